import type { Notice } from "@amends/core/notices/contract";
import { sql } from "kysely";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { callsOf, type Member, useFullApp } from "../full-app.ts";
import { fireAbsences, nextAbsenceTime } from "./begin-and-end.ts";

const full = useFullApp();
const { call, as } = callsOf(full);
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const away = (by: Member, who: Member, substitute: Member | null, from = -1, last = 3) =>
  call(by, "POST", "/api/absences", {
    personId: full.id(who),
    kind: "leave",
    fromDay: day(from),
    lastDay: day(last),
    substituteId: substitute && full.id(substitute),
  });
/** The smallest form that can be saved. */
const form = (change: Record<string, unknown>) => ({
  complainant: { name: "王小明", contacts: [{ kind: "phone", value: "138 0013 8000" }] },
  intake: {
    title: "发动机异响",
    facts: "新车开了三天发动机就异响，跑了两趟4S店都说没问题。",
    demand: { types: ["repair"], text: "请尽快修好并说明原因" },
    channel: "phone",
    categoryId: "productQuality.manufacturing",
    occurredAt: "2026-11-01T02:00:00.000Z",
    respondent: { unit: "售后部" },
  },
  ...change,
});
const create = async (member: Member, change: Record<string, unknown> = {}): Promise<string> => (await as(member, "POST", "/api/complaints", form(change))).id;
const kinds = async (member: Member) => ((await as(member, "GET", "/api/notices")).items as Notice[]).filter((n) => !n.read).map((n) => n.kind);
/** These have come; more may, of what was done before. */
const hears = (member: Member, ...wanted: string[]) =>
  vi.waitFor(async () => expect(await kinds(member)).toEqual(expect.arrayContaining(wanted)), { timeout: 5_000, interval: 40 });
const ids = async (member: Member, view: string) => ((await as(member, "GET", `/api/complaints?view=${view}`)).rows as { id: string }[]).map((row) => row.id);

beforeEach(async () => {
  await sql`delete from absences`.execute(full.database.db);
  await sql`delete from stand_ins`.execute(full.database.db);
  await sql`delete from notices`.execute(full.database.db);
  full.app.accounts.cache.forgetAll();
});

