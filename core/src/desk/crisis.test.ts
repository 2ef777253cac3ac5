import { describe, expect, test } from "vitest";
import { scopeOf, sees } from "../accounts/visibility.ts";
import { closeForm, closeNow } from "./closing.fixture.ts";
import { closingGaps } from "./closure.ts";
import { decideBeginCrisis } from "./crisis.ts";
import { isRoutineStopped, restrictedTo, runningCrisis, voiceRefusal, voicesOf } from "./crisis-state.ts";
import { defaultLevelPlans } from "./level-plan.ts";
import { decideBringPlan } from "./plan.ts";
import { projectionOf } from "./project.ts";
import { idOf, newStory, people, type Story, shift, team, type Who } from "./story.fixture.ts";

function inCrisis(story = newStory()): Story {
  expect(story.run("setSeverity", { severity: "crisis", reason: "press" }, "sue")).toBe("ok");
  for (const decide of [
    (s: Story) => decideBringPlan(s.complaint, defaultLevelPlans, s.context("system")),
    (s: Story) => decideBeginCrisis(s.complaint, s.context("system")),
  ]) {
    const decision = decide(story);
    if (!decision.ok) throw new Error(decision.refusal.code);
    story.take(decision.complaint);
  }
  return story;
}
const crisisOf = (story: Story) => {
  const crisis = story.complaint.crises.at(-1);
  if (!crisis) throw new Error("no crisis");
  return crisis;
};
function owned(by: Who = "max", story = inCrisis()): Story {
  expect(story.run("nameCrisisOwner", { personId: idOf[by] }, "sue")).toBe("ok");
  expect(story.run("acceptCrisis", { recordId: crisisOf(story).owners.at(-1)?.id }, by)).toBe("ok");
  return story;
}
const review = { happened: "h", why: "w", changes: "c", ownerId: idOf.sue };

describe("the owner", () => {
  test("is a named manager who has to accept, which ticks 'take over' in the plan", () => {
    const story = inCrisis();
    expect(story.run("nameCrisisOwner", { personId: idOf.max })).toBe("superiorNeeded");
    expect(story.run("nameCrisisOwner", { personId: idOf.tom }, "sue")).toBe("ownerFromManagement");
    expect(story.run("nameCrisisOwner", { personId: idOf.max }, "sue")).toBe("ok");
    const named = crisisOf(story).owners[0]?.id;
    expect(story.run("acceptCrisis", { recordId: named }, "eve")).toBe("notNamed");
    expect(voicesOf(story.complaint)).toBeNull();
    expect(story.run("acceptCrisis", { recordId: named }, "max")).toBe("ok");
    expect(crisisOf(story).owners[0]?.accepted?.by).toEqual({ type: "person", id: idOf.max });
    expect(story.complaint.plans.at(-1)?.items.find((item) => item.kind === "takeOver")?.done).not.toBeNull();
  });

  test("may decline with a reason, and another is named; only management changes one who has accepted", () => {
    const story = inCrisis();
    story.run("nameCrisisOwner", { personId: idOf.max }, "sue");
    expect(story.run("declineCrisis", { recordId: crisisOf(story).owners[0]?.id, reason: "on leave" }, "max")).toBe("ok");
    owned("eve", story);
    expect(story.run("nameCrisisOwner", { personId: idOf.max }, "sue")).toBe("crisisOwnerNeeded");
    expect(story.run("nameCrisisOwner", { personId: idOf.max }, "eve")).toBe("ok");
    expect(voicesOf(story.complaint)).toEqual([idOf.eve]); // until max accepts
  });
});

describe("one voice", () => {
  test("speaks once the owner has accepted; calls and notes stay everybody's, what is put before the customer does not", () => {
    const story = owned();
    expect(voiceRefusal(story.complaint, story.context("ann"))).toEqual({ code: "singleVoice" });
    expect(voiceRefusal(story.complaint, story.context("max"))).toBeNull();
    expect(story.run("giveFinalAnswer", { text: "t", outsideBodies: ["12315"] })).toBe("singleVoice");
    expect(story.run("tryContact", { way: "phone", reached: false })).toBe("ok");
    expect(story.run("setSpokesperson", { personId: idOf.ben }, "max")).toBe("voiceFromThoseWhoSee");
    expect(story.run("setSpokesperson", { personId: idOf.ann }, "max")).toBe("ok"); // handles it
    expect(voicesOf(story.complaint)).toEqual([idOf.max, idOf.ann]);
    expect(story.run("giveFinalAnswer", { text: "t", outsideBodies: ["12315"] })).toBe("ok");
  });
});

