import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callsOf, type Member, useFullApp } from "../../accounts/full-app.ts";
import { form } from "../../desk/desk-test-app.ts";
import { answer, bodyOf, type ReceivingServer, receivingServer, subjectOf } from "./receiving-server.fixture.ts";

const full = useFullApp();
const open: ReceivingServer[] = [];
let server: ReceivingServer;
const { call, as } = callsOf(full);

async function serve(options: Parameters<typeof receivingServer>[0] = {}): Promise<ReceivingServer> {
  server = await receivingServer(options);
  open.push(server);
  const account = { host: "127.0.0.1", port: server.port, security: "none", username: "", fromName: "晨光客服", fromAddress: "care@example.com" };
  await as("admin", "PUT", "/api/settings/mail", account);
  return server;
}
const seen = <T>(look: () => Promise<T> | T) => vi.waitFor(look, { timeout: 8_000, interval: 60 });
let nth = 0;
const address = () => `kunde${++nth}@example.org`;
const create = (email: string, change: Record<string, unknown> = {}) =>
  as("agent", "POST", "/api/complaints", form({ complainant: { name: "王芳", contacts: [{ kind: "email", value: email }], standing: "private" }, ...change }));
const page = (id: string, member: Member = "agent") => as(member, "GET", `/api/complaints/${id}`);
async function reply(id: string, text = "周三上门检修，届时给您电话") {
  await as("agent", "POST", `/api/complaints/${id}/messages`, { text, lastSeenSeq: (await page(id)).lastSeq });
}
// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
const fate = async (id: string, member: Member = "agent") => (await page(id, member)).timeline.find((i: any) => i.kind === "message")?.mail;
const to = (email: string) => server.received.filter((mail) => mail.includes(`<${email}>`) || mail.includes(`To: ${email}`));