describe("an absence", () => {
  test("one records it for oneself, a supervisor for the team, who manages people for all; nobody else", async () => {
    expect((await away("agent", "agent", "colleague", 5, 6)).status).toBe(201);
    expect((await away("supervisor", "agent", "colleague", 8, 9)).status).toBe(201);
    expect((await away("admin", "far", null)).status).toBe(201);
    for (const [by, who] of [
      ["colleague", "agent"],
      ["supervisor", "far"],
      ["quality", "agent"],
      ["trainer", "agent"],
    ] as const)
      expect((await away(by, who, null, 20, 21)).body.error?.code, `${by} for ${who}`).toBe("notPermitted");
    expect((await away("foreign", "agent", null, 20, 21)).body.error.code).toBe("unknownPerson");
    const { absences } = await as("agent", "GET", "/api/absences");
    expect(absences.map((a: { fromDay: string }) => a.fromDay)).toEqual([day(5), day(8)]);
  });

  test("why somebody is away is for them and those who answer for them; that they are, for everybody", async () => {
    await away("agent", "agent", "colleague");
    const kindFor = async (member: Member) => (await as(member, "GET", "/api/absences")).absences.map((a: { kind: string | null }) => a.kind);
    expect([await kindFor("agent"), await kindFor("supervisor"), await kindFor("colleague"), await kindFor("neighbour")]).toEqual([
      ["leave"],
      ["leave"],
      [null],
      [],
    ]);
    const people = (await as("neighbour", "GET", "/api/people")).people as { id: string; awayUntil: string | null }[];
    expect(people.find((p) => p.id === full.id("agent"))?.awayUntil).toBe(day(3));
  });

  test("is refused with the reason when it overlaps, goes in a circle, or lends authority", async () => {
    await away("agent", "agent", "colleague", 2, 4);
    const code = async (answer: ReturnType<typeof away>) => (await answer).body.error?.code;
    expect(await code(away("agent", "agent", null, 4, 6))).toBe("absenceOverlaps");
    expect(await code(away("colleague", "colleague", "agent", 3, 6))).toBe("substituteCircle");
    expect(await code(away("supervisor", "supervisor", "agent", 3, 6))).toBe("substituteBelow");
    expect(await code(away("agent", "agent", "agent", 10, 11))).toBe("substituteSelf");
    // Two at the same moment cannot together make what each alone may not.
    const twice = await Promise.all([away("far", "far", null, 2, 4), away("far", "far", null, 3, 5)]);
    expect(twice.map((a) => a.status).sort()).toEqual([201, 422]);
  });

  test("begins and ends by itself, once, also when no server ran meanwhile; each is on the audit list", async () => {
    const { id } = (await away("agent", "agent", "colleague", 2, 3)).body;
    expect(await nextAbsenceTime(full.database.db)).not.toBeNull();
    const state = async () => {
      const { rows } = await sql<{ begun: boolean; ended: boolean }>`
        select begun_at is not null as begun, ended_at is not null as ended from absences where id = ${id}::uuid`.execute(full.database.db);
      return rows[0];
    };
    const at = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
    expect(await state()).toEqual({ begun: false, ended: false });
    await Promise.all([fireAbsences(full.database.db, at(2.1), newUuid), fireAbsences(full.database.db, at(2.1), newUuid)]);
    expect(await state()).toEqual({ begun: true, ended: false });
    await fireAbsences(full.database.db, at(5), newUuid);
    expect(await state()).toEqual({ begun: true, ended: true });
    const missed = (await away("far", "far", null, 2, 3)).body.id;
    await fireAbsences(full.database.db, at(6), newUuid);
    const types = async (absence: string) =>
      (await sql<{ type: string }>`select type from events where data ->> 'absenceId' = ${absence} order by seq`.execute(full.database.db)).rows.map(
        (r) => r.type,
      );
    expect(await types(id)).toEqual(["person.absenceRecorded", "person.absenceBegun", "person.absenceEnded"]);
    expect(await types(missed)).toEqual(["person.absenceRecorded", "person.absenceEnded"]);
    const audit = (await as("manager", "GET", "/api/audit?kind=person.absenceRecorded")).rows as { type: string; subject: { id: string } }[];
    expect(audit.map((row) => row.type)).toContain("person.absenceRecorded");
  });
});

