import { describe, expect, test } from "vitest";
import { dueReached } from "./due-reached.ts";
import { dueTimesOf } from "./due-time.ts";
import { nextDueOf } from "./next-due.ts";
import { projectionOf } from "./project.ts";
import { isSnoozed, longestSnoozeDays } from "./snooze.ts";
import { idOf, newStory, type Story, shift, start, team } from "./story.fixture.ts";

const tomorrow = shift(start, "+1d");

function asleep(): Story {
  const story = newStory();
  expect(story.run("snooze", { until: tomorrow })).toBe("ok");
  expect(isSnoozed(story.complaint, story.now)).toBe(true);
  return story;
}

describe("a snooze ends", () => {
  test("when its time comes, and the product wakes up for it once, without a reminder", () => {
    const { complaint } = asleep();
    expect(isSnoozed(complaint, tomorrow)).toBe(false);
    expect(dueTimesOf(complaint)).toEqual([
      { key: `snooze:${complaint.snoozes[0]?.id}:due`, kind: "snooze", recordId: complaint.snoozes[0]?.id, stage: "due", at: tomorrow, dueAt: tomorrow },
    ]);
    expect(dueReached(complaint, dueTimesOf(complaint))).toEqual([
      { type: "complaint.dueReached", data: { kind: "snooze", about: complaint.snoozes[0]?.id, dueAt: tomorrow } },
    ]);
  });

  test("when the customer is heard from, or by hand; which of the two is on record", () => {
    for (const [who, because] of [
      ["customer", "customer"],
      ["ann", "hand"],
    ] as const) {
      const story = asleep();
      expect(story.run("endSnooze", { recordId: story.complaint.snoozes[0]?.id }, who)).toBe("ok");
      expect(story.complaint.snoozes[0]?.ended?.because).toBe(because);
      expect([isSnoozed(story.complaint, story.now), dueTimesOf(story.complaint)]).toEqual([false, []]);
    }
  });

  test.each([
    ["assign", { teamId: team.sales, assigneeId: idOf.ben }, "sue"],
    ["escalate", { toPersonId: idOf.sue, reason: "x" }, "ann"],
  ] as const)("when somebody else is to look: %s", (name, command, who) => {
    const story = asleep();
    expect(story.run(name, command, who)).toBe("ok");
    expect(projectionOf(story.complaint).snoozedUntil).toBeNull();
  });

  test("before anything falls due: nothing is slept through", () => {
    const story = newStory();
    const dueAt = shift(start, "+3h");
    story.run("promise", { what: "call back", dueAt });
    story.run("snooze", { until: tomorrow });
    expect(projectionOf(story.complaint).snoozedUntil).toBe(dueAt);
    expect(isSnoozed(story.complaint, dueAt)).toBe(false);
    expect(nextDueOf(story.complaint)?.kind).toBe("promise");
  });

  test("when it is undone, and undoing the end brings it back", () => {
    const story = asleep();
    const id = story.made;
    story.run("endSnooze", { recordId: id });
    expect(story.run("withdrawRecord", { recordId: story.made })).toBe("ok");
    expect(isSnoozed(story.complaint, story.now)).toBe(true);
    expect(story.run("withdrawRecord", { recordId: id })).toBe("ok");
    expect(isSnoozed(story.complaint, story.now)).toBe(false);
  });
});

test("what cannot be put off is refused with the reason", () => {
  const story = newStory();
  expect(story.run("snooze", { until: shift(start, "-1h") })).toBe("dueInPast");
  expect(story.run("snooze", { until: shift(start, `+${longestSnoozeDays + 1}d`) })).toBe("snoozeTooLong");
  story.run("promise", { what: "call back", dueAt: shift(start, "+3h") });
  story.later("+1d");
  expect(story.run("snooze", { until: shift(story.now, "+1d") })).toBe("snoozeOverdue");
  expect(story.run("endSnooze", { recordId: story.made })).toBe("recordNotFound");
});