describe("the facts log", () => {
  test("keeps where it is from, of when, and who checked it; nothing of the future", () => {
    const story = owned();
    const fact = { text: "Smoke from the battery", source: "Customer, by phone", happenedAt: shift(story.now, "-2h") };
    expect(story.run("addCrisisFact", { ...fact, happenedAt: shift(story.now, "+2h") })).toBe("factInFuture");
    expect(story.run("addCrisisFact", fact)).toBe("ok");
    const [entry] = crisisOf(story).facts;
    expect(entry).toMatchObject({ ...fact, confirmed: null });
    expect(story.run("confirmCrisisFact", { recordId: entry?.id, note: "Photo seen" }, "sue")).toBe("ok");
    expect(story.run("confirmCrisisFact", { recordId: entry?.id }, "sue")).toBe("alreadyDone");
    expect(story.run("withdrawRecord", { recordId: entry?.id })).toBe("recordNotFound"); // said is said
  });
});

describe("routine", () => {
  test("stands still while it runs, here or in another complaint of the customer; a rise taken back was none", () => {
    const story = inCrisis();
    const stopped = (customerInCrisis = false) => isRoutineStopped(story.complaint, { customerInCrisis });
    expect([
      stopped(),
      isRoutineStopped(newStory().complaint, { customerInCrisis: true }),
      isRoutineStopped(newStory().complaint, { customerInCrisis: false }),
    ]).toEqual([true, true, false]);
    expect(story.run("setSeverity", { severity: "serious", reason: "a mistake" }, "sue")).toBe("ok");
    expect([stopped(), runningCrisis(story.complaint)]).toEqual([false, undefined]);
    story.run("setSeverity", { severity: "crisis", reason: "no mistake" }, "sue");
    owned("max", story);
    story.run("setSeverity", { severity: "serious", reason: "calmer" }, "max");
    expect(stopped()).toBe(true); // accepted: it ends with its review
    expect(story.run("reviewCrisis", review, "max")).toBe("ok");
    expect(stopped()).toBe(false);
  });
});

test("demand 10: a crisis cannot be closed without its review, and the owner or a manager writes it", () => {
  const story = owned();
  expect(closingGaps(story.complaint, closeForm).map((gap) => gap.code)).toContain("crisisReviewMissing");
  expect(story.run("reviewCrisis", review, "sue")).toBe("crisisOwnerNeeded");
  expect(story.run("reviewCrisis", review, "max")).toBe("ok");
  expect(closingGaps(story.complaint, closeForm).map((gap) => gap.code)).not.toContain("crisisReviewMissing");
  expect(closeNow(story)).toBe("ok");
});

describe("demand 11: a crisis kept to some people", () => {
  test("is seen by them, by who handles it and by who leads it, and by nobody else, whatever their role", () => {
    const story = owned();
    expect(restrictedTo(story.complaint)).toBeNull();
    expect(story.run("restrictCrisis", { personIds: [idOf.sue] }, "sue")).toBe("crisisOwnerNeeded");
    expect(story.run("restrictCrisis", { personIds: [idOf.sue] }, "max")).toBe("ok");
    const named = restrictedTo(story.complaint);
    expect(named).toEqual([idOf.ann, idOf.max, idOf.sue].sort());
    const { teamId, assigneeId } = projectionOf(story.complaint);
    const placed = { companyId: story.complaint.companyId, teamId, assigneeId, closed: false, restrictedTo: named };
    const who = (["ann", "ben", "sue", "tom", "max", "eve", "qin", "ray", "adi"] as const).filter((name) => {
      const { id, role } = people[idOf[name]] ?? { id: "", role: "admin" as const };
      return sees(scopeOf({ id, role, companyId: placed.companyId, teamId: team.sales, teamIds: [team.sales], name }), placed);
    });
    expect(who).toEqual(["ann", "sue", "max"]);
    expect(story.run("restrictCrisis", { personIds: null }, "max")).toBe("ok");
    expect(restrictedTo(story.complaint)).toBeNull();
  });
});
