import { describe, expect, test } from "vitest";
import type { NoticeComplaint, NoticeFacts, NoticePerson } from "./notice-facts.ts";
import { mayConcern, noticesFor } from "./notices-for.ts";

const person = (id: string, role: NoticePerson["role"], teamId: string, sees = true): NoticePerson => ({ id, role, teamId, sees });
const people = [
  person("ann", "agent", "one"),
  person("bob", "agent", "one"),
  person("sue", "supervisor", "one"),
  person("len", "supervisor", "branch"),
  person("max", "manager", "company"),
  person("ida", "admin", "company", false),
];
const standing: NoticeComplaint = { assigneeId: "ann", teamsUp: ["one", "branch", "company"], ownerId: null, askedById: null, approverIds: [] };

type Change = { complaint?: Partial<NoticeComplaint>; people?: readonly NoticePerson[] };
function told(type: string, data: Record<string, unknown>, by = "", change: Change = {}): string[] {
  const facts: NoticeFacts = { complaint: { ...standing, ...change.complaint }, people: change.people ?? people };
  const actor = by === "" ? ({ type: "system" } as const) : by === "customer" ? ({ type: "customer" } as const) : ({ type: "person", id: by } as const);
  const event = { type: `complaint.${type}`, data, actor };
  const notices = noticesFor(event, facts).map((n) => `${n.personId} ${n.kind}`);
  if (!mayConcern(event)) expect(notices).toEqual([]); // nobody who hears of it is passed over by the first look
  return notices;
}
const without = (...ids: string[]) => people.filter((p) => !ids.includes(p.id));

