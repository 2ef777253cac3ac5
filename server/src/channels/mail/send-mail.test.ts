import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "../../platform/db/test-database.ts";
import { GivenUp } from "../../platform/jobs.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { seal } from "../../platform/seal.ts";
import { queueMail } from "./queue-mail.ts";
import { answer, bodyOf, type ReceivingServer, receivingServer } from "./receiving-server.fixture.ts";
import { createSendMail } from "./send-mail.ts";

const database = useTestDatabase();
const secret = "0123456789abcdef0123456789abcdef";
const companyId = newUuid();
const open: ReceivingServer[] = [];

beforeAll(async () => {
  await sql`insert into teams (id, company_id, kind, name) values (${companyId}::uuid, ${companyId}::uuid, 'company', '晨光')`.execute(database.db);
});
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** A server, and the company's account on it. */
async function serving(options: SMTPServerOptions = {}, login: { username: string; password: string } | null = null): Promise<ReceivingServer> {
  const server = await receivingServer(options);
  open.push(server);
  await account(server.port, login);
  return server;
}

async function account(port: number, login: { username: string; password: string } | null = null): Promise<void> {
  const sealed = login ? seal(secret, "mail password", login.password) : null;
  await sql`insert into mail_accounts (company_id, host, port, security, username, password_sealed, from_name, from_address, updated_at)
    values (${companyId}::uuid, '127.0.0.1', ${port}::int, 'none', ${login?.username ?? ""}, ${sealed}, '晨光客服', 'care@example.com', now())
    on conflict (company_id) do update set port = excluded.port, username = excluded.username, password_sealed = excluded.password_sealed`.execute(database.db);
}

async function mail(change: Partial<Parameters<typeof queueMail>[1]> = {}): Promise<string> {
  const id = newUuid();
  const whole = {
    id,
    companyId,
    purpose: "notice" as const,
    to: "li@example.com",
    toName: "李明",
    subject: "到时限了还没办",
    text: "请看投诉。\n.\n完",
    automatic: true,
    ...change,
  };
  await database.db.transaction().execute((tx) => queueMail(tx, whole, secret, new Date().toISOString()));
  return id;
}

const run = (mailId: string, repeatedAt?: string) =>
  createSendMail(secret)(
    { companyId, mailId, ...(repeatedAt ? { repeatedAt } : {}) },
    { db: database.db, now: new Date().toISOString(), newId: newUuid, attempt: 1 },
  );

type State = { sent: boolean; given_up: boolean; content: boolean; tries: number; response: string | null };
async function state(id: string): Promise<State | undefined> {
  const { rows } =
    await sql<State>`select sent_at is not null as sent, given_up_at is not null as given_up, content is not null as content, tries, response from mails where id = ${id}::uuid`.execute(
      database.db,
    );
  return rows[0];
}

