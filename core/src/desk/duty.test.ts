import { describe, expect, test } from "vitest";
import { decideCommand } from "./commands.ts";
import type { Complaint } from "./complaint.ts";
import { owingIdsOf, passDuties } from "./duty.ts";
import { decideAssign, decideHandOver } from "./placement.ts";
import { contextOf, idOf, newStory, people, shift, start, team } from "./story.fixture.ts";

/** ann's complaint with a step and a promise of hers, a step of ben's, and what is over: a step done, a promise kept. */
function withDuties(): Complaint {
  const story = newStory();
  const dueAt = shift(start, "+3d");
  for (const owner of ["ann", "ben", "ann"] as const) expect(story.run("addStep", { text: `step of ${owner}`, ownerId: idOf[owner], dueAt })).toBe("ok");
  for (const what of ["call back", "send the bill"]) expect(story.run("promise", { what, dueAt, to: "" })).toBe("ok");
  expect(story.run("finishStep", { recordId: story.complaint.steps[2]?.id ?? "" })).toBe("ok");
  expect(story.run("keepPromise", { recordId: story.complaint.promises[1]?.id ?? "" })).toBe("ok");
  return story.complaint;
}

/** As sue sees the house once some have left. */
function afterLeaving(...left: (keyof typeof idOf)[]) {
  let n = 0;
  const context = contextOf("sue", shift(start, "+1d"), () => `00000000-0000-7000-9000-${String(n++).padStart(12, "0")}`);
  const gone = Object.fromEntries(left.map((name) => [idOf[name], { ...people[idOf[name]], left: true }]));
  return { ...context, people: { ...people, ...gone } as typeof people };
}
const owners = (complaint: Complaint) =>
  [...complaint.steps.map((s) => s.ownerId), ...complaint.promises.map((p) => p.personId)].map(
    (id) => Object.entries(idOf).find(([, each]) => each === id)?.[0],
  );

const toBen = { teamId: team.repair, assigneeId: idOf.ben, note: "", reason: "" };
function done(decision: ReturnType<typeof decideAssign>) {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision;
}

describe("who owes", () => {
  test("is whoever has a step that is not done or a promise that is not settled", () => {
    const complaint = withDuties();
    expect(owingIdsOf(complaint)).toEqual([idOf.ann, idOf.ben]);
    expect(owingIdsOf({ ...complaint, promises: [], steps: complaint.steps.slice(2) })).toEqual([]);
  });
});

describe("whoever takes a complaint", () => {
  test("takes over what those who left owe in it, on record, and nothing of those who stay", () => {
    const before = withDuties();
    expect(owners(done(decideAssign(before, toBen, afterLeaving())).complaint)).toEqual(owners(before));
    const { complaint, events } = done(decideAssign(before, toBen, afterLeaving("ann")));
    expect(owners(complaint)).toEqual(["ben", "ben", "ann", "ben", "ann"]); // what ann did or kept stays hers
    expect(complaint.steps[0]?.takeovers).toMatchObject([{ fromPersonId: idOf.ann, toPersonId: idOf.ben, by: { type: "person", id: idOf.sue } }]);
    expect(complaint.promises[0]?.by).toEqual({ type: "person", id: idOf.ann }); // who gave the word is not forgotten
    expect(events.map((e) => e.type)).toEqual(["complaint.assigned", "complaint.dutiesPassed"]);
    expect(events[1]?.data).toEqual({ fromPersonId: idOf.ann, toPersonId: idOf.ben, recordIds: [before.steps[0]?.id, before.promises[0]?.id] });
  });

  test("nobody takes it, nothing passes; the next who does takes that too", () => {
    const house = afterLeaving("ann");
    const waiting = done(decideAssign(withDuties(), { ...toBen, assigneeId: null }, house)).complaint;
    expect(owners(waiting)[0]).toBe("ann");
    expect(owners(done(decideHandOver(waiting, { assigneeId: idOf.ben, note: "yours" }, house)).complaint)[0]).toBe("ben");
  });

  test("gives it all back when the placement is undone, but not what was done in between", () => {
    const house = afterLeaving("ann");
    const waiting = done(decideAssign(withDuties(), { ...toBen, assigneeId: null }, house)).complaint;
    const taken = done(decideAssign(waiting, toBen, house)).complaint;
    const finished = done(decideCommand("finishStep", taken, { recordId: taken.steps[0]?.id ?? "", note: "" }, house)).complaint;
    const undone = done(decideCommand("withdrawRecord", finished, { recordId: taken.placements.at(-1)?.id ?? "", reason: "" }, house)).complaint;
    expect(owners(undone)).toEqual(["ben", "ben", "ann", "ann", "ann"]);
    expect(undone.promises[0]?.takeovers?.[0]?.withdrawn).toBeDefined();
    expect(decideCommand("withdrawRecord", taken, { recordId: taken.promises[0]?.takeovers?.[0]?.id ?? "", reason: "" }, house)).toMatchObject({
      refusal: { code: "notUndoable" },
    });
  });
});

test("duties pass for several at once, one event for each who owed, none for who did not", () => {
  const complaint = withDuties();
  const { patch, events } = passDuties(complaint, { from: [idOf.ann, idOf.ben, idOf.max], to: idOf.tom, placementId: null }, afterLeaving());
  expect(owners({ ...complaint, ...patch })).toEqual(["tom", "tom", "ann", "tom", "ann"]);
  expect(events.map((e) => e.data.fromPersonId)).toEqual([idOf.ann, idOf.ben]);
});
