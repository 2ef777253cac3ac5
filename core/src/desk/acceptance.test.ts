import { describe, expect, test } from "vitest";
import { acceptWorkingMinutes } from "./acceptance.ts";
import { nextDueOf } from "./next-due.ts";
import { awaitedOf, responsibleOf, stillResponsibleOf } from "./responsible.ts";
import { placementOf } from "./state.ts";
import { idOf, newStory, type Story, shift, team, type Who } from "./story.fixture.ts";

const nameOf = (id: string | null) => Object.entries(idOf).find(([, each]) => each === id)?.[0] ?? "nobody";
const responsible = (story: Story) => nameOf(responsibleOf(story.complaint));
const awaited = (story: Story) => nameOf(awaitedOf(story.complaint)?.assigneeId ?? null);
const toBen = { assigneeId: idOf.ben, note: "engine" };

describe("demand 6, nothing forgotten on the way: who took it in answers for it until somebody takes over", () => {
  test("what one takes oneself is taken over at once", () => {
    const story = newStory();
    expect(placementOf(story.complaint).accepted).toMatchObject({ way: "oneself", by: { id: idOf.ann } });
    expect([responsible(story), awaited(story), stillResponsibleOf(story.complaint)]).toEqual(["ann", "nobody", null]);
  });

  test("handed over: the one before answers until the next one says so, on record", () => {
    const story = newStory();
    story.run("handOver", toBen);
    expect([responsible(story), awaited(story), nameOf(stillResponsibleOf(story.complaint))]).toEqual(["ann", "ben", "ann"]);
    expect(story.run("accept", {}, "ben")).toBe("ok");
    expect(story.events).toMatchObject([{ type: "complaint.accepted", data: { personId: idOf.ben, fromPersonId: idOf.ann, way: "said" } }]);
    expect(placementOf(story.complaint).accepted).toMatchObject({ way: "said", by: { id: idOf.ben } });
    expect([responsible(story), awaited(story)]).toEqual(["ben", "nobody"]);
    expect(story.run("accept", {}, "ben")).toBe("alreadyAccepted");
  });

  test("whoever begins to work on it has taken over; the command's own record stays the last word", () => {
    const story = newStory();
    story.run("handOver", toBen);
    expect(story.run("addStep", { text: "look at the engine", ownerId: idOf.ben, dueAt: shift(story.now, "+1d") }, "ben")).toBe("ok");
    expect(story.events.map((e) => e.type)).toEqual(["complaint.accepted", "complaint.stepAdded"]);
    expect(responsible(story)).toBe("ben");
  });

  test("whoever answers for it may still work on it and take it back, and no longer once it is taken over", () => {
    const story = newStory();
    story.run("handOver", toBen);
    expect(story.run("setTags", { add: ["engine"] })).toBe("ok");
    expect(awaited(story)).toBe("ben");
    story.run("accept", {}, "ben");
    expect(story.run("setTags", { add: ["late"] })).toBe("notYours");
  });

  test.each([
    ["ann", "notGivenToYou"],
    ["sue", "notGivenToYou"],
    ["tom", "notGivenToYou"],
  ] as const)("%s cannot take over in another's place: %s", (who: Who, code) => {
    const story = newStory();
    story.run("handOver", toBen);
    expect(story.run("accept", {}, who)).toBe(code);
  });

  test("passed on without being taken over: still the first one's", () => {
    const story = newStory();
    story.run("handOver", toBen);
    story.run("handOver", { assigneeId: idOf.tom, note: "not mine" }, "ben");
    expect([responsible(story), awaited(story)]).toEqual(["ann", "tom"]);
    story.run("accept", {}, "tom");
    expect(responsible(story)).toBe("tom");
  });

  test("declined with a reason it is back with who answers for it, who need not take over again", () => {
    const story = newStory();
    story.run("handOver", toBen);
    expect(story.run("returnBack", { reason: "on leave from tomorrow" }, "ben")).toBe("ok");
    expect(story.events.at(-1)).toMatchObject({ type: "complaint.returned", data: { declinedById: idOf.ben, assigneeId: idOf.ann } });
    expect(placementOf(story.complaint)).toMatchObject({
      assigneeId: idOf.ann,
      teamId: team.sales,
      reason: "on leave from tomorrow",
      accepted: { way: "kept" },
    });
    expect(responsible(story)).toBe("ann");
  });

  test("sent back after it was taken over: whoever had it answers until the other takes over again", () => {
    const story = newStory();
    story.run("handOver", toBen);
    story.run("accept", {}, "ben");
    story.run("returnBack", { reason: "not the engine" }, "ben");
    expect([responsible(story), awaited(story)]).toEqual(["ben", "ann"]);
  });

  test("given to a team: the one before answers until somebody of it takes it", () => {
    const story = newStory();
    story.run("transfer", { teamId: team.repair, note: "engine" });
    expect([responsible(story), awaited(story)]).toEqual(["ann", "nobody"]);
    story.run("assign", { teamId: team.repair, assigneeId: idOf.ben }, "ben");
    expect([responsible(story), awaited(story)]).toEqual(["ben", "nobody"]);
  });

  test("given to somebody while it is taken in, and declined by them", () => {
    const story = newStory({ assigneeId: idOf.ben });
    expect([responsible(story), awaited(story)]).toEqual(["ann", "ben"]);
    story.run("returnBack", { reason: "too much" }, "ben");
    expect(placementOf(story.complaint)).toMatchObject({ assigneeId: idOf.ann, teamId: team.sales });
  });

  test("undoing the hand-over brings it back to who answers for it, until it is taken over", () => {
    const story = newStory();
    story.run("handOver", toBen);
    const made = story.made;
    expect(story.run("withdrawRecord", { recordId: made })).toBe("ok");
    expect([responsible(story), awaited(story)]).toEqual(["ann", "nobody"]);
    story.run("handOver", toBen);
    const again = story.made;
    story.run("accept", {}, "ben");
    expect(story.run("withdrawRecord", { recordId: again })).toBe("notYours");
  });

  test("a document from before counts as accepted", () => {
    const story = newStory();
    story.run("handOver", toBen);
    const placements = story.complaint.placements.map(({ accepted: _a, acceptBy: _b, ...rest }) => rest);
    story.take({ ...story.complaint, placements });
    expect([responsible(story), awaited(story)]).toEqual(["ben", "nobody"]);
  });

  test("nobody answers for a complaint about oneself", () => {
    const story = newStory();
    story.run("handOver", toBen);
    story.run("accept", {}, "ben");
    story.run("editIntake", { intake: { respondent: { unit: "", person: "", personId: idOf.ben } } }, "sue");
    expect(responsible(story)).toBe("ann");
  });
});

describe("demand 6: whoever does not take over is waited for by a time", () => {
  const dueOf = (story: Story) => nextDueOf(story.complaint);

  test("as the plan of its level says, else within the usual working time", () => {
    const ordinary = newStory();
    const at = ordinary.now;
    ordinary.run("handOver", toBen);
    expect(dueOf(ordinary)).toMatchObject({ kind: "accept", at: shift(at, `+${acceptWorkingMinutes}m`), since: at });
    const crisis = newStory({ severity: "crisis" });
    const from = crisis.now;
    crisis.run("handOver", toBen);
    expect(placementOf(crisis.complaint).acceptBy).toBe(shift(from, "+60m"));
  });

  test("nothing is waited for once it is taken over or closed", () => {
    const story = newStory();
    story.run("handOver", toBen);
    story.run("accept", {}, "ben");
    expect(dueOf(story)?.kind).not.toBe("accept");
  });
});
