import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { Placed } from "@amends/core/accounts/visibility";
import { scopeOf, sees } from "@amends/core/accounts/visibility";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "./caller.ts";
import { readConfig } from "./config.ts";
import { createDb, type Db } from "./db/connect.ts";
import { useTestDatabase } from "./db/test-database.ts";
import { createHttp } from "./http.ts";
import { notifyEvents } from "./live-events.ts";
import { newUuid } from "./new-uuid.ts";
import { createRealtime, type LiveFilter, type Realtime } from "./realtime.ts";
import { realtimeRoutes } from "./realtime-routes.ts";
import { registerRoutes } from "./register-routes.ts";

const database = useTestDatabase();
const company = newUuid();
const team = newUuid();
const other = newUuid();
const placed = new Map<string, Placed>();
const callers = new Map<string, Caller>();
let app: FastifyInstance;
let realtime: Realtime;
let address: string;

const person = (name: string, role: "agent" | "supervisor", teamId: string) => {
  const viewer = { id: newUuid(), companyId: company, role, teamId, teamIds: [teamId], name };
  callers.set(name, { viewer, via: "session", scopes: ["read", "write", "admin"] });
  return viewer;
};
const lead = person("lead", "supervisor", team);
const agent = person("agent", "agent", team);
person("stranger", "supervisor", other);

const liveFilter: LiveFilter = {
  placements: async (ids) => new Map(ids.flatMap((id) => (placed.has(id) ? [[id, placed.get(id) as Placed]] : []))),
  maySee: (viewer, _event, place) => place !== undefined && sees(scopeOf(viewer), place),
};

beforeAll(async () => {
  await sql`insert into teams (id, company_id, kind, name) values (${company}, ${company}, 'company', 'c')`.execute(database.db);
  realtime = createRealtime({
    db: database.db,
    url: database.url,
    filter: liveFilter,
    onError: (error) => {
      throw error;
    },
  });
  app = await createHttp(readConfig({ AMENDS_LOG_LEVEL: "silent" }));
  const identify = async (request: { headers: Record<string, unknown> }) => callers.get(String(request.headers["x-test"]));
  registerRoutes(app, realtimeRoutes, { db: database.db, deps: { realtime, liveFilter, identify }, identify, allowSetup: async () => undefined });
  address = await app.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  await realtime.stop();
  await app.close();
});

/** A browser's view of the stream: what came, and waiting until something came. */
async function stream(name: string, lastEventId?: string) {
  const request = get(`${address}/api/stream`, { headers: { "x-test": name, ...(lastEventId ? { "last-event-id": lastEventId } : {}) } });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const got: { event: string; id: string; data: Record<string, unknown> }[] = [];
  let text = "";
  response.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const fields = Object.fromEntries(
        text
          .slice(0, end)
          .split("\n")
          .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      );
      text = text.slice(end + 2);
      if (fields["event"]) got.push({ event: fields["event"], id: fields["id"] ?? "", data: JSON.parse(fields["data"] ?? "{}") });
    }
  });
  const state = { ended: false };
  response
    .on("error", () => undefined)
    .on("end", () => {
      state.ended = true;
    });
  const types = () => got.filter((each) => each.event === "change").map((each) => each.data["type"]);
  // Only from its hello on does a stream hear of everything: what is written before it lies behind it.
  if (!lastEventId) await expect.poll(() => got.some((each) => each.event === "hello"), { timeout: 4000, interval: 5 }).toBe(true);
  return {
    got,
    types,
    state,
    status: response.statusCode,
    close: () => request.destroy(),
    until: (done: () => boolean) => expect.poll(done, { timeout: 4000, interval: 5 }).toBe(true),
  };
}

const write = (db: Db, complaintId: string, type: string) =>
  sql`insert into events (id, company_id, complaint_id, subject_type, subject_id, type, actor_type, actor_id, at)
    values (${newUuid()}, ${company}, ${complaintId}, 'complaint', ${complaintId}, ${type}, 'person', ${agent.id}, now())`.execute(db);

async function complaint(place: Partial<Placed> = {}): Promise<string> {
  const id = newUuid();
  placed.set(id, { companyId: company, teamId: team, assigneeId: null, closed: false, restrictedTo: null, ...place });
  return id;
}

test("a change reaches those who may see the complaint, and nobody else", async () => {
  const [a, b, c] = await Promise.all([stream("lead"), stream("agent"), stream("stranger")]);
  const mine = await complaint({ assigneeId: agent.id });
  const foreign = await complaint({ teamId: other });
  await write(database.db, mine, "complaint.noted");
  await write(database.db, foreign, "complaint.foreign");
  await notifyEvents(database.db);
  await a.until(() => a.types().length === 1);
  await c.until(() => c.types().length === 1);
  expect([a.types(), b.types(), c.types()]).toEqual([["complaint.noted"], ["complaint.noted"], ["complaint.foreign"]]);
  for (const each of [a, b, c]) each.close();
});

test("who loses sight of a complaint hears once that it left", async () => {
  const b = await stream("agent");
  const id = await complaint({ assigneeId: agent.id });
  await write(database.db, id, "complaint.noted");
  await notifyEvents(database.db);
  await b.until(() => b.types().length === 1);
  placed.set(id, { companyId: company, teamId: team, assigneeId: lead.id, closed: false, restrictedTo: null });
  await write(database.db, id, "complaint.assigned");
  await notifyEvents(database.db);
  await b.until(() => b.types().length === 2);
  await write(database.db, id, "complaint.noted");
  await notifyEvents(database.db);
  await new Promise((later) => setTimeout(later, 150));
  expect(b.types()).toEqual(["complaint.noted", "complaint.left"]);
  b.close();
});

