import { createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { addSignIn } from "../../server/src/accounts/sign-in-rows.ts";
import { nextDueTime } from "../../server/src/desk/due/due-store.ts";
import type { Database } from "../../server/src/platform/db/schema.ts";
import { newUuid } from "../../server/src/platform/new-uuid.ts";
import { fanOutName, removeListeners } from "../fill/filled.ts";
import { beside } from "./database.ts";
import { report } from "./figure.ts";
import { cpuOf } from "./processes.ts";
import { form } from "./requests.ts";
import { type Caller, type RunningServer, signIn } from "./server.ts";
import { type Listener, listen } from "./stream.ts";

type Db = Kysely<Database>;
const seconds = (n: number) => new Promise((later) => setTimeout(later, n * 1000));

/** So many moments wait as 100,000 open complaints have: the closed ones of the filling are given one each, far ahead. */
async function withWaiting(db: Db, work: () => Promise<void>): Promise<void> {
  await sql`insert into due_times (complaint_id, company_id, key, at)
    select id, company_id, 'bench', now() + interval '30 days' + (random() * interval '60 days') from complaints where state = 'closed' limit 100000`.execute(
    db,
  );
  await sql`vacuum analyze due_times`.execute(db);
  try {
    await work();
  } finally {
    await sql`delete from due_times where key = 'bench'`.execute(db);
    await sql`vacuum due_times`.execute(db);
  }
}

/** How often the waker looks in a minute when nothing falls due (platform/alarm.ts). */
const looksPerMinute = 40;

/** CPU of looking for what is due, for a minute at rest; and of everything the server does while nobody asks for anything. */
async function measureRest(server: RunningServer, db: Db): Promise<void> {
  const { rows } = await sql<{ pid: number; waiting: number }>`
    select pg_backend_pid() as pid, (select count(*)::int from due_times where fired_at is null) as waiting`.execute(db);
  report("due.waiting", rows[0]?.waiting ?? 0, "moments", null);
  const pids = [process.pid, rows[0]?.pid ?? 0];
  const looks = 2_000;
  const before = cpuOf(pids);
  for (let i = 0; i < looks; i++) await nextDueTime(db);
  report("due.sweep", ((cpuOf(pids) - before) / looks) * looksPerMinute, "ms per minute", 200);
  await seconds(5);
  const family = server.pids();
  const quiet = cpuOf(family);
  await seconds(60);
  report("rest.all", cpuOf(family) - quiet, "ms per minute", null);
}

/** How late a promise's time is told: from the moment it was due to the page that hears of it. */
async function measureFiring(server: RunningServer, agent: Caller): Promise<void> {
  const { cookie } = agent;
  const heard = new Map<string, number>();
  const listener = listen(server.url, cookie, ({ data, at }) => {
    if (data["type"] === "complaint.dueReached") heard.set(String(data["complaintId"]), at);
  });
  await listener.opened;
  const late: number[] = [];
  for (let i = 0; i < 5; i++) {
    const { id } = (await agent("/api/complaints", { method: "POST", body: form(i), headers: { "idempotency-key": newUuid() } })) as { id: string };
    const dueAt = Date.now() + 2_000 + i * 300;
    await agent(`/api/complaints/${id}/promises`, { method: "POST", body: { what: "Call back", dueAt: new Date(dueAt).toISOString() } });
    for (let waited = 0; !heard.has(id) && waited < 10; waited += 0.05) await seconds(0.05);
    late.push((heard.get(id) ?? Number.POSITIVE_INFINITY) - dueAt);
  }
  listener.close();
  report("due.fires.late", Math.max(...late), "ms", 2_000);
}

const hearers = 200;

/** A crisis is told to every manager: from the answer of who raised it to the last of 200 signed-in managers whose page hears of it. */
async function measureFanOut(server: RunningServer, db: Db, dataDir: string, agent: Caller): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from teams where id = company_id and not demo order by created_at limit 1`.execute(db);
  const companyId = rows[0]?.id ?? "";
  const secret = readFileSync(join(dataDir, "session-secret"), "utf8").trim();
  const now = new Date().toISOString();
  const cookies: string[] = [];
  for (let i = 0; i < hearers; i++) {
    const person = { id: newUuid(), name: fanOutName, email: `hearer${i}.${Date.now()}@bench.invalid` };
    await db
      .insertInto("people")
      .values({ ...person, company_id: companyId, team_id: companyId, role: "manager" })
      .execute();
    await addSignIn(db, person, null, now);
    const token = randomBytes(24).toString("base64url");
    const expiresAt = new Date(Date.now() + 3_600_000);
    await db
      .insertInto("session")
      .values({ id: newUuid(), token, userId: person.id, expiresAt, createdAt: now, updatedAt: now, ipAddress: null, userAgent: null })
      .execute();
    cookies.push(`amends.session_token=${encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`)}`);
  }
  let heard = 0;
  let last = 0;
  const listeners: Listener[] = cookies.map((cookie) =>
    listen(server.url, cookie, ({ event, data, at }) => {
      if (event !== "news" || data["topic"] !== "notices") return;
      heard++;
      last = at;
    }),
  );
  await Promise.all(listeners.map((each) => each.opened));
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const { id } = (await agent("/api/complaints", { method: "POST", body: form(i), headers: { "idempotency-key": newUuid() } })) as { id: string };
    await seconds(1);
    heard = 0;
    const began = performance.timeOrigin + performance.now();
    await agent(`/api/complaints/${id}/severity`, { method: "PUT", body: { severity: "crisis", reason: "Press" } });
    for (let waited = 0; heard < hearers && waited < 10; waited += 0.02) await seconds(0.02);
    times.push(heard < hearers ? Number.POSITIVE_INFINITY : last - began);
  }
  for (const each of listeners) each.close();
  await removeListeners(db);
  report("notices.fanOut", Math.max(...times), "ms", 1_000);
}

/** What acts by time and what is told to many, with as much waiting as 100,000 open complaints have. */
export async function measureByTime(server: RunningServer, dataDir: string, idle: boolean): Promise<void> {
  const agent = await signIn(server.url, "agent");
  await beside(dataDir, async (db) => {
    await withWaiting(db, async () => {
      if (idle) await measureRest(server, db);
      await measureFiring(server, agent);
      await measureFanOut(server, db, dataDir, agent);
    });
  });
}