describe("while somebody is away", () => {
  test("the substitute sees and works on what lies with them, in a view of its own; the owner stays; afterwards it goes back by itself", async () => {
    const id = await create("agent");
    expect((await call("neighbour", "GET", `/api/complaints/${id}`)).status).toBe(404);
    const absence = (await away("agent", "agent", "neighbour")).body.id;
    const page = await as("neighbour", "GET", `/api/complaints/${id}`);
    expect(page.abilities).toMatchObject({ message: true, setTags: true, handOver: true });
    expect(page.people[full.id("agent")].awayUntil).toBe(day(3));
    expect([await ids("neighbour", "standingIn"), await ids("neighbour", "mine"), await ids("neighbour", "all")]).toEqual([[id], [], [id]]);
    expect((await as("neighbour", "GET", "/api/complaints/counts")).standingIn.count).toBe(1);
    expect((await as("neighbour", "GET", `/api/complaints?view=all&q=${encodeURIComponent("发动机")}`)).rows.map((r: { id: string }) => r.id)).toEqual([id]);
    expect((await call("far", "GET", `/api/complaints/${id}`)).status).toBe(404);
    const { lastSeq } = page;
    await as("neighbour", "POST", `/api/complaints/${id}/messages`, { text: "您好，我代小王跟进，今天17:00前给您回电。", lastSeenSeq: lastSeq });
    const { complaint } = await as("agent", "GET", `/api/complaints/${id}`);
    expect(complaint.placements.at(-1).assigneeId).toBe(full.id("agent"));

    await as("agent", "DELETE", `/api/absences/${absence}`);
    expect((await call("neighbour", "GET", `/api/complaints/${id}`)).status).toBe(404);
    expect(await ids("neighbour", "standingIn")).toEqual([]);
    const happened = await as("agent", "GET", "/api/absences/happened");
    expect(happened.complaints).toMatchObject([{ id, closed: false }]);
    expect(happened.complaints[0].events).toContainEqual(expect.objectContaining({ by: "P-neighbour", type: "complaint.messageSent" }));
    expect((await as("neighbour", "GET", "/api/absences/happened")).absence).toBeNull();
    await as("agent", "POST", `/api/absences/${absence}/looked`, {});
    expect((await as("agent", "GET", "/api/absences/happened")).absence).toBeNull();
  });

  test("what comes for them reaches both: assignment, then the one they named when the substitute goes too, then the supervisor", async () => {
    await away("agent", "agent", "colleague");
    await hears("colleague", "absence");
    await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("agent", "assigned");
    await hears("colleague", "absence", "assigned");
    await away("colleague", "colleague", "neighbour");
    await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("neighbour", "absence", "absence", "assigned");
    await away("neighbour", "neighbour", null);
    await sql`delete from notices`.execute(full.database.db);
    await create("manager", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("supervisor", "assigned");
  });

  test("the substitute takes over in their name, and an approval waits for a superior who has the authority", async () => {
    await away("agent", "agent", "colleague");
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    const taken = await as("colleague", "POST", `/api/complaints/${id}/acceptance`, {});
    expect(taken.complaint.placements.at(-1)).toMatchObject({ assigneeId: full.id("agent"), accepted: { by: { id: full.id("colleague") } } });
    expect(
      (await as("supervisor", "GET", `/api/complaints/${id}/assignees`)).people.map((p: { name: string; awayUntil: string | null }) => p.awayUntil),
    ).toEqual(expect.arrayContaining([null]));
    await away("supervisor", "supervisor", "lead");
    await sql`delete from notices`.execute(full.database.db);
    const option = await as("colleague", "POST", `/api/complaints/${id}/options`, {
      kind: "compensation",
      text: "补偿",
      ground: "goodwill",
      cost: { minor: 90_000, currency: "CNY" },
    });
    const recordId = option.complaint.options.at(-1).id;
    const asked = await call("colleague", "POST", `/api/complaints/${id}/options/${recordId}/approval-request`, { reason: "客户跑了三趟" });
    expect(asked.status, JSON.stringify(asked.body)).toBeLessThan(300);
    await hears("lead", "approvalAsked");
    expect(await ids("lead", "toApprove")).toEqual([id]);
  });

  test("what they were asked to do is the substitute's to do as well, while it lasts", async () => {
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("colleague") });
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const absence = (await away("far", "far", "neighbour")).body.id;
    await as("colleague", "POST", `/api/complaints/${id}/errands`, { title: "查库存", note: "", ownerId: full.id("far"), teamId: null, dueAt });
    await hears("neighbour", "absence", "errand");
    const asked = async () => (await as("neighbour", "GET", "/api/errands")).items as { id: string; complaintId: string; opens: boolean }[];
    expect(await asked()).toMatchObject([{ complaintId: id, opens: false }]);
    await as("far", "DELETE", `/api/absences/${absence}`);
    expect(await asked()).toEqual([]);
  });

  test("who leaves for good stands in for nobody, and a supervisor's substitute sees that team only as long", async () => {
    const id = await create("agent");
    await sql`insert into people (id, company_id, team_id, name, email, role) values ('0199a000-0000-7000-8000-0000000000aa', ${full.teams.company}::uuid, ${full.teams.beside}::uuid, 'P-other', 'other@example.com', 'supervisor') on conflict do nothing`.execute(
      full.database.db,
    );
    const absence = await call("supervisor", "POST", "/api/absences", {
      personId: full.id("supervisor"),
      kind: "sick",
      fromDay: day(0),
      lastDay: day(2),
      substituteId: "0199a000-0000-7000-8000-0000000000aa",
    });
    expect(absence.status, JSON.stringify(absence.body)).toBe(201);
    const { rows } = await sql<{ person_id: string }>`select person_id from stand_ins where substitute_id is not null`.execute(full.database.db);
    expect(rows.map((r) => r.person_id)).toEqual([full.id("supervisor")]);
    await as("admin", "POST", "/api/people/0199a000-0000-7000-8000-0000000000aa/leave", {});
    const after = await sql<{ substitute_id: string | null }>`select substitute_id from stand_ins`.execute(full.database.db);
    expect(after.rows).toEqual([{ substitute_id: null }]);
    expect((await call("agent", "GET", `/api/complaints/${id}`)).status).toBe(200);
  });
});