beforeEach(async () => {
  await serve();
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe("mail to customers", () => {
  test("an answer reaches the customer's mailbox, with the way to their page; the message says what became of it", async () => {
    const email = address();
    const { id, number } = await create(email);
    expect((await page(id)).delivery).toBe("mail");
    await reply(id);
    await seen(async () => expect(await fate(id)).toEqual({ state: "sent", reason: null, detail: "" }));
    const mail = to(email).find((m) => bodyOf(m).includes("周三上门检修")) ?? "";
    expect(subjectOf(mail)).toContain(`[${number}]`);
    expect(mail).not.toMatch(/^Auto-Submitted/im);
    const token = /portal\/t\/([\w-]+)/.exec(bodyOf(mail))?.[1];
    const tracking = await full.call({ host: "localhost" }, "GET", `/api/public/tracking/${token}`);
    expect([tracking.status, JSON.stringify(tracking.body)]).toEqual([200, expect.stringContaining("周三上门检修")]);
  });

  test("notes and what was said elsewhere are not mailed, nor to customers without an address", async () => {
    const { id } = await as("agent", "POST", "/api/complaints", form({}));
    expect((await page(id)).delivery).toBe("trackingPage");
    await reply(id);
    const email = address();
    const other = await create(email);
    await as("agent", "POST", `/api/complaints/${other.id}/notes`, { text: "内部：已查监控" });
    await as("agent", "POST", `/api/complaints/${other.id}/messages`, { text: "微信里说过了", channel: "social", lastSeenSeq: (await page(other.id)).lastSeq });
    await reply(other.id);
    await seen(() => expect(to(email).some((m) => bodyOf(m).includes("周三"))).toBe(true));
    expect(server.received.some((m) => /内部|微信/.test(bodyOf(m)))).toBe(false);
    expect(await fate(id)).toBeNull();
  });

  test("demand 18: no mail is skipped in silence: a refusal is shown at the message and among the failures, tells its handler, and can be repeated", async () => {
    await serve({ onRcptTo: ({ address: to }, _s, callback) => callback(answer(550, `no such user ${to}`)) });
    const email = address();
    const { id } = await create(email, { assigneeId: full.id("agent"), teamId: full.teams.one });
    await reply(id);
    await seen(async () =>
      expect(await fate(id)).toMatchObject({ state: "failed", reason: "mailRefused", detail: expect.stringContaining(`no such user ${email}`) }),
    );
    expect(await fate(id, "quality")).toMatchObject({ state: "failed", detail: "" });
    await seen(async () =>
      expect((await as("agent", "GET", "/api/notices")).items).toContainEqual(
        expect.objectContaining({ kind: "duty", event: "complaint.mailFailed", read: false }),
      ),
    );
    const { failures } = await as("manager", "GET", "/api/failures");
    const failed = failures.filter((f: { name: string; complaintId: string }) => f.name === "sendMail" && f.complaintId === id);
    expect(failed.length).toBe(2); // the acknowledgement and the answer
    await serve();
    for (const { id: failure } of failed) await as("manager", "POST", `/api/failures/${failure}/repetition`);
    await seen(async () => expect(await fate(id)).toMatchObject({ state: "sent" }));
    await seen(() => expect(to(email)).toHaveLength(2));
    await seen(async () =>
      expect(
        (await as("agent", "GET", "/api/notices")).items.filter((n: { event: string; read: boolean }) => n.event === "complaint.mailFailed" && !n.read),
      ).toEqual([]),
    );
  });

  test("the acknowledgement goes by itself and counts once the other server took it; the private link is not kept with it", async () => {
    const email = address();
    const { id, acknowledgement } = await create(email);
    expect(acknowledgement.byMail).toBe(true);
    await seen(async () => expect((await page(id)).complaint.acknowledgement?.text ?? "").not.toBe(""));
    const [mail = ""] = to(email);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated/im);
    const token = /portal\/t\/([\w-]+)/.exec(bodyOf(mail))?.[1] ?? "";
    expect((await full.call({ host: "localhost" }, "GET", `/api/public/tracking/${token}`)).status).toBe(200);
    expect(JSON.stringify(await page(id))).not.toContain(token);
  });

  test("demand 20: nothing automatic to machines, and not without end to one address", async () => {
    await create("no-reply@example.org");
    const email = address();
    for (let i = 0; i < 12; i++) await create(email);
    await reply((await create(email)).id);
    await seen(() => expect(to(email).filter((m) => !/auto-submitted/i.test(m))).toHaveLength(1));
    await seen(() => expect(to(email).filter((m) => /auto-submitted/i.test(m))).toHaveLength(10));
    expect(to("no-reply@example.org")).toEqual([]);
  });

  test("what somebody puts into a name or a subject begins no header of its own", async () => {
    const email = address();
    const { id } = await create(email);
    await sql`update customers set name = ${"王\r\nBcc: x@example.org"} where id = (select customer_id from complaints where id = ${id}::uuid)`.execute(
      full.database.db,
    );
    const subject = { subject: "回复\r\nBcc: y@example.org" };
    const refused = await call("agent", "POST", `/api/complaints/${id}/messages`, { text: "好", lastSeenSeq: (await page(id)).lastSeq, ...subject });
    await reply(id);
    await seen(async () => expect(await fate(id)).toMatchObject({ state: "sent" }));
    expect(server.received.some((m) => /^bcc:/im.test(m))).toBe(false);
    expect([201, 400, 422]).toContain(refused.status);
  });
});

describe("signatures", () => {
  const sign = (teamId: string, texts: Record<string, string>) => as("admin", "PUT", `/api/settings/mail/signatures/${teamId}`, { texts });
  const company = async (): Promise<string> => (await as("agent", "GET", "/api/me")).viewer.companyId;
  const answered = async () => {
    const email = address();
    const { id } = await create(email, { teamId: full.teams.one });
    await reply(id);
    await seen(() => expect(to(email).some((m) => bodyOf(m).includes("周三"))).toBe(true));
    return bodyOf(to(email).find((m) => bodyOf(m).includes("周三")) ?? "");
  };

  test("demand 17: an answer is signed as its team signs, else as the one above it, with the name of who wrote", async () => {
    await sign(await company(), { "zh-CN": "晨光客服\n400-000-0000", en: "Morning Light" });
    expect(await answered()).toMatch(/届时给您电话\s+晨光客服\s+400-000-0000\s+--/);
    await sign(full.teams.one, { "zh-CN": "一组 {name}" });
    const { viewer } = await as("agent", "GET", "/api/me");
    const mail = await answered();
    expect(mail).toMatch(new RegExp(`届时给您电话\\s+一组 ${viewer.name}\\s+--`));
    expect(mail).not.toContain("400-000-0000");
    expect(await sign(full.teams.one, { "zh-CN": "  " })).toMatchObject({ items: [{ teamId: await company() }] });
    expect(await answered()).toContain("400-000-0000");
  });

  test("another company's team, a language nobody has and a text without end are refused", async () => {
    const refused = async (teamId: string, texts: unknown) => (await call("admin", "PUT", `/api/settings/mail/signatures/${teamId}`, { texts })).status;
    expect(await refused("00000000-0000-4000-8000-000000000000", { en: "x" })).toBe(404);
    expect(await refused(full.teams.one, { fr: "x" })).toBe(400);
    expect(await refused(full.teams.one, { en: "x".repeat(1_001) })).toBe(400);
  });
});

describe("one-time links by mail", () => {
  test("an invitation and a reset reach whom they are for, and open", async () => {
    const email = address();
    const link = await as("admin", "POST", "/api/people/invitations", { email, role: "agent", teamId: full.teams.one, language: "en" });
    expect(link.mailedTo).toBe(email);
    await seen(() => expect(to(email)).toHaveLength(1));
    expect(bodyOf(to(email)[0] ?? "")).toContain(link.url);
    const reset = await as("admin", "POST", `/api/people/${full.id("colleague")}/reset-link`, {});
    await seen(() => expect(to("colleague@example.com").some((m) => bodyOf(m).includes(reset.url))).toBe(true));
  });

  test("without an account they are handed over as before", async () => {
    await as("admin", "DELETE", "/api/settings/mail");
    const link = await as("admin", "POST", "/api/people/invitations", { email: address(), role: "agent", teamId: full.teams.one });
    expect(link.mailedTo).toBeUndefined();
  });
});

describe("the account's settings", () => {
  test("the trial says what the server answered; a wrong password is said so; the password is never given out again and stays with its server", async () => {
    expect((await as("admin", "POST", "/api/settings/mail/test", {})).response).toMatch(/taken/);
    expect(to("admin@example.com")).toHaveLength(1);
    const login = { username: "care", password: "geheim", security: "startTls" };
    const saved = await as("admin", "PUT", "/api/settings/mail", {
      host: "127.0.0.1",
      port: server.port,
      fromName: "",
      fromAddress: "care@example.com",
      ...login,
    });
    expect(JSON.stringify([saved, await as("admin", "GET", "/api/settings/mail")])).not.toContain("geheim");
    const { rows } = await sql<{ sealed: string }>`select password_sealed as sealed from mail_accounts`.execute(full.database.db);
    expect(rows[0]?.sealed).not.toContain("geheim");
    const trial = await call("admin", "POST", "/api/settings/mail/test", {});
    expect([trial.status, trial.body.error.code]).toEqual([expect.any(Number), "mailTls"]); // this server offers none: nothing goes in the clear
    const elsewhere = await call("admin", "PUT", "/api/settings/mail", { ...saved.account, hasPassword: undefined, host: "evil.example.org" });
    expect([elsewhere.status >= 400, elsewhere.body.error.code]).toEqual([true, "mailPasswordAgain"]);
  });
});