describe("who hears of what", () => {
  test.each([
    ["given to a person", "assigned", { assigneeId: "ann", recordId: "r" }, "sue", ["ann assigned"]],
    ["taken by oneself", "assigned", { assigneeId: "ann", recordId: "r" }, "ann", []],
    ["handed over", "handedOver", { assigneeId: "ann", recordId: "r" }, "bob", ["ann assigned"]],
    ["the customer wrote", "messageReceived", {}, "customer", ["ann customer"]],
    ["the customer's words, typed in by whoever has it", "messageReceived", {}, "ann", []],
    ["a colleague wrote a note", "noteWritten", {}, "bob", ["ann colleague"]],
    ["one's own note", "noteWritten", {}, "ann", []],
    ["rose to serious", "severitySet", { from: "ordinary", to: "serious" }, "ann", ["sue severity"]],
    ["rose to a crisis", "severitySet", { from: "serious", to: "crisis" }, "", ["ann severity", "sue severity", "max severity"]],
    ["lowered again", "severitySet", { from: "crisis", to: "serious" }, "sue", []],
    ["a superior is brought in", "escalated", { toPersonId: "sue", recordId: "r" }, "ann", ["sue escalated"]],
    ["asked of somebody who sees no complaint", "errandAdded", { ownerId: "ida", teamId: null, recordId: "r" }, "ann", ["ida errand"]],
    ["mentioned in a note", "noteWritten", { messageId: "m", mentions: ["bob", "ida"] }, "sue", ["bob mentioned", "ann colleague"]],
    ["asked of a team", "errandAdded", { ownerId: null, teamId: "one", recordId: "r" }, "ann", ["bob errand", "sue errand"]],
    [
      "done: who asked and who works it hear",
      "errandEnded",
      { as: "done", errandId: "r", ownerId: "ida", askedById: "sue" },
      "ida",
      ["sue errand", "ann errand"],
    ],
    ["no longer wanted: who was to do it hears", "errandEnded", { as: "cancelled", errandId: "r", ownerId: "ida", askedById: "sue" }, "ann", ["ida errand"]],
    ["reopened", "reopened", {}, "sue", ["ann reopened"]],
    ["a step for a colleague", "stepAdded", { ownerId: "sue", recordId: "r" }, "ann", ["sue duty"]],
    ["what somebody who left owed", "dutiesPassed", { toPersonId: "ann" }, "max", ["ann duty"]],
    ["an import", "created", { assigneeId: null, imported: true }, "max", []],
    ["nobody cares for tags", "tagsSet", {}, "bob", []],
  ])("%s", (_, type, data, by, expected) => {
    expect(told(type, data, by)).toEqual(expected);
  });

  test("the event alone says that nobody hears of what one keeps for oneself", () => {
    const actor = { type: "person", id: "ann" } as const;
    expect(mayConcern({ type: "complaint.created", actor, data: { assigneeId: "ann" } })).toBe(false);
    expect(mayConcern({ type: "complaint.created", actor, data: { assigneeId: "bob" } })).toBe(true);
    expect(mayConcern({ type: "complaint.created", actor, data: { assigneeId: null } })).toBe(true);
    expect(mayConcern({ type: "complaint.looked", actor, data: {} })).toBe(false);
  });

  test("what nobody has: its supervisors hear, its agents too if they want", () => {
    const nobody = { complaint: { assigneeId: null } };
    expect(told("created", { assigneeId: null }, "customer", nobody)).toEqual(["sue incoming", "ann incoming", "bob incoming"]);
    expect(told("messageReceived", {}, "customer", nobody)).toEqual(["sue customer"]);
  });

  test("due: the owner of the step, else the handler, else the supervisors, up the tree, the managers in the end", () => {
    const due = (change: Change) => told("dueReached", { about: "r", kind: "step" }, "", change);
    expect(due({ complaint: { ownerId: "bob" } })).toEqual(["bob dueReached"]);
    expect(due({})).toEqual(["ann dueReached"]);
    expect(due({ complaint: { assigneeId: null } })).toEqual(["sue dueReached"]);
    expect(due({ complaint: { assigneeId: null }, people: without("sue") })).toEqual(["len dueReached"]);
    expect(due({ complaint: { assigneeId: null }, people: without("sue", "len") })).toEqual(["max dueReached"]);
  });

  test("who left or may not see it is passed over, and the next in line hears", () => {
    const hidden = [...without("bob"), person("bob", "agent", "one", false)];
    expect(told("dueSoon", { about: "r" }, "", { complaint: { ownerId: "bob" }, people: hidden })).toEqual(["ann dueSoon"]);
    expect(told("dueSoon", { about: "r" }, "", { people: without("ann") })).toEqual(["sue dueSoon"]);
    expect(told("assigned", { assigneeId: "bob" }, "sue", { people: hidden })).toEqual([]);
  });

  test("an approval is asked of the nearest superiors whose limit covers it; who asked hears of the decision", () => {
    const asked = (approverIds: string[]) => told("approvalRequested", { optionId: "o", recordId: "r" }, "ann", { complaint: { approverIds } });
    expect(asked(["sue", "len", "max"])).toEqual(["sue approvalAsked"]);
    expect(asked(["max"])).toEqual(["max approvalAsked"]);
    expect(told("agreed", { approvalNeeded: true, recordId: "r" }, "ann", { complaint: { approverIds: ["sue"] } })).toEqual(["sue approvalAsked"]);
    expect(told("agreed", { approvalNeeded: false, recordId: "r" }, "ann", { complaint: { approverIds: ["sue"] } })).toEqual([]);
    expect(told("approvalDecided", { optionId: "o" }, "sue", { complaint: { askedById: "bob" } })).toEqual(["bob approvalDecided", "ann approvalDecided"]);
  });

  test("what was given up behind the scenes: managers and admins, without a complaint too", () => {
    const notices = noticesFor({ type: "failure.givenUp", data: { name: "sendMail" }, actor: { type: "system" } }, { complaint: null, people });
    expect(notices).toEqual([
      { personId: "max", kind: "failure", about: "sendMail" },
      { personId: "ida", kind: "failure", about: "sendMail" },
    ]);
  });
});

describe("who follows a complaint", () => {
  const complaint = { followerIds: ["bob", "ida", "ann"] };
  test("hears of what happens in it, as far as they see it, and once", () => {
    expect(told("closed", { outcome: "accepted" }, "sue", { complaint })).toEqual(["ann colleague", "bob followed"]);
    expect(told("noteWritten", { messageId: "m", mentions: ["bob"] }, "sue", { complaint })).toEqual(["bob mentioned", "ann colleague"]);
  });
  test("hears nothing of their own doing, nor of what is no news to them", () => {
    expect(told("closed", { outcome: "accepted" }, "bob", { complaint })).toEqual(["ann colleague"]);
    expect(told("dueSoon", { kind: "step", about: "s" }, "", { complaint: { ...complaint, ownerId: "ann" } })).toEqual(["ann dueSoon"]);
  });
});

test("what somebody away is asked to do is told to whoever stands in for them as well, though neither sees the complaint", () => {
  const facts: NoticeFacts = {
    complaint: standing,
    people: [person("ida", "admin", "company", false), person("eva", "agent", "two", false)],
    standIns: { ida: "eva" },
  };
  const event = { type: "complaint.errandAdded", actor: { type: "person", id: "ann" }, data: { ownerId: "ida", teamId: null, recordId: "r" } } as const;
  expect(noticesFor(event, facts).map((n) => n.personId)).toEqual(["ida", "eva"]);
});
