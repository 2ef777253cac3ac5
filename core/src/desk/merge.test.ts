import { describe, expect, test } from "vitest";
import { abilitiesOf } from "./abilities.ts";
import { closeForm } from "./closing.fixture.ts";
import { decideCommand } from "./commands.ts";
import type { Complaint } from "./complaint.ts";
import { dueTimesOf } from "./due-time.ts";
import { openExtensions } from "./extension.ts";
import { decideMerge, decideUnmerge, type MergeContext, type MergeDecision } from "./merge.ts";
import { duesOf } from "./next-due.ts";
import { projectionOf } from "./project.ts";
import { newStamp } from "./stamp.ts";
import { isClosed, mergedIntoOf } from "./state.ts";
import { idOf, newStory, otherComplaint, type Story, shift, start, team, type Who } from "./story.fixture.ts";

/** Two complaints of one person: what is done in a story belongs to the first, the second is a copy under another number. */
function pair(prepare: (story: Story) => void = () => undefined) {
  const story = newStory();
  const target: Complaint = { ...newStory().complaint, id: otherComplaint, number: "AM-2" };
  prepare(story);
  let ids = 0x7000;
  const context = (who: Who = "ann", sameCustomer = true): MergeContext => ({
    ...story.context(who),
    newId: () => `00000000-0000-7000-8000-${(ids++).toString(16).padStart(12, "0")}`,
    sameCustomer,
  });
  return { source: story.complaint, target, context, story };
}
const codeOf = (decision: MergeDecision) => (decision.ok ? "ok" : decision.refusal.code);
function merged({ source, target, context }: ReturnType<typeof pair>) {
  const decision = decideMerge(source, target, { reason: "重复来电" }, context());
  if (!decision.ok) throw new Error(decision.refusal.code);
  return { source: decision.source.complaint, target: decision.target.complaint };
}
const both = (story: Story) => {
  story.run("promise", { what: "call back", dueAt: shift(start, "+5h") });
  story.run("addStep", { text: "order the part", ownerId: idOf.ben, dueAt: shift(start, "+2d") });
};

test("a request for more time goes along with what it is about; one on a clock of its own stays behind, and undoing puts all back", () => {
  const before = pair((story) => {
    both(story);
    const [step] = story.complaint.steps;
    expect(story.run("askExtension", { of: { kind: "step", recordId: step?.id }, dueAt: shift(start, "+4d"), reason: "The part is late" })).toBe("ok");
    const clock = { ...newStamp(story.context("ann"), "x"), fromDueAt: shift(start, "+9d"), toDueAt: shift(start, "+12d"), decided: null };
    const of = { kind: "clock", packId: "p", ruleId: "r", extensionId: "e" } as const;
    story.take({ ...story.complaint, extensions: [...story.complaint.extensions, { ...clock, of }] });
  });
  const decision = decideMerge(before.source, before.target, { reason: "" }, { ...before.context(), plannedAnswers: 2 });
  if (!decision.ok) throw new Error(decision.refusal.code);
  const { source, target } = { source: decision.source.complaint, target: decision.target.complaint };
  expect(decision.target.events[0]?.data).toMatchObject({ planned: 2, left: 1 });
  expect(openExtensions(target).map((e) => "recordId" in e.of && e.of.recordId)).toEqual([target.steps.at(-1)?.id]);
  const granted = decideCommand(
    "decideExtension",
    target,
    { recordId: target.extensions[0]?.id ?? "", approved: true, told: "It comes Friday", reason: "" },
    before.context("sue"),
  );
  if (!granted.ok) throw new Error(granted.refusal.code);
  const undone = decideUnmerge(source, granted.complaint, { reason: "" }, before.context());
  if (!undone.ok) throw new Error(undone.refusal.code);
  const again = undone.source.complaint;
  expect(again.extensions.map((e) => [e.of, e.decided?.approved, e.withdrawn])).toEqual([
    [before.source.extensions[0]?.of, true, undefined],
    [before.source.extensions[1]?.of, undefined, undefined],
  ]);
  expect([again.steps[0]?.dueAt, openExtensions(undone.target.complaint)]).toEqual([shift(start, "+4d"), []]);
});

