import { describe, expect, test } from "vitest";
import { type AbsenceFacts, absenceFault, mayRecordFor, type StandInPerson, type StandingAbsence, spanOf, standInFault, standInsOf } from "./absence.ts";
import type { TeamNode } from "./team-tree.ts";

const team = (id: string, parentId: string | null): TeamNode => ({ id, parentId, kind: parentId === null ? "company" : "team", name: id, archived: false });
const teams = [team("company", null), team("one", "company"), team("two", "company")];
const person = (id: string, role: StandInPerson["role"] = "agent", teamId = "one", left = false): StandInPerson => ({ id, role, teamId, left });
const people = [
  person("ann"),
  person("bob"),
  person("cid", "agent", "two"),
  person("gone", "agent", "one", true),
  person("sue", "supervisor"),
  person("sam", "supervisor", "two"),
  person("max", "manager", "company"),
  person("quinn", "quality"),
];
const zone = "Asia/Shanghai";
const absence = (personId: string, fromDay: string, lastDay: string, substituteId: string | null): StandingAbsence => ({
  id: `${personId} ${fromDay}`,
  personId,
  fromDay,
  lastDay,
  substituteId,
  ...spanOf({ fromDay, lastDay }, zone),
});
const facts = (...others: StandingAbsence[]): AbsenceFacts => ({ now: "2026-11-28T04:00:00.000Z", timeZone: zone, people, teams, others });
const fault = (personId: string, fromDay: string, lastDay: string, substituteId: string | null, ...others: StandingAbsence[]) =>
  absenceFault({ personId, fromDay, lastDay, substituteId }, facts(...others))?.code ?? null;

describe("the days of an absence", () => {
  test.each([
    ["Asia/Shanghai", "2026-12-01", "2026-12-02", "2026-11-30T16:00:00.000Z", "2026-12-02T16:00:00.000Z"],
    ["Europe/London", "2026-10-25", "2026-10-25", "2026-10-24T23:00:00.000Z", "2026-10-26T00:00:00.000Z"], // 25 hours
    ["America/New_York", "2026-03-08", "2026-03-08", "2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z"], // 23 hours
    ["Asia/Taipei", "2026-12-31", "2026-12-31", "2026-12-30T16:00:00.000Z", "2026-12-31T16:00:00.000Z"],
  ])("in %s %s to %s", (timeZone, fromDay, lastDay, fromAt, untilAt) => {
    expect(spanOf({ fromDay, lastDay }, timeZone)).toEqual({ fromAt, untilAt });
  });
});