describe("sending against a real mail server", () => {
  test("what is sent arrives whole, encoded, marked as automatic, and is not kept", async () => {
    const server = await serving();
    const id = await mail();
    await run(id);
    const [text = ""] = server.received;
    expect(text).toMatch(new RegExp(`^Message-ID: <${id}@example\\.com>`, "im"));
    expect(text).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(text).toMatch(/^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000\r?$/m); // RFC 5322 3.3
    expect(text).toMatch(/^From: =\?UTF-8\?.*<care@example\.com>/im);
    expect(bodyOf(text)).toBe("请看投诉。\n.\n完");
    expect(await state(id)).toMatchObject({ sent: true, content: false, tries: 1 });
    await run(id); // the same job once more
    expect(server.received).toHaveLength(1);
  });

  test("what a person wrote is not marked as automatic", async () => {
    const server = await serving();
    await run(await mail({ automatic: false, purpose: "answer" }));
    expect(server.received[0]).not.toMatch(/auto-submitted/i);
  });

  test("a refusal is final and says what the other server said", async () => {
    const server = await serving({ onRcptTo: (_a, _s, callback) => callback(answer(550, "no such user here")) });
    const id = await mail();
    await expect(run(id)).rejects.toBeInstanceOf(GivenUp);
    expect(await state(id)).toMatchObject({ given_up: true, response: expect.stringMatching(/^\[mailRefused\].*no such user/) });
    await run(id); // nobody asked for more
    expect((await state(id))?.sent).toBe(false);
    expect(server.received).toEqual([]);
  });

  test("greylisting: 'come again later' is tried again and then taken, once", async () => {
    let strangers = 0;
    const server = await serving({ onRcptTo: (_a, _s, callback) => (strangers++ === 0 ? callback(answer(451, "greylisted, come again")) : callback()) });
    const id = await mail();
    await expect(run(id)).rejects.toMatchObject({ reason: "mailDeferred" });
    expect(await state(id)).toMatchObject({ given_up: false, content: true });
    await run(id);
    expect(server.received).toHaveLength(1);
    expect(await state(id)).toMatchObject({ sent: true, tries: 2 });
  });

  test("a refusal after the whole message is a 'no' and not a doubt", async () => {
    await serving({
      onData(stream, _s, callback) {
        stream.resume();
        stream.on("end", () => callback(answer(452, "mailbox full")));
      },
    });
    const id = await mail();
    await expect(run(id)).rejects.toMatchObject({ reason: "mailDeferred" });
    const server = await serving();
    await run(id);
    expect(server.received).toHaveLength(1);
  });

  test("nobody there: tried again", async () => {
    const gone = await serving();
    open.splice(open.indexOf(gone), 1);
    await gone.close();
    const id = await mail();
    await expect(run(id)).rejects.toMatchObject({ reason: "mailUnreachable" });
    const server = await serving();
    await run(id);
    expect(server.received).toHaveLength(1);
  });

  test("a connection lost before the message: tried again; after all of it, without an answer: a doubt, and not sent twice", async () => {
    const id = await mail();
    const early = await serving({ onRcptTo: () => early.cut() });
    await expect(run(id)).rejects.toMatchObject({ reason: "mailUnreachable" });
    expect(await state(id)).toMatchObject({ given_up: false });
    const late = await serving({
      onData(stream) {
        stream.resume();
        stream.on("end", () => {
          late.received.push("whole");
          late.cut();
        });
      },
    });
    await expect(run(id)).rejects.toThrow(/mailUncertain/);
    const healthy = await serving();
    await run(id);
    expect([late.received.length, healthy.received.length]).toEqual([1, 0]);
  });

  test("a wrong password is said so, and nothing leaves", async () => {
    const server = await serving(
      { authOptional: false, allowInsecureAuth: true, onAuth: (_a, _s, callback) => callback(answer(535, "bad credentials")) },
      { username: "care", password: "wrong" },
    );
    await expect(run(await mail())).rejects.toMatchObject({ reason: "mailLogin" });
    expect(server.received).toEqual([]);
  });

  test("headers take no line breaks, addresses no company", async () => {
    await expect(mail({ subject: "a\r\nBcc: x@example.com" })).rejects.toMatchObject({ reason: "mailRefused" });
    await expect(mail({ toName: "a\nb" })).rejects.toMatchObject({ reason: "mailRefused" });
    await expect(mail({ to: "a@example.com, b@example.com" })).rejects.toMatchObject({ reason: "mailAddress" });
  });

  test("what waits to be sent cannot be read in the database", async () => {
    const id = await mail({ text: "https://desk.example.com/reset/geheim" });
    const { rows } = await sql<{ content: string }>`select content from mails where id = ${id}::uuid`.execute(database.db);
    expect(rows[0]?.content).not.toMatch(/geheim|example/);
  });
});

describe("a server that is killed while sending", () => {
  const program = fileURLToPath(new URL("./send-once.fixture.ts", import.meta.url));
  /** Runs the job in a process of its own, to be killed by what the mail server sees. */
  const inProcess = (id: string) => {
    const child = spawn(process.execPath, [program, database.url, secret, companyId, id], { stdio: "ignore" });
    return { kill: () => child.kill("SIGKILL"), ended: new Promise((end) => child.once("exit", end)) };
  };

  test("between sending and marking: never twice by itself; once more when somebody wants it", async () => {
    const id = await mail();
    let process: ReturnType<typeof inProcess> | undefined;
    const server = await serving({
      onData(stream, _s, _callback) {
        stream.resume();
        stream.on("end", () => {
          server.received.push("whole"); // taken, and the 'yes' never reaches anybody
          process?.kill();
        });
      },
    });
    process = inProcess(id);
    await process.ended;
    expect(server.received).toHaveLength(1);
    const healthy = await serving();
    await expect(run(id)).rejects.toThrow(/mailUncertain/);
    await run(id);
    expect(healthy.received).toEqual([]);
    const wish = new Date().toISOString();
    await run(id, wish);
    await run(id, wish);
    expect(healthy.received).toHaveLength(1);
  });

  test("before the end of the message: sent by the next one, once", async () => {
    const id = await mail();
    let process: ReturnType<typeof inProcess> | undefined;
    await serving({ onRcptTo: () => void process?.kill() });
    process = inProcess(id);
    await process.ended;
    const healthy = await serving();
    await run(id);
    expect(healthy.received).toHaveLength(1);
  });
});
