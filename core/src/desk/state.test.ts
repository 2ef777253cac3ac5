import { describe, expect, test } from "vitest";
import { closeNow } from "./closing.fixture.ts";
import { currentAgreement, firstOwnerOf, isConflicted, kindOf, openEscalations, placementOf, severityOf, specialsOf, stateOf } from "./state.ts";
import { idOf, newStory, type Story, shift, team } from "./story.fixture.ts";

/** "wait end close …": one letter of the alphabet of states after each. */
const moves: Record<string, (story: Story) => string> = {
  wait: (s) => s.run("wait", { reviewAt: shift(s.now, "+2d"), reason: "papers" }),
  end: (s) => s.run("endWait", { recordId: s.complaint.waits.findLast((w) => !w.withdrawn)?.id }),
  close: closeNow,
  reopen: (s) => s.run("reopen", { reason: "again" }),
  undoWait: (s) => s.run("withdrawRecord", { recordId: s.complaint.waits.findLast((w) => !w.withdrawn)?.id }),
  undoEnd: (s) => s.run("withdrawRecord", { recordId: s.complaint.waits.at(-1)?.ended?.id }),
  undoClose: (s) => s.run("withdrawRecord", { recordId: s.complaint.closures.findLast((c) => !c.withdrawn)?.id }, "max"),
  undoReopen: (s) => s.run("withdrawRecord", { recordId: s.complaint.reopenings.findLast((c) => !c.withdrawn)?.id }),
};

describe("stateOf", () => {
  test.each([
    ["wait", "waiting"],
    ["wait end", "waiting open"],
    ["wait wait", "waiting waiting"],
    ["wait undoWait", "waiting open"],
    ["wait end undoEnd", "waiting open waiting"],
    ["close", "closed"],
    ["wait close", "waiting closed"],
    ["wait close undoClose", "waiting closed waiting"],
    ["wait close reopen", "waiting closed open"],
    ["close reopen close", "closed open closed"],
    ["close reopen undoReopen", "closed open closed"],
    ["close undoClose close", "closed open closed"],
    ["close reopen wait", "closed open waiting"],
  ])("%s → %s", (path, states) => {
    const story = newStory();
    const seen = path.split(" ").map((move) => {
      expect(moves[move]?.(story), move).toBe("ok");
      return stateOf(story.complaint);
    });
    expect(seen.join(" ")).toBe(states);
  });
});

test("a later wait takes the place of an earlier one, and undoing it brings the earlier back", () => {
  const story = newStory();
  moves["wait"]?.(story);
  const first = story.made;
  moves["wait"]?.(story);
  expect(story.run("endWait", { recordId: first })).toBe("alreadyDone");
  expect(story.run("withdrawRecord", { recordId: story.made })).toBe("ok");
  expect(story.run("endWait", { recordId: first })).toBe("ok");
  expect(stateOf(story.complaint)).toBe("open");
});

test("'potential' is for what was not filed: turned into a complaint it is ordinary, turned back it is potential again", () => {
  const story = newStory({ kind: "grumble", severity: "potential" });
  expect(severityOf(story.complaint)).toBe("potential");
  story.run("setKind", { kind: "complaint" });
  expect([kindOf(story.complaint), severityOf(story.complaint)]).toEqual(["complaint", "ordinary"]);
  expect(story.run("setSeverity", { severity: "potential", reason: "x" })).toBe("potentialIsUnfiled");
  expect(story.run("setKind", { kind: "grumble" })).toBe("reasonMissing");
  expect(story.run("withdrawRecord", { recordId: story.complaint.kinds.at(-1)?.id })).toBe("ok");
  expect([kindOf(story.complaint), severityOf(story.complaint)]).toEqual(["grumble", "potential"]);
});

test("who it lies with, who had it first, who was brought in", () => {
  const story = newStory();
  expect(placementOf(story.complaint)).toMatchObject({ teamId: team.sales, assigneeId: idOf.ann });
  story.run("handOver", { assigneeId: idOf.ben, note: "knows the engine" });
  expect(placementOf(story.complaint)).toMatchObject({ kind: "handover", teamId: team.repair, assigneeId: idOf.ben });
  expect(firstOwnerOf(story.complaint)).toBe(idOf.ann);
  story.run("escalate", { toPersonId: idOf.sue, reason: "threatens the press" }, "ben");
  expect(openEscalations(story.complaint)).toHaveLength(1);
  story.run("settleEscalation", { recordId: story.made }, "sue");
  expect(openEscalations(story.complaint)).toEqual([]);
});

test("a complaint that comes to be about its handler is marked as conflicted", () => {
  const story = newStory();
  story.run("editIntake", { intake: { respondent: { unit: "", person: "Ann", personId: idOf.ann } } });
  expect(isConflicted(story.complaint)).toBe(true);
  story.run("transfer", { teamId: team.repair, note: "about me" });
  expect(isConflicted(story.complaint)).toBe(false);
});

test("specials count once, agreements the latest", () => {
  const story = newStory({ specials: ["vip", "vip"] });
  expect(specialsOf(story.complaint)).toEqual(["vip"]);
  expect(story.run("addSpecial", { special: "professionalClaimant" })).toBe("reasonMissing");
  expect(currentAgreement(story.complaint)).toBeUndefined();
});
