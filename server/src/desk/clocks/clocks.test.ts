import type { Clock } from "@amends/core/shared/clock";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { createReactor } from "../../platform/reactions.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { runRebuilds } from "../rebuild.ts";
import { clockReactions } from "./reactions.ts";
import { renewCompanyClocks } from "./renew-clocks.ts";

const app = useDeskTestApp();
const texts = { "zh-CN": "我们的时限", "zh-TW": "我們的時限", en: "Our times" };
const round = Array(7).fill([{ from: 0, to: 1440 }]);
/** Open round the clock, so that the test may run at any hour. */
const calendar = { region: "none", timeZone: "Asia/Shanghai", week: round, daysOff: [], workdays: [], openOn: [], knownTo: null };
const rule = (change: object = {}) => ({
  id: "first",
  clock: "firstResponse",
  startsAt: "received",
  amount: { n: 4, unit: "workingHours" },
  metBy: ["told"],
  ...change,
});
const own = (...rules: object[]) => ({ names: texts, notes: texts, applies: {}, rules });
const save = (change: object) => app.call("manager", "PUT", "/api/settings/deadlines", { packIds: ["own"], ownPack: own(rule()), calendar, ...change });

async function clocksIn(id: string): Promise<Clock[]> {
  const { body } = await app.call("agent", "GET", `/api/complaints/${id}`);
  return body.complaint.clocks;
}
const kinds = (clocks: readonly Clock[]) => clocks.map((clock) => `${clock.kind} ${clock.state}`);

const reactor = () =>
  createReactor({
    db: app.database.db,
    clock: () => new Date(),
    reactions: clockReactions,
    announce: () => undefined,
    onError: (error) => {
      throw error;
    },
  });

/** What the job does, run here and now. */
async function renewed(): Promise<void> {
  const { rows } = await sql<{ stamp: string }>`select settings -> 'deadlines' ->> 'stamp' as stamp from teams where id = ${app.teams.company}::uuid`.execute(
    app.database.db,
  );
  await renewCompanyClocks(app.database.db, app.teams.company, rows[0]?.stamp ?? "", new Date().toISOString());
}

