import { expect, test } from "vitest";
import type { Clock } from "../shared/clock.ts";
import { dueReached } from "./due-reached.ts";
import { dueTimesOf } from "./due-time.ts";
import { projectionOf } from "./project.ts";
import { newStory, shift, start } from "./story.fixture.ts";

test("what a pack calls a clock goes along to lists and to what is told when it falls due", () => {
  const labels = { "zh-CN": "办结", "zh-TW": "結案", en: "Close" };
  const dueAt = shift(start, "+2h");
  const clock = {
    kind: "decision",
    packId: "corp",
    packVersion: "1",
    ruleId: "close",
    labels,
    legal: false,
    startedAt: start,
    dueAt,
    remindAt: null,
    paused: null,
    metAt: null,
    metBy: null,
    state: "active",
    breached: false,
    basis: { startsAt: "received", amount: { n: 2, unit: "hours" }, from: start, severity: null, calendar: "own", extended: [] },
    crossesCoverage: false,
  } as const satisfies Clock;
  const complaint = { ...newStory().complaint, clocks: [clock] };
  expect(projectionOf(complaint)).toMatchObject({ nextDueKind: "decision", nextDueLabels: labels });
  const [event] = dueReached(complaint, dueTimesOf(complaint));
  expect(event?.data).toMatchObject({ kind: "decision", labels });
});