test("after a break the missed events are replayed, in order and only once", async () => {
  const first = await stream("lead");
  const id = await complaint();
  await write(database.db, id, "one");
  await notifyEvents(database.db);
  await first.until(() => first.types().length === 1);
  first.close();
  for (const type of ["two", "three"]) await write(database.db, id, type);
  await notifyEvents(database.db);
  const second = await stream("lead", first.got.at(-1)?.id);
  await second.until(() => second.types().length === 2);
  await write(database.db, id, "four");
  await notifyEvents(database.db);
  await second.until(() => second.types().length === 3);
  expect(second.types()).toEqual(["two", "three", "four"]);
  second.close();
});

test("a slow transaction that commits after a faster, later one is not lost", async () => {
  const a = await stream("lead");
  const id = await complaint();
  const slow = createDb(database.url, { max: 1 });
  await slow.transaction().execute(async (tx) => {
    await write(tx, id, "slow");
    await write(database.db, id, "fast");
    await notifyEvents(database.db);
    await new Promise((later) => setTimeout(later, 200));
    expect(a.types()).toEqual([]); // held back: something older may still appear
    await notifyEvents(tx);
  });
  await slow.destroy();
  await a.until(() => a.types().length === 2);
  expect(a.types()).toEqual(["slow", "fast"]);
  a.close();
});

test("a position from another database asks the browser to fetch everything anew", async () => {
  const a = await stream("lead", "999999999999.1");
  await a.until(() => a.got[0]?.event === "reset");
  a.close();
});

test("lost connections to the database come back, and nothing in between is lost", async () => {
  const a = await stream("lead");
  await a.until(() => a.got.length === 1);
  const id = await complaint();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'amends-live' and datname = current_database()`.execute(
    database.db,
  );
  await write(database.db, id, "while away");
  await notifyEvents(database.db);
  await a.until(() => a.types().length === 1);
  a.close();
});

test("who is looking hears who else is; strangers may not even ask", async () => {
  const id = await complaint({ assigneeId: agent.id });
  const post = (name: string, state: string) =>
    app.inject({ method: "POST", url: "/api/presence", headers: { "x-test": name }, payload: { complaintId: id, state } });
  const [a, c] = await Promise.all([stream("lead"), stream("stranger")]);
  await post("lead", "viewing");
  await post("agent", "typing");
  const people = () => a.got.findLast((each) => each.event === "presence")?.data["people"] as { name: string; state: string }[] | undefined;
  await a.until(() => people()?.length === 2);
  expect(people()).toContainEqual({ personId: agent.id, name: "agent", state: "typing" });
  await post("agent", "away");
  await a.until(() => people()?.length === 1);
  expect((await post("stranger", "viewing")).statusCode).toBe(404);
  expect(c.got.filter((each) => each.event === "presence")).toEqual([]);
  for (const each of [a, c]) each.close();
});

test("whoever opens a complaint is there, hears who else is, and has left the one before", async () => {
  const [before, id] = [await complaint({ assigneeId: agent.id }), await complaint({ assigneeId: agent.id })];
  const [a, b] = await Promise.all([stream("lead"), stream("agent")]);
  for (const each of [a, b]) await each.until(() => each.got.length === 1);
  const at = (of: typeof a, complaintId: string) => {
    const news = of.got.findLast((each) => each.event === "presence" && each.data["complaintId"] === complaintId);
    return (news?.data["people"] as { name: string }[] | undefined)
      ?.map((person) => person.name)
      .sort()
      .join(" ");
  };
  realtime.arrive({ id: lead.id, name: "lead" }, before, undefined);
  realtime.arrive({ id: agent.id, name: "agent" }, before, undefined);
  await a.until(() => at(a, before) === "agent lead");
  expect(realtime.arrive({ id: agent.id, name: "agent" }, id, before)).toEqual([]);
  await a.until(() => at(a, before) === "lead");
  await b.until(() => at(b, id) === "agent");
  realtime.watch(lead.id, id, true);
  expect(realtime.arrive({ id: lead.id, name: "lead" }, id, before).map((person) => person.name)).toEqual(["agent"]);
  await b.until(() => at(b, id) === "agent lead");
  for (const each of [a, b]) each.close();
});

test("who no longer sees a complaint no longer hears who looks at it", async () => {
  const id = await complaint({ assigneeId: agent.id });
  const post = (name: string) =>
    app.inject({ method: "POST", url: "/api/presence", headers: { "x-test": name }, payload: { complaintId: id, state: "viewing" } });
  const a = await stream("agent");
  await write(database.db, id, "complaint.noted");
  await notifyEvents(database.db);
  await a.until(() => a.types().length === 1);
  await post("agent");
  const heard = () => a.got.filter((each) => each.event === "presence").length;
  await a.until(() => heard() === 1);
  placed.set(id, { companyId: company, teamId: team, assigneeId: lead.id, closed: false, restrictedTo: null });
  await write(database.db, id, "complaint.assigned");
  await notifyEvents(database.db);
  await a.until(() => a.types().includes("complaint.left"));
  await post("lead");
  await new Promise((later) => setTimeout(later, 150));
  expect(heard()).toBe(1);
  a.close();
});

test("a stream ends when the session did", async () => {
  const a = await stream("agent");
  await a.until(() => a.got.length === 1);
  const before = callers.get("agent") as Caller;
  callers.delete("agent");
  await sql`insert into events (id, company_id, subject_type, subject_id, type, actor_type, at) values (${newUuid()}, ${company}, 'person', ${agent.id}, 'person.left', 'system', now())`.execute(
    database.db,
  );
  await notifyEvents(database.db);
  await a.until(() => a.state.ended);
  callers.set("agent", before);
  a.close();
});