describe("a complaint's clocks", () => {
  test("the default pack counts from the start, in list, document and due times", async () => {
    const { id } = await app.create("agent", { severity: "serious" });
    const clocks = await clocksIn(id);
    expect(kinds(clocks)).toEqual(["firstResponse active", "progressNotice active", "decision active", "decision active"]);
    expect(clocks.every((clock) => clock.packId === "corp.24-48")).toBe(true);
    const { body } = await app.call("agent", "GET", "/api/complaints?view=all&limit=100");
    expect(body.rows.find((row: { id: string }) => row.id === id)).toMatchObject({ nextDueAt: clocks[0]?.dueAt, nextDueKind: "firstResponse" });
    const { rows } = await sql<{ key: string }>`select key from due_times where complaint_id = ${id}::uuid and key like '%:due' order by key`.execute(
      app.database.db,
    );
    expect(rows.map((row) => row.key)).toEqual([
      "decision:corp.24-48/answer:due",
      "decision:corp.24-48/close:due",
      "firstResponse:corp.24-48/first:due",
      "progressNotice:corp.24-48/notice:due",
    ]);
  });

  test("an internal note is no answer, a message is (#1322), and a call that reached nobody is none", async () => {
    const { id } = await app.create("agent");
    const first = async () => (await clocksIn(id)).find((clock) => clock.kind === "firstResponse");
    await app.call("agent", "POST", `/api/complaints/${id}/notes`, { text: "客户很急" });
    await app.call("agent", "POST", `/api/complaints/${id}/calls`, { direction: "outbound", text: "没人接", reached: false, lastSeenSeq: "999999999" });
    expect((await first())?.state).toBe("active");
    const { status, body } = await app.call("agent", "POST", `/api/complaints/${id}/messages`, { text: "您好，我是小林，我来跟进", lastSeenSeq: "999999999" });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(await first()).toMatchObject({ state: "met", metBy: "told", breached: false });
  });

  test("a message with a promise keeps both: the answer and what was promised", async () => {
    const { id } = await app.create("agent");
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    const sent = await app.call("agent", "POST", `/api/complaints/${id}/messages`, {
      text: "一小时内回您电话",
      lastSeenSeq: "999999999",
      promises: [{ what: "回电", to: "", dueAt }],
    });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const { body } = await app.call("agent", "GET", `/api/complaints/${id}`);
    expect(body.complaint.promises).toHaveLength(1);
    expect(body.complaint.contact.told).toHaveLength(1);
    expect(body.complaint.clocks.find((clock: Clock) => clock.kind === "firstResponse").state).toBe("met");
  });

  test("waiting for the customer stops what the pack lets it stop, and says what is left", async () => {
    const { id } = await app.create("agent");
    await app.call("agent", "POST", `/api/complaints/${id}/waits`, { reviewAt: new Date(Date.now() + 86_400_000).toISOString(), reason: "等客户补充" });
    const paused = (await clocksIn(id)).filter((clock) => clock.state === "paused");
    expect(paused.map((clock) => clock.ruleId)).toEqual(["first", "notice", "answer", "close"]);
    expect(paused[0]).toMatchObject({ dueAt: null, paused: { reason: "waitingForCustomer" } });
    const { body } = await app.call("agent", "GET", "/api/complaints?view=waiting&limit=100");
    expect(body.rows.find((row: { id: string }) => row.id === id)?.nextDueKind).toBe("review");
  });

  test("more time on a rule's clock is what its pack allows, whatever date is sent, and once granted the clock runs to it", async () => {
    const { id } = await app.create("agent");
    const shown = await app.call("agent", "GET", `/api/complaints/${id}/clocks`);
    const offer = shown.body.extensions.find((each: { ruleId: string }) => each.ruleId === "answer");
    expect(offer).toMatchObject({ packId: "corp.24-48", extensionId: "more", kind: "decision" });
    const of = { kind: "clock", packId: offer.packId, ruleId: offer.ruleId, extensionId: offer.extensionId };
    const ask = (given: object) =>
      app.call("agent", "POST", `/api/complaints/${id}/extensions`, { of: given, dueAt: "2099-01-01T00:00:00.000Z", reason: "厂家还没有回复" });
    expect((await ask({ ...of, extensionId: "forever" })).body.error).toMatchObject({ code: "extensionNotOffered", field: "of" });
    const { body } = await ask(of);
    const asked = body.complaint.extensions.at(-1);
    expect(asked).toMatchObject({ fromDueAt: offer.fromDueAt, toDueAt: offer.toDueAt });
    const decision = { approved: true, told: "厂家检测还要三个工作日", reason: "" };
    expect((await app.call("supervisor", "POST", `/api/complaints/${id}/extensions/${asked.id}/decision`, decision)).status).toBe(200);
    const after = await app.call("agent", "GET", `/api/complaints/${id}/clocks`);
    expect(after.body.clocks.find((each: Clock) => each.ruleId === "answer").dueAt).toBe(offer.toDueAt);
    expect(after.body.extensions.some((each: { ruleId: string }) => each.ruleId === "answer")).toBe(false);
  });

  test("sending a message does not make a colleague's page out of date", async () => {
    const { id } = await app.create("agent");
    const before = (await app.call("agent", "GET", `/api/complaints/${id}`)).body.version;
    await app.call("agent", "POST", `/api/complaints/${id}/messages`, { text: "您好", lastSeenSeq: "999999999" });
    expect((await app.call("agent", "GET", `/api/complaints/${id}`)).body.version).toBe(before);
  });
});

