import { describe, expect, test } from "vitest";
import type { TimelineItem } from "./contract-view.ts";
import { handoverFacts } from "./handover-facts.ts";
import { idOf, newStory, shift, team } from "./story.fixture.ts";

type Message = Extract<TimelineItem, { type: "message" }>;
const said = (at: string, text: string, change: Partial<Message> = {}): TimelineItem => ({
  ...{ type: "message", id: at, seq: at, at, by: { type: "person", id: idOf.ann }, kind: "message", direction: "outbound", channel: "form", text },
  ...{ html: null, subject: null, attachments: [], call: null, editedAt: null },
  ...change,
});

describe("demand 11, nothing lost when it changes hands: what a hand-over note begins with", () => {
  test("what is owed, the nearest first; what is kept, done or undone is not", () => {
    const story = newStory();
    const due = (by: string) => shift(story.now, by);
    story.run("promise", { what: "call back", dueAt: due("+3h") });
    story.run("promise", { what: "answer by mail", dueAt: due("+1h") });
    story.run("keepPromise", { recordId: story.made });
    story.run("promise", { what: "write", dueAt: due("+2h") });
    story.run("addStep", { text: "order the part", ownerId: idOf.ben, dueAt: due("+1d") });
    story.run("addErrand", { title: "look on the shelf", teamId: team.repair, dueAt: due("+4h") });
    const facts = handoverFacts(story.complaint, []);
    expect(facts.errands).toMatchObject([{ text: "look on the shelf", personId: team.repair }]);
    expect(facts.promises.map((p) => p.text)).toEqual(["write", "call back"]);
    expect(facts.steps).toMatchObject([{ text: "order the part", personId: idOf.ben }]);
    expect(facts).toMatchObject({ severity: "ordinary", told: null, waitingUntil: null });
  });

  test("what the customer was told last: not what they wrote, not a note, not a call that reached nobody", () => {
    const { complaint } = newStory();
    const told = said("2", "The part comes on Friday\n\n and we call you");
    const others = [
      said("1", "earlier"),
      told,
      said("3", "when?", { direction: "inbound", by: { type: "customer" } }),
      said("4", "careful with this one", { kind: "note", direction: "internal" }),
      said("5", "nobody there", { kind: "call", call: { seconds: null, reached: false } }),
      said("6", "we have received it", { by: { type: "system" } }),
    ];
    expect(handoverFacts(complaint, others).told).toEqual({ at: "2", text: "The part comes on Friday and we call you" });
    expect(handoverFacts(complaint, [said("1", "长".repeat(300))]).told?.text).toHaveLength(201);
  });

  test("a wait and what was agreed", () => {
    const story = newStory();
    const reviewAt = shift(story.now, "+2d");
    story.run("wait", { reviewAt, reason: "photos" });
    story.run("setMood", { feeling: "angry about three visits" });
    expect(handoverFacts(story.complaint, [])).toMatchObject({ waitingUntil: reviewAt, feeling: "angry about three visits" });
  });
});