describe("demand 1: merge, keep one record, reversibly", () => {
  test("the source is closed as merged and owes nothing; what it owed is owed in the target, same time, same owner", () => {
    const before = pair(both);
    const after = merged(before);
    expect([isClosed(after.source), mergedIntoOf(after.source), duesOf(after.source), dueTimesOf(after.source)]).toEqual([true, otherComplaint, [], []]);
    const dues = (c: Complaint) => duesOf(c).map(({ at, kind, since }) => ({ at, kind, since }));
    expect(dues(after.target)).toEqual(dues(before.source));
    expect(after.target.steps[0]?.ownerId).toBe(idOf.ben);
    expect(after.target.merges).toMatchObject([{ complaintId: before.source.id, number: "AM-1", reason: "重复来电" }]);
  });

  test("taking it back restores both, as if nothing had happened", () => {
    const before = pair(both);
    const { source, target } = merged(before);
    const undone = decideUnmerge(source, target, { reason: "" }, before.context());
    if (!undone.ok) throw new Error(undone.refusal.code);
    expect(projectionOf(undone.source.complaint)).toEqual(projectionOf(before.source));
    expect(duesOf(undone.source.complaint)).toEqual(duesOf(before.source));
    expect(projectionOf(undone.target.complaint)).toEqual(projectionOf(before.target));
    expect(codeOf(decideUnmerge(undone.source.complaint, undone.target.complaint, { reason: "" }, before.context()))).toBe("notMergedHere");
    expect(codeOf(decideMerge(undone.source.complaint, undone.target.complaint, { reason: "" }, before.context()))).toBe("ok");
  });

  test("what was done in the target meanwhile is done in the source after taking it back", () => {
    const before = pair(both);
    const { source, target } = merged(before);
    const promiseId = target.promises[0]?.id ?? "";
    const kept = decideCommand("keepPromise", target, { recordId: promiseId, note: "打过了" }, before.context());
    if (!kept.ok) throw new Error(kept.refusal.code);
    const undone = decideUnmerge(source, kept.complaint, { reason: "" }, before.context());
    if (!undone.ok) throw new Error(undone.refusal.code);
    expect(undone.source.complaint.promises[0]).toMatchObject({ id: before.source.promises[0]?.id, kept: { reason: "打过了" } });
    expect(undone.source.complaint.promises[0]?.withdrawn).toBeUndefined();
    expect(duesOf(undone.source.complaint).map((d) => d.kind)).toEqual(["step"]);
    expect(duesOf(undone.target.complaint)).toEqual([]);
  });

  test("a reminder nobody has answered goes along and comes back answered; one that is watched from above stays where it is watched", () => {
    const before = pair((story) => void story.run("remind", { text: "客户又打来问了", dueAt: shift(start, "+3h"), voice: "customer" }, "sue"));
    const { source, target } = merged(before);
    expect([duesOf(source), duesOf(target).map((d) => d.kind)]).toEqual([[], ["reminder"]]);
    const answered = decideCommand("answerReminder", target, { recordId: target.reminders[0]?.id ?? "", note: "已回电" }, before.context());
    if (!answered.ok) throw new Error(answered.refusal.code);
    const undone = decideUnmerge(source, answered.complaint, { reason: "" }, before.context());
    expect(undone.ok && undone.source.complaint.reminders[0]).toMatchObject({ id: before.source.reminders[0]?.id, answered: { reason: "已回电" } });
    const watched = pair((story) => void story.run("supervise", { personId: idOf.sue, until: shift(start, "+9d"), reportAt: [], reason: "x" }, "sue"));
    expect(codeOf(decideMerge(watched.source, watched.target, { reason: "" }, watched.context()))).toBe("mergeSupervised");
  });

  test("a merged one is neither reopened nor is its closing or moving undone piece by piece", () => {
    const before = pair(both);
    const { source } = merged(before);
    const code = (name: "reopen" | "rework" | "recordFollowUp" | "withdrawRecord", command: object) => {
      const decision = decideCommand(name, source, command as never, before.context("sue"));
      return decision.ok ? "ok" : decision.refusal.code;
    };
    for (const name of ["reopen", "rework", "recordFollowUp"] as const) expect(code(name, { reason: "x", text: "x" }), name).toBe("undoByUnmerge");
    expect(abilitiesOf({ id: idOf.sue, role: "supervisor" }, source)).toMatchObject({ reopen: false, recordFollowUp: false, withdrawRecord: true });
    expect(code("withdrawRecord", { recordId: source.closures[0]?.id, reason: "" })).toBe("undoByUnmerge");
  });

  test("it lies with whoever works the target, and goes back", () => {
    const before = pair();
    const moved = {
      ...before.target,
      placements: [...before.target.placements, { ...before.target.placements[0], id: "p", assigneeId: idOf.ben, teamId: team.repair }],
    } as Complaint;
    const decision = decideMerge(before.source, moved, { reason: "" }, before.context("sue"));
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(projectionOf(decision.source.complaint)).toMatchObject({ teamId: team.repair, assigneeId: idOf.ben });
    const undone = decideUnmerge(decision.source.complaint, decision.target.complaint, { reason: "" }, before.context("sue"));
    expect(undone.ok && projectionOf(undone.source.complaint)).toMatchObject({ teamId: team.sales, assigneeId: idOf.ann });
  });
});

