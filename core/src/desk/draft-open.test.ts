import { expect, test } from "vitest";
import { draftOpening, quietMinutes } from "./draft-open.ts";
import { idOf, newStory, shift, team } from "./story.fixture.ts";

/** ann has the complaint and typed at `updatedAt`; looked at right after unless said otherwise. */
function opening(story: ReturnType<typeof newStory>, at: string, more: { shared?: boolean; away?: boolean; later?: string; writer?: "ann" | "sue" } = {}) {
  const draft = { writerId: idOf[more.writer ?? "ann"], updatedAt: at, sharedAt: more.shared ? at : null, writerAway: more.away ?? false };
  return draftOpening(draft, story.complaint, more.later ? shift(at, more.later) : at);
}

test("an answer is its writer's own until they share it, are away or have left it for ten minutes", () => {
  const story = newStory();
  const at = shift(story.complaint.placements[0]?.at ?? "", "+2h");
  expect(opening(story, at)).toBeNull();
  expect(opening(story, at, { later: `+${quietMinutes - 1}m` })).toBeNull();
  expect(opening(story, at, { later: `+${quietMinutes}m` })).toBe("quiet");
  expect(opening(story, at, { away: true })).toBe("away");
  expect(opening(story, at, { shared: true, away: true, later: "+1d" })).toBe("shared");
});

test("passed on since the last key press, by the writer or away from them, it goes along; a later key press is theirs again", () => {
  const story = newStory({ assigneeId: null });
  story.run("assign", { teamId: team.sales, assigneeId: idOf.ann });
  const typed = story.complaint.placements.at(-1)?.at ?? "";
  expect(story.run("assign", { teamId: team.repair, assigneeId: idOf.ben, note: "engine" }, "sue")).toBe("ok");
  const passed = story.complaint.placements.at(-1)?.at ?? "";
  expect(opening(story, typed)).toBe("handedOver");
  expect(opening(story, typed, { writer: "sue" })).toBe("handedOver");
  expect(opening(story, shift(passed, "+1m"))).toBeNull();
  expect(draftOpening({ writerId: idOf.max, updatedAt: typed, sharedAt: null, writerAway: false }, story.complaint, typed)).toBeNull();
});
