import { describe, expect, test } from "vitest";
import type { Clock } from "../shared/clock.ts";
import { clockFactsOf } from "./clock-facts.ts";
import { noteContact } from "./contact-noted.ts";
import { dueTimesOf } from "./due-time.ts";
import { duesOf, nextDueOf } from "./next-due.ts";
import { newStory, shift, start } from "./story.fixture.ts";

const factsOf = (story: ReturnType<typeof newStory>) => clockFactsOf(story.complaint, null);

describe("what deadlines are told of a complaint", () => {
  test("a new complaint: received, how serious, nothing said yet", () => {
    const story = newStory();
    expect(factsOf(story)).toMatchObject({
      receivedAt: story.complaint.intake.receivedAt,
      toldAt: [],
      decidedAt: [],
      closings: [],
      pauses: [],
      customerWroteAt: null,
    });
    expect(factsOf(story).severities).toHaveLength(1);
  });

  test("the clocks of an import begin when it came in, and what was said before counts as said then", () => {
    const { complaint } = newStory();
    const years = { ...complaint.intake, imported: true as const, receivedAt: "2019-05-01T00:00:00.000Z" };
    const told = noteContact(
      { ...complaint, intake: years },
      { kind: "message", direction: "outbound", at: "2019-05-03T00:00:00.000Z", by: { type: "person", id: "a" } },
    );
    expect(clockFactsOf(told, null)).toMatchObject({ receivedAt: complaint.created.at, toldAt: [complaint.created.at] });
  });

  test("a note is no word to the customer (#1322), an answer is", () => {
    const { complaint } = newStory();
    const by = { type: "person", id: "a" } as const;
    const noted = noteContact(complaint, { kind: "note", direction: "internal", at: start, by });
    expect(noted).toBe(complaint);
    const answered = noteContact(complaint, { kind: "message", direction: "outbound", at: start, by });
    expect(clockFactsOf(answered, null).toldAt).toEqual([start]);
  });

  test("a wait pauses until it ends, and the next takes its place", () => {
    const story = newStory();
    story.run("wait", { reviewAt: shift(start, "+3d"), reason: "等客户" });
    expect(factsOf(story).pauses).toEqual([{ from: story.complaint.waits[0]?.at, to: null, reason: "waitingForCustomer" }]);
    story.later("+1h");
    story.run("wait", { reviewAt: shift(start, "+4d"), reason: "还在等" });
    const [first, second] = factsOf(story).pauses;
    expect(first?.to).toBe(second?.from);
    story.later("+1h");
    story.run("endWait", { recordId: story.complaint.waits[1]?.id, note: "" });
    expect(factsOf(story).pauses.map((p) => p.to)).toEqual([second?.from, story.complaint.waits[1]?.ended?.at]);
  });

  test("what is filed counts as ordinary at least; an undone rise never was", () => {
    const story = newStory();
    story.later("+1h");
    story.run("setSeverity", { severity: "crisis", reason: "起火" });
    expect(factsOf(story).severities.at(-1)?.severity).toBe("crisis");
    story.run("withdrawRecord", { recordId: story.complaint.severities.at(-1)?.id });
    expect(factsOf(story).severities.map((s) => s.severity)).not.toContain("crisis");
  });
});

describe("clocks among what is due", () => {
  const clock = (change: Partial<Clock> = {}): Clock => ({
    kind: "firstResponse",
    packId: "corp.24-48",
    packVersion: "1",
    ruleId: "first",
    legal: false,
    startedAt: start,
    dueAt: shift(start, "+2h"),
    remindAt: shift(start, "+1h"),
    paused: null,
    metAt: null,
    metBy: null,
    state: "active",
    breached: false,
    basis: { startsAt: "received", amount: { n: 2, unit: "workingHours" }, from: start, severity: null, calendar: "own", extended: [] },
    crossesCoverage: false,
    ...change,
  });
  const withClocks = (...clocks: Clock[]) => ({ ...newStory().complaint, clocks });

  test("the one that runs is due, with the reminder its calendar allows; paused and met ones are not", () => {
    const complaint = withClocks(clock(), clock({ ruleId: "b", state: "paused", dueAt: null }), clock({ ruleId: "c", state: "met", metAt: start }));
    expect(nextDueOf(complaint)).toMatchObject({ kind: "firstResponse", at: shift(start, "+2h"), clock: { packId: "corp.24-48", ruleId: "first" } });
    expect(duesOf(complaint)).toHaveLength(1);
    expect(dueTimesOf(complaint).map(({ key, at }) => [key, at])).toEqual([
      ["firstResponse:corp.24-48/first:soon", shift(start, "+1h")],
      ["firstResponse:corp.24-48/first:due", shift(start, "+2h")],
    ]);
    expect(dueTimesOf(withClocks(clock({ remindAt: null })))).toHaveLength(1);
  });

  test("what was promised stays where it was, whatever packs do", () => {
    const story = newStory();
    story.run("promise", { what: "回电", to: "", dueAt: shift(start, "+8h") });
    for (const clocks of [[], [clock()], [clock({ dueAt: shift(start, "+9d") })]]) {
      expect(duesOf({ ...story.complaint, clocks }).find((due) => due.kind === "promise")?.at).toBe(shift(start, "+8h"));
    }
  });
});