describe("an absence is refused", () => {
  test("when it ends before it begins, is over, or is as long as a slip of the year", () => {
    expect(fault("ann", "2026-12-05", "2026-12-04", null)).toBe("absenceEndsBefore");
    expect(fault("ann", "2026-11-20", "2026-11-27", null)).toBe("absenceOver");
    expect(fault("ann", "2026-12-01", "2027-12-05", null)).toBe("absenceTooLong");
    expect(fault("ann", "2026-11-28", "2026-11-28", null)).toBeNull(); // today
  });

  test("when the same person is away then already, by a single day; the day after is free", () => {
    const before = absence("ann", "2026-12-01", "2026-12-05", null);
    expect(absenceFault({ personId: "ann", fromDay: "2026-12-05", lastDay: "2026-12-08", substituteId: null }, facts(before))).toEqual({
      code: "absenceOverlaps",
      field: "fromDay",
      params: { from: "2026-12-01", to: "2026-12-05" },
    });
    expect(fault("ann", "2026-12-06", "2026-12-08", null, before)).toBeNull();
    expect(fault("bob", "2026-12-05", "2026-12-08", null, before)).toBeNull();
  });

  test("with a substitute who cannot be one: oneself, gone, of no such role, below, or blind", () => {
    const standIn = (of: string, by: string) => fault(of, "2026-12-01", "2026-12-02", by);
    expect(standIn("ann", "ann")).toBe("substituteSelf");
    expect(standIn("ann", "gone")).toBe("personLeft");
    expect(standIn("ann", "nobody")).toBe("unknownPerson");
    expect(standIn("ann", "quinn")).toBe("substituteUnfit");
    expect(standIn("quinn", "ann")).toBe("substituteNotNeeded");
    expect(standIn("sue", "ann")).toBe("substituteBelow"); // authority is not lent
    expect(standIn("max", "sue")).toBe("substituteBelow");
    expect(standIn("ann", "sam")).toBe("substituteSeesNot");
    expect(["bob", "cid", "sue", "max"].map((by) => standIn("ann", by))).toEqual([null, null, null, null]);
    expect(standIn("sue", "sam")).toBeNull();
  });

  test("in a circle at the same time, over however many; not when they are away one after the other", () => {
    const bob = absence("bob", "2026-12-03", "2026-12-10", "ann");
    expect(fault("ann", "2026-12-01", "2026-12-03", "bob", bob)).toBe("substituteCircle");
    expect(fault("ann", "2026-12-01", "2026-12-02", "bob", bob)).toBeNull();
    const round = [absence("bob", "2026-12-01", "2026-12-10", "cid"), absence("cid", "2026-12-04", "2026-12-06", "ann")];
    expect(fault("ann", "2026-12-01", "2026-12-08", "bob", ...round)).toBe("substituteCircle");
    expect(fault("ann", "2026-12-07", "2026-12-08", "bob", ...round)).toBeNull();
  });
});

describe("who stands in", () => {
  const standIns = (...away: [string, string | null][]) =>
    Object.fromEntries(
      standInsOf(
        away.map(([personId, substituteId]) => ({ personId, substituteId })),
        people,
        teams,
      ),
    );
  test("is whoever was named; when that one is away too, whoever that one named", () => {
    expect(standIns(["ann", "bob"])).toEqual({ ann: "bob" });
    expect(standIns(["ann", "bob"], ["bob", "cid"])).toEqual({ ann: "cid", bob: "cid" });
  });
  test("is nobody (the superiors see to it) when none was named, the chain ends, or its end could not", () => {
    expect(standIns(["ann", null])).toEqual({ ann: null });
    expect(standIns(["ann", "bob"], ["bob", null])).toEqual({ ann: null, bob: null });
    expect(standIns(["ann", "gone"])).toEqual({ ann: null });
    expect(standIns(["ann", "cid"], ["cid", "sam"])).toEqual({ ann: null, cid: "sam" }); // sam does not see team one
    expect(standIns(["ann", "bob"], ["bob", "ann"])).toEqual({ ann: null, bob: null }); // should not be there: refused when recorded
  });
  test("fits only whom the rules allow", () => {
    expect(standInFault(person("x", "supervisor"), person("y", "manager", "company"), teams)).toBeNull();
  });
});

test("one records one's own absence; a supervisor those of the teams below; who manages people all", () => {
  const viewer = (id: string, role: StandInPerson["role"], teamIds: string[]) => ({
    id,
    role,
    teamIds,
    companyId: "company",
    teamId: teamIds[0] ?? "",
    name: id,
  });
  expect(mayRecordFor(viewer("ann", "agent", ["one"]), person("ann"))).toBe(true);
  expect(mayRecordFor(viewer("ann", "agent", ["one"]), person("bob"))).toBe(false);
  expect(mayRecordFor(viewer("sue", "supervisor", ["one"]), person("bob"))).toBe(true);
  expect(mayRecordFor(viewer("sue", "supervisor", ["one"]), person("cid", "agent", "two"))).toBe(false);
  expect(mayRecordFor(viewer("adam", "admin", ["company"]), person("cid", "agent", "two"))).toBe(true);
  expect(mayRecordFor(viewer("quinn", "quality", ["one"]), person("ann"))).toBe(false);
});
