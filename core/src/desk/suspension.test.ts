import { describe, expect, test } from "vitest";
import { clockFactsOf } from "./clock-facts.ts";
import { customerViewOf } from "./customer-view.ts";
import { nextDueOf } from "./next-due.ts";
import { newStory, shift, start } from "./story.fixture.ts";
import { openSuspension } from "./suspension.ts";

const body = { reviewAt: shift(start, "+9d"), told: "We wait for the expert's report", reason: "Court ordered an expert's report" };

describe("a suspension", () => {
  test("is a superior's, says when it is looked at again, and tells the customer why", () => {
    const story = newStory();
    expect(story.run("suspend", body)).toBe("superiorNeeded");
    expect(story.run("suspend", { ...body, reviewAt: start }, "sue")).toBe("dueInPast");
    expect(story.run("suspend", body, "sue")).toBe("ok");
    expect(story.run("suspend", body, "sue")).toBe("alreadySuspended");
    expect(nextDueOf(story.complaint)).toMatchObject({ kind: "review", at: body.reviewAt });
    expect(customerViewOf(story.complaint, story.now)).toMatchObject({ suspended: body.told, next: { key: "suspended", at: body.reviewAt } });
  });

  test("stops the clocks that name it from its beginning to its end, and no clock is stopped after that", () => {
    const story = newStory();
    story.run("suspend", body, "sue");
    const [record] = story.complaint.suspensions;
    expect(clockFactsOf(story.complaint, null).pauses).toEqual([{ from: record?.at, to: null, reason: "suspended" }]);
    expect(story.run("endSuspension", { recordId: record?.id })).toBe("ok");
    expect(openSuspension(story.complaint)).toBeUndefined();
    const [pause] = clockFactsOf(story.complaint, null).pauses;
    expect(pause?.to).toBe(story.complaint.suspensions[0]?.ended?.at);
    expect(story.run("endSuspension", { recordId: record?.id })).toBe("alreadyDone");
  });

  test("its end can be taken back, itself only while it goes on", () => {
    const story = newStory();
    story.run("suspend", body, "sue");
    const id = story.complaint.suspensions[0]?.id;
    story.run("endSuspension", { recordId: id });
    expect(story.run("withdrawRecord", { recordId: id }, "sue")).toBe("laterRecord");
    expect(story.run("withdrawRecord", { recordId: story.complaint.suspensions[0]?.ended?.id })).toBe("ok");
    expect(openSuspension(story.complaint)?.id).toBe(id);
    expect(story.run("withdrawRecord", { recordId: id }, "sue")).toBe("ok");
    expect(openSuspension(story.complaint)).toBeUndefined();
  });
});
