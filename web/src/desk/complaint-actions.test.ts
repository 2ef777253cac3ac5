import { newComplaint } from "@amends/core/desk/new-complaint";
import { describe, expect, it } from "vitest";
import { actionsOf, nextAction } from "./complaint-actions.ts";

const by = { type: "person", id: "p1" } as const;
const at = "2026-11-22T01:00:00.000Z";
const stamp = { id: "s", at, by };
const complaint = newComplaint({
  id: "c",
  number: "A1",
  companyId: "co",
  customerId: null,
  language: "zh-CN",
  created: stamp,
  firstOwnerId: null,
  intake: {} as never,
  kinds: [],
  severities: [],
  placements: [{ ...stamp, kind: "assignment", teamId: "t", assigneeId: null, note: "" }],
});
const now = "2026-11-22T02:00:00.000Z";
const wait = { ...stamp, reviewAt: at, ended: null };

describe("actions of a complaint", () => {
  it("offers nothing to somebody who may do nothing", () => {
    expect(actionsOf(complaint, {}, "p1", now)).toEqual([]);
  });
  it("offers to wait or to end the wait, never both, on one key", () => {
    const may = { wait: true, endWait: true };
    expect(actionsOf(complaint, may, "p1", now).map((a) => a.name)).toEqual(["wait"]);
    expect(actionsOf({ ...complaint, waits: [wait] }, may, "p1", now).map((a) => a.name)).toEqual(["endWait"]);
  });
  it("offers to put it off or to take it back before its time, never both", () => {
    const may = { snooze: true, endSnooze: true };
    const until = "2026-11-23T01:00:00.000Z";
    const asleep = { ...complaint, snoozes: [{ ...stamp, until, ended: null }] };
    expect(actionsOf(complaint, may, "p1", now).map((a) => a.name)).toEqual(["snooze"]);
    expect(actionsOf(asleep, may, "p1", now).map((a) => a.name)).toEqual(["endSnooze"]);
    expect(actionsOf(asleep, may, "p1", until).map((a) => a.name)).toEqual(["snooze"]);
  });
  it("never gives one key to two actions that stand together", () => {
    const may = Object.fromEntries(
      ["assign", "escalate", "wait", "endWait", "snooze", "endSnooze", "close", "setSeverity", "setTags", "link", "message", "print"].map((n) => [n, true]),
    );
    const keys = actionsOf(complaint, may, "p1", now).flatMap((a) => (a.keys ? [a.keys] : []));
    expect(new Set(keys).size).toBe(keys.length);
  });
  it("proposes to take what nobody has", () => {
    expect(nextAction(complaint, { assign: true })).toBe("take");
  });
});