describe("what the company decides", () => {
  test("only who edits settings may, everybody signed in may read; impossible ones are refused with the field", async () => {
    for (const name of ["agent", "supervisor", "quality", "trainer"] as const) {
      expect((await app.call(name, "PUT", "/api/settings/deadlines", { packIds: [], ownPack: null, calendar })).status).toBe(403);
      expect((await app.call(name, "GET", "/api/settings/deadlines")).status).toBe(200);
    }
    const overlap = {
      ...calendar,
      week: [
        [
          { from: 0, to: 700 },
          { from: 600, to: 800 },
        ],
        ...round.slice(1),
      ],
    };
    const refused = await save({ calendar: overlap });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "calendarHoursOverlap", field: "calendar.week.0.1" } } });
    expect((await save({ calendar: { ...calendar, timeZone: "Mars/Olympus" } })).body.error).toMatchObject({ code: "timeZoneUnknown" });
    expect((await save({ ownPack: own(rule({ metBy: [] })) })).body.error).toMatchObject({ code: "policyNeverMet", field: "ownPack.rules.0.metBy" });
    expect((await save({ ownPack: { ...own(rule()), names: { ...texts, en: "" } } })).body.error).toMatchObject({ code: "policyTextMissing" });
  });

  test("open complaints follow a decision, and the event asks for it once", async () => {
    await reactor().runOnce();
    const { id } = await app.create("agent");
    const { status, body } = await save({});
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ packIds: ["own"], ownVersion: "1", changed: { byId: app.person("manager").id } });
    expect((await save({})).body.ownVersion).toBe("1"); // the same again changes nothing
    await reactor().runOnce();
    const { rows } = await sql<{
      payload: { stamp: string };
    }>`select payload from graphile_worker._private_jobs where key = ${`renewClocks:${app.teams.company}`}`.execute(app.database.db);
    expect(rows).toHaveLength(1);
    await renewed();
    const [clock, ...others] = await clocksIn(id);
    expect([clock?.packId, clock?.ruleId, clock?.packVersion, others.length]).toEqual(["own", "first", "1", 0]);
    const { body: list } = await app.call("agent", "GET", "/api/complaints?view=all&limit=100");
    expect(list.rows.find((row: { id: string }) => row.id === id).nextDueAt).toBe(clock?.dueAt);
  });

  test("a new version from today on leaves the others alone; no pack at all leaves no clock", async () => {
    const before = await app.create("agent");
    await save({ ownPack: own(rule({ amount: { n: 1, unit: "workingHours" } })), applyTo: "new" });
    await renewed();
    // Received today: the new version counts for it, as for everything of today.
    expect((await clocksIn(before.id))[0]?.packVersion).toBe("2");
    await save({ packIds: [] });
    await renewed();
    expect(await clocksIn(before.id)).toEqual([]);
    await save({ packIds: ["own"], ownPack: own(rule()) });
  });

  test("times for a VIP follow when it is said that the customer is one", async () => {
    await save({ ownPack: own(rule({ cases: [{ when: { standings: ["vip"] }, amount: { n: 30, unit: "minutes" } }] })) });
    const contacts = [{ kind: "phone", value: "139 1111 2222" }];
    const { id } = await app.create("agent", { complainant: { name: "李总", contacts, standing: "private" } });
    const minutes = async () => {
      const [clock] = await clocksIn(id);
      return clock?.dueAt ? (Date.parse(clock.dueAt) - Date.parse(clock.startedAt)) / 60_000 : null;
    };
    expect(await minutes()).toBe(240);
    const customerId = (await app.call("agent", "GET", `/api/complaints/${id}`)).body.complaint.customerId;
    const edited = await app.call("supervisor", "PATCH", `/api/customers/${customerId}`, { standing: "vip" });
    expect(edited.status, JSON.stringify(edited.body)).toBeLessThan(300);
    await reactor().runOnce();
    expect(await minutes()).toBe(30);
    const vip = await app.create("agent", { complainant: { name: "王总", contacts: [{ kind: "phone", value: "139 3333 4444" }], standing: "vip" } });
    expect((await clocksIn(vip.id))[0]?.basis.amount).toEqual({ n: 30, unit: "minutes" });
    await save({ ownPack: own(rule()) });
  });

  test("the preview answers for settings that are not saved yet", async () => {
    const imagined = { receivedAt: "2026-10-09T09:30:00.000Z", severity: "serious", channel: "email" };
    const asked = { packIds: ["own", "cn.samr.odr"], ownPack: own(rule({ amount: { n: 2, unit: "workingHours" } })), calendar: { ...calendar, region: "cn" } };
    const { status, body } = await app.call("agent", "POST", "/api/settings/deadlines/preview", {
      settings: asked,
      imagined: { ...imagined, referralBody: "12315" },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.clocks.map((clock: Clock) => `${clock.packId} ${clock.dueAt}`)).toEqual([
      "own 2026-10-09T11:30:00.000Z",
      "cn.samr.odr 2026-10-22T15:59:59.999Z",
    ]);
    const bad = await app.call("agent", "POST", "/api/settings/deadlines/preview", { settings: { ...asked, packIds: ["nobody"] }, imagined });
    expect(bad.body.error.code).toBe("policyUnknown");
  });

  test("packs are shown with source, version and how sure they are; another company keeps its own", async () => {
    const { body } = await app.call("agent", "GET", "/api/deadlines/packs");
    expect(body.packs.find((pack: { id: string }) => pack.id === "cn.miit.35")).toMatchObject({ version: "2016", legal: true, source: { grade: "secondary" } });
    expect(body.packs.some((pack: { id: string }) => pack.id === "own")).toBe(true);
    const foreign = await app.call("foreign", "GET", "/api/deadlines/packs");
    expect(foreign.body.packs.some((pack: { id: string }) => pack.id === "own")).toBe(false);
    expect((await app.call("foreign", "GET", "/api/settings/deadlines")).body.packIds).toEqual(["corp.24-48"]);
  });
});

test("complaints saved before there were clocks get them, with what was said to the customer", async () => {
  const { id } = await app.create("agent");
  await app.call("agent", "POST", `/api/complaints/${id}/messages`, { text: "您好", lastSeenSeq: "999999999" });
  const wanted = await clocksIn(id);
  await sql`update complaints set doc = doc - 'clocks' - 'contact', next_due_at = 'infinity' where id = ${id}::uuid`.execute(app.database.db);
  await sql`update rebuilds set done_at = null, after = null where name = 'clocks'`.execute(app.database.db);
  await runRebuilds(app.database.db, new Date().toISOString(), new AbortController().signal);
  expect(await clocksIn(id)).toEqual(wanted);
});
