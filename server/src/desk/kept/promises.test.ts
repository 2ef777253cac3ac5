import { readFileSync } from "node:fs";
import type { KeptRate } from "@amends/core/desk/contract-kept";
import { type RawBuilder, sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { keptQuery } from "./kept-rate.ts";

const desk = useDeskTestApp();
const { database } = desk;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const word = (change: Record<string, unknown> = {}) => ({ what: "给您答复", dueAt: inDays(3), kind: "reply", ...change });

async function send(as: PersonName, id: string, promises: unknown[], text = "三天内给您答复。") {
  const { body: page } = await desk.call(as, "GET", `/api/complaints/${id}`);
  return desk.call(as, "POST", `/api/complaints/${id}/messages`, { text, lastSeenSeq: page.lastSeq, promises });
}
const pageOf = async (as: PersonName, id: string) => (await desk.call(as, "GET", `/api/complaints/${id}`)).body;
const factsOf = (id: string) => database.db.selectFrom("promise_facts").selectAll().where("complaint_id", "=", id).orderBy("due_at").execute();

describe("a message and its promises", () => {
  test("are recorded together, and the promise knows its message", async () => {
    const { id } = await desk.create("agent");
    const sent = await send("agent", id, [word(), word({ what: "寄出新零件", kind: "delivery", dueAt: inDays(5), personId: desk.person("colleague").id })]);
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    expect(sent.body.promiseIds).toHaveLength(2);
    const page = await pageOf("agent", id);
    expect(page.complaint.promises).toMatchObject([
      { id: sent.body.promiseIds[0], what: "给您答复", kind: "reply", personId: desk.person("agent").id, to: "", messageId: sent.body.item.id },
      { id: sent.body.promiseIds[1], kind: "delivery", personId: desk.person("colleague").id, messageId: sent.body.item.id },
    ]);
    expect(page.timeline.slice(-3).map((i: { type: string; event?: string }) => i.event ?? i.type)).toEqual([
      "message",
      "complaint.promiseMade",
      "complaint.promiseMade",
    ]);
    expect((await factsOf(id)).map((f) => [f.kind, f.outcome])).toEqual([
      ["reply", "open"],
      ["delivery", "open"],
    ]);
  });

  test("never part: a promise that cannot be keeps the message from going out", async () => {
    const { id } = await desk.create("agent");
    const before = await pageOf("agent", id);
    for (const [promise, code] of [
      [word({ dueAt: inDays(-1) }), "dueInPast"],
      [word({ personId: newUuid() }), "unknownPerson"],
    ] as const) {
      const answer = await send("agent", id, [word(), promise]);
      expect(answer.body.error).toMatchObject({ code, field: expect.stringMatching(/^promises\.1\./) });
    }
    const after = await pageOf("agent", id);
    expect([after.timeline.length, after.complaint.promises, after.version]).toEqual([before.timeline.length, [], before.version]);
    expect(await factsOf(id)).toEqual([]);
  });

  test("held back because something newer came in: nothing is promised either", async () => {
    const { id } = await desk.create("agent");
    const { lastSeq } = await pageOf("agent", id);
    await send("agent", id, []);
    const answer = await desk.call("supervisor", "POST", `/api/complaints/${id}/messages`, { text: "好", lastSeenSeq: lastSeq, promises: [word()] });
    expect(answer.body.error.code).toBe("newerMessages");
    expect((await pageOf("agent", id)).complaint.promises).toEqual([]);
  });

  test("a closed complaint is answered, but nothing new is promised on it", async () => {
    const { id } = await desk.create("agent");
    await desk.call("agent", "POST", `/api/complaints/${id}/withdrawals`, { text: "" });
    const closed = await desk.call("agent", "PUT", `/api/complaints/${id}/closure`, {
      outcome: "withdrawn",
      directCause: "serviceQuality",
      indirectCause: "process",
      satisfaction: null,
      satisfactionUnknown: "已撤诉",
      followUpAt: null,
      noFollowUp: "已撤诉",
      reflection: { wellDone: "及时联系", better: "更早说明" },
    });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    expect((await send("agent", id, [word()])).body.error.code).toBe("complaintClosed");
    expect((await send("agent", id, [])).status).toBe(201);
  });

  test("calls and notes tell of promises too; quality notes, but promises nothing", async () => {
    const { id } = await desk.create("agent");
    const call = await desk.call("agent", "POST", `/api/complaints/${id}/calls`, {
      direction: "outbound",
      reached: true,
      text: "答应周五前回电",
      promises: [word({ kind: "callback" })],
    });
    expect(call.status, JSON.stringify(call.body)).toBe(201);
    const note = await desk.call("agent", "POST", `/api/complaints/${id}/notes`, { text: "已承诺两天内上门", promises: [word({ kind: "visit" })] });
    expect(note.status, JSON.stringify(note.body)).toBe(201);
    expect((await pageOf("agent", id)).complaint.promises.map((p: { kind: string }) => p.kind)).toEqual(["callback", "visit"]);
    const quality = await desk.call("quality", "POST", `/api/complaints/${id}/notes`, { text: "请注意", promises: [word()] });
    expect(quality.body.error.code).toBe("notPermitted");
  });

  test("sent twice with the same key it is promised once", async () => {
    const { id } = await desk.create("agent");
    const { lastSeq } = await pageOf("agent", id);
    const key = { "idempotency-key": newUuid() };
    const body = { text: "三天内给您答复。", lastSeenSeq: lastSeq, promises: [word()] };
    const [first, second] = [
      await desk.call("agent", "POST", `/api/complaints/${id}/messages`, body, key),
      await desk.call("agent", "POST", `/api/complaints/${id}/messages`, body, key),
    ];
    expect(second.body).toEqual(first.body);
    expect((await pageOf("agent", id)).complaint.promises).toHaveLength(1);
  });
});

describe("the projection follows the document", () => {
  test("kept, moved, withdrawn and passed on", async () => {
    const { id } = await desk.create("agent");
    const { promiseIds } = (await send("agent", id, [word(), word({ dueAt: inDays(4) }), word({ dueAt: inDays(5) })])).body;
    const [kept, moved, undone] = promiseIds as string[];
    await desk.call("agent", "POST", `/api/complaints/${id}/promises/${kept}/kept`, {});
    await desk.call("agent", "POST", `/api/complaints/${id}/promises/${moved}/renegotiation`, { dueAt: inDays(9), reason: "缺件", customerTold: true });
    await desk.call("agent", "DELETE", `/api/complaints/${id}/records/${undone}`, {});
    const facts = await factsOf(id);
    expect(facts.map((f) => [f.id, f.outcome, f.moved])).toEqual([
      [kept, "kept", false],
      [moved, "open", true],
    ]);
    await database.db.deleteFrom("promise_facts").where("complaint_id", "=", id).execute();
    await sql.raw(backfill()).execute(database.db);
    expect(await factsOf(id)).toEqual(facts);
  });
});

/** The statement of the migration that fills the table from documents. */
function backfill(): string {
  const text = readFileSync(new URL("../../platform/db/migrations/0050_promise_facts.sql", import.meta.url), "utf8");
  return text.slice(text.indexOf("insert into promise_facts"));
}

describe("kept rate", () => {
  const rate = async (as: PersonName, query = ""): Promise<KeptRate> => {
    const { status, body } = await desk.call(as, "GET", `/api/promises/kept-rate${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  /** Promises that were due some days ago, by person, kind and what became of them. */
  const due = (who: PersonName, team: keyof typeof desk.teams, outcomes: readonly string[], kind = "refund", daysAgo = 30) =>
    outcomes.map((outcome) => ({ who, team, outcome, kind, daysAgo }));
  const rows = [
    ...due("agent", "one", ["kept", "kept", "kept", "keptLate", "broken", "open"]),
    ...due("colleague", "one", ["kept", "kept"], "callback"),
    ...due("other", "two", ["kept", "kept", "kept", "kept", "kept"], "visit"),
    ...due("far", "beside", ["broken"], "reply"),
    ...due("foreign", "foreign", ["kept"], "reply"),
    ...due("agent", "one", ["kept"], "repair", 200),
    ...due("agent", "one", ["open"], "repair", -5),
  ];
  beforeAll(async () => {
    await database.db.deleteFrom("promise_facts").execute();
    const complaints: Record<string, string> = {};
    for (const { who, team, outcome, kind, daysAgo } of rows) {
      const companyId = desk.person(who).companyId;
      complaints[who] ??= (await desk.create(who === "foreign" ? "foreign" : "manager", { teamId: desk.teams[team], assigneeId: null })).id;
      await database.db
        .insertInto("promise_facts")
        .values({
          id: newUuid(),
          company_id: companyId,
          complaint_id: complaints[who],
          team_id: desk.teams[team],
          person_id: desk.person(who).id,
          kind,
          made_at: inDays(-daysAgo - 1),
          due_at: inDays(-daysAgo),
          outcome,
        })
        .execute();
    }
  });
  const persons = (answer: KeptRate) => answer.byPerson.map((r) => r.personId).sort();
  const ids = (...names: PersonName[]) => names.map((n) => desk.person(n).id).sort();

  test("counts what was due in the period and by now, and says of how many", async () => {
    const answer = await rate("manager");
    expect(answer.total).toEqual({ n: 14, kept: 10, keptLate: 1, broken: 2, overdue: 1, moved: 0, people: 4, rate: 10 / 14 });
    expect(answer.byKind.map((r) => [r.kind, r.n, r.rate])).toEqual([
      ["reply", 1, null],
      ["callback", 2, null],
      ["refund", 6, 0.5],
      ["visit", 5, 1],
    ]);
    expect(answer.byTeam.find((r) => r.teamId === desk.teams.one)).toMatchObject({ n: 8, kept: 5, people: 2, rate: 5 / 8 });
    expect(persons(answer)).toEqual(ids("agent", "colleague", "other", "far"));
    expect((Date.parse(answer.period.to) - Date.parse(answer.period.from)) / 86_400_000).toBe(89);
    expect((await rate("manager", `?from=${inDays(-365).slice(0, 10)}`)).total.n).toBe(15);
  });

  test.each([
    ["supervisor", 8, ["agent", "colleague"]],
    ["lead", 13, ["agent", "colleague", "other"]],
    ["agent", 6, ["agent"]],
    ["colleague", 2, ["colleague"]],
    ["foreign", 1, ["foreign"]],
    ["quality", 8, []],
  ] as const)("%s counts %i, persons %j", async (who, n, seen) => {
    const answer = await rate(who);
    expect(answer.total.n).toBe(n);
    expect(persons(answer)).toEqual(ids(...seen));
  });

  test("quality reads no figure behind which one person stands", async () => {
    const { byKind, byTeam } = await rate("quality");
    expect([...byKind, ...byTeam].filter((r) => r.people < 2)).toEqual([]);
    expect(byTeam).toHaveLength(1);
  });

  test("not for trainers and admins; no impossible period", async () => {
    for (const who of ["trainer", "admin"] as const) expect((await desk.call(who, "GET", "/api/promises/kept-rate")).status).toBe(403);
    expect((await desk.call("agent", "GET", "/api/promises/kept-rate?from=2026-05-02&to=2026-05-01")).body.error.code).toBe("periodImpossible");
    expect((await desk.call("agent", "GET", "/api/promises/kept-rate?from=2026-13-01")).status).toBe(400);
  });

  test("reads an index, not the table", async () => {
    const complaint = (await desk.create("manager")).id;
    const people = Array.from({ length: 100 }, newUuid);
    const teams = Array.from({ length: 20 }, newUuid);
    await sql`insert into promise_facts (id, company_id, complaint_id, team_id, person_id, kind, made_at, due_at, outcome)
      select gen_random_uuid(), ${desk.teams.company}::uuid, ${complaint}::uuid, (${teams}::uuid[])[1 + n % 20], (${people}::uuid[])[1 + n % 100], 'reply',
        now() - n * interval '2 hours', now() - n * interval '2 hours', 'kept' from generate_series(1, 20000) n`.execute(database.db);
    await sql`vacuum analyze promise_facts`.execute(database.db);
    const [start, end] = [inDays(-90), inDays(0)];
    const company = { ...desk.person("manager") };
    const viewers = {
      company,
      team: { ...company, role: "supervisor" as const, teamIds: [teams[0] ?? ""] },
      person: { ...company, role: "agent" as const, id: people[0] ?? "" },
    };
    for (const [name, viewer] of Object.entries(viewers))
      expect(await planOf(keptQuery(viewer, start, end)), name).toMatch(new RegExp(`promise_facts_${name}`));
  });
});

async function planOf(query: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${query}`.execute(database.db);
  return rows.map((r) => r["QUERY PLAN"]).join("\n");
}