test("demand 3: a merged complaint takes no new articles", () => {
  const { source } = merged(pair());
  const { message, note } = abilitiesOf({ id: idOf.sue, role: "supervisor" }, source);
  expect([message, note]).toEqual([false, false]);
});

describe("what must not be merged", () => {
  test("loops cannot arise: neither with itself, nor into one that is merged or closed, nor twice", () => {
    const before = pair();
    const { source, target } = merged(before);
    const code = (a: Complaint, b: Complaint) => codeOf(decideMerge(a, b, { reason: "" }, before.context()));
    expect([code(before.source, before.source), code(target, source), code(source, target)]).toEqual([
      "mergeWithItself",
      "mergeTargetMerged",
      "alreadyMergedInto",
    ]);
    const closed = newStory();
    closed.run("noteWithdrawal", { text: "x" });
    closed.run("close", { ...closeForm, outcome: "withdrawn" });
    expect(code(before.source, { ...closed.complaint, id: otherComplaint })).toBe("mergeTargetClosed");
  });

  test("complaints of different customers: one must not read the other's messages", () => {
    const { source, target, context } = pair();
    expect(codeOf(decideMerge(source, target, { reason: "" }, context("ann", false)))).toBe("mergeOtherCustomer");
  });

  test("one with a deadline of an authority, with something offered, or brought before a superior", () => {
    const referral = { body: "12315", number: "1", dueAt: shift(start, "+9d"), reply: "" } as const;
    const referred = pair();
    expect(
      codeOf(decideMerge({ ...referred.source, intake: { ...referred.source.intake, referral } }, referred.target, { reason: "" }, referred.context())),
    ).toBe("mergeReferral");
    const offered = pair((story) => {
      story.run("addOption", { kind: "repair", text: "x", noCost: true });
      story.run("offerOption", { recordId: story.complaint.options[0]?.id });
    });
    expect(codeOf(decideMerge(offered.source, offered.target, { reason: "" }, offered.context()))).toBe("mergeAgreement");
    const escalated = pair((story) => void story.run("escalate", { toPersonId: idOf.sue, reason: "x" }));
    expect(codeOf(decideMerge(escalated.source, escalated.target, { reason: "" }, escalated.context()))).toBe("mergeEscalated");
    expect(codeOf(decideMerge(escalated.source, escalated.target, { reason: "" }, escalated.context("sue")))).toBe("ok");
  });

  test("by somebody who does not work both", () => {
    const { source, target, context } = pair();
    expect(codeOf(decideMerge(source, target, { reason: "" }, context("ben")))).toBe("notYours");
    expect(codeOf(decideMerge(source, target, { reason: "" }, context("qin")))).toBe("notPermitted");
  });
});
