import { defaultPreference } from "@amends/core/notices/preference";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callsOf, type Member, useFullApp } from "../accounts/full-app.ts";
import { bodyOf, type ReceivingServer, receivingServer, subjectOf } from "../channels/mail/receiving-server.fixture.ts";
import { form } from "../desk/desk-test-app.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { createMailNotices } from "./mail-notices.ts";

const full = useFullApp();
const open: ReceivingServer[] = [];
let server: ReceivingServer;
const { as } = callsOf(full);

const account = () => ({ host: "127.0.0.1", port: server.port, security: "none", username: "", fromName: "晨光客服", fromAddress: "care@example.com" });
const prefer = (change: object) => as("supervisor", "PUT", "/api/notices/preference", { ...defaultPreference, ...change });
const waitingJobs = async () =>
  (
    await sql<{ key: string; run_at: Date }>`select key, run_at from graphile_worker.jobs where key = ${`mailNotices:${full.id("supervisor")}`}`.execute(
      full.database.db,
    )
  ).rows;
/** Does at once what is planned for later. */
const deliver = (member: Member = "supervisor") =>
  createMailNotices(full.app.accounts.cookie.secret, "http://localhost")(
    { companyId: full.teams.company, personId: full.id(member) },
    { db: full.database.db, now: new Date().toISOString(), newId: newUuid, attempt: 1 },
  );

beforeEach(async () => {
  server = await receivingServer();
  open.push(server);
  await sql`with m as (delete from mails) delete from notices`.execute(full.database.db);
  await as("admin", "PUT", "/api/settings/mail", account());
  await prefer({});
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serious(): Promise<string> {
  const { id } = await as("agent", "POST", "/api/complaints", form({}));
  await as("agent", "PUT", `/api/complaints/${id}/severity`, { severity: "serious", reason: "客户要找媒体" });
  return id;
}
const planned = () => vi.waitFor(async () => expect(await waitingJobs()).toHaveLength(1), { timeout: 5_000, interval: 50 });

/** Everything that followed from what was done has happened, what a plan brought included. */
const calm = () =>
  vi.waitFor(
    async () => {
      const { rows } = await sql<{
        more: boolean;
      }>`select exists (select 1 from events e, reaction_position p where (e.xid, e.seq) > (p.xid, p.seq)) as more`.execute(full.database.db);
      expect(rows[0]?.more).toBe(false);
    },
    { timeout: 8_000, interval: 50 },
  );

describe("notices by mail", () => {
  test("what burns is mailed: the number and what happened, no name, no title; once", async () => {
    const id = await serious();
    await planned();
    await calm();
    await deliver();
    await deliver();
    await vi.waitFor(() => expect(server.received).toHaveLength(1), 5_000);
    const [mail = ""] = server.received;
    expect(mail).toMatch(/^To: .*<supervisor@example\.com>/m);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(subjectOf(mail)).toMatch(/严重/);
    const body = bodyOf(mail);
    expect(body).toContain(`http://localhost/complaints/${id}`);
    expect(body).toMatch(/TS\d{4}-\d+|\d{4}/);
    expect(body).not.toMatch(/发动机|王|138/);
  });

  test("read in the product first it is not mailed", async () => {
    const id = await serious();
    await planned();
    await calm();
    await as("supervisor", "POST", "/api/notices/reading", { complaintId: id });
    await deliver();
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from mails where person_id = ${full.id("supervisor")}::uuid and sent_at is null`.execute(full.database.db);
    expect([rows[0]?.count, server.received.length]).toEqual([0, 0]);
  });

  test("the digest of the day gathers: several are one mail, at the time that was chosen; changing one's mind moves it", async () => {
    await prefer({ digest: "daily", dailyAt: "08:30" });
    await serious();
    await planned();
    const [{ run_at } = { run_at: new Date(0) }] = await waitingJobs();
    expect(new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" }).format(run_at)).toBe("08:30");
    await serious();
    await vi.waitFor(async () => expect((await as("supervisor", "GET", "/api/notices")).unread).toBeGreaterThanOrEqual(2), 5_000);
    await calm();
    await prefer({ digest: "atOnce" });
    const [sooner] = await waitingJobs();
    expect(sooner?.run_at.getTime() ?? 0).toBeLessThanOrEqual(Date.now() + 3 * 60_000);
    await deliver();
    await vi.waitFor(() => expect(server.received).toHaveLength(1), 5_000);
    expect(subjectOf(server.received[0] ?? "")).toContain("2");
  });

  test("who may not see the complaint any more gets nothing of it; who has left gets nothing at all", async () => {
    const id = await serious();
    await planned();
    await as("manager", "POST", `/api/complaints/${id}/transfers`, { teamId: full.teams.beside, assigneeId: full.id("far"), note: "归三组" });
    await calm();
    await deliver();
    await deliver("left");
    expect(server.received).toEqual([]);
  });

  test("the demo's mail never leaves: no account can be set there", async () => {
    const headers = await full.session("demo");
    await sql`update people set role = 'admin' where id = ${full.id("demo")}::uuid`.execute(full.database.db);
    const { status, body } = await full.call(headers, "PUT", "/api/settings/mail", account());
    expect([status, body.error.code]).toEqual([expect.any(Number), "demoSendsNothing"]);
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
