import { expect, test } from "vitest";
import { closeForm } from "./closing.fixture.ts";
import { readComplaint } from "./new-complaint.ts";
import { isOverdue, nextDueOf } from "./next-due.ts";
import { projectionOf } from "./project.ts";
import { idOf, newStory, shift, start, team } from "./story.fixture.ts";

test("the columns of a fresh complaint", () => {
  expect(projectionOf(newStory({ severity: "serious" }).complaint)).toMatchObject({
    teamId: team.sales,
    assigneeId: idOf.ann,
    state: "open",
    phase: "mood",
    kind: "complaint",
    severity: 2,
    categoryId: "productQuality",
    channel: "phone",
    language: "en",
    title: "The car does not start after I buy vanilla ice cream",
    orderNo: "",
    tags: [],
    escalated: false,
    toComplete: false,
    outcome: null,
    nextDueAt: null,
    nextDueKind: null,
    nextDueLabels: null,
    followUpAt: null,
    closedAt: null,
  });
});

test.each([
  [{ facts: "\n  第一行\n第二行" }, "第一行", "第一行 第二行"],
  [{ facts: "x", title: "Vanilla", summary: "a\n  summary" }, "Vanilla", "a summary"],
  [{ facts: "长".repeat(300) }, `${"长".repeat(79)}…`, `${"长".repeat(159)}…`],
  [{ facts: "😀".repeat(100) }, `${"😀".repeat(79)}…`, "😀".repeat(100)],
])("title and preview of %j", (intake, title, preview) => {
  const { complaint } = newStory();
  expect(projectionOf({ ...complaint, intake: { ...complaint.intake, ...intake } })).toMatchObject({ title, preview });
});

test("one due over promises, steps, review, referral and follow-up", () => {
  const story = newStory();
  const seen: string[] = [];
  const look = () => {
    const { nextDueAt, nextDueKind } = projectionOf(story.complaint);
    seen.push(`${nextDueKind} ${nextDueAt?.slice(8, 10) ?? ""}`);
  };
  const day = (n: number) => shift(start, `+${n}d`);
  story.run("editIntake", { intake: { referral: { body: "12315", number: "1", dueAt: day(9), reply: "" } } });
  look();
  story.run("addStep", { text: "x", ownerId: idOf.ann, dueAt: day(5) });
  const step = story.made;
  look();
  story.run("promise", { what: "x", dueAt: day(4) });
  const promise = story.made;
  look();
  story.run("wait", { reviewAt: day(2), reason: "x" });
  look();
  expect(nextDueOf(story.complaint)?.recordId).toBe(story.made);
  story.run("endWait", { recordId: story.made });
  story.run("keepPromise", { recordId: promise });
  look();
  story.run("finishStep", { recordId: step });
  look();
  story.run("noteWithdrawal", {}, "customer");
  story.run("close", { ...closeForm, followUpAt: day(7), noFollowUp: "" });
  look();
  story.run("recordFollowUp", { satisfaction: "neutral", nextAt: day(12) });
  look();
  expect(projectionOf(story.complaint)).toMatchObject({ state: "closed", outcome: "withdrawn", followUpAt: day(12) });
  story.run("recordFollowUp", { satisfaction: "satisfied" });
  look();
  expect(seen).toEqual(["referral 02", "step 28", "promise 27", "review 25", "step 28", "referral 02", "null ", "null ", "null "]);
});

test("overdue is later than due", () => {
  const story = newStory();
  story.run("promise", { what: "x", dueAt: shift(start, "+1d") });
  expect([isOverdue(story.complaint, shift(start, "+1d")), isOverdue(story.complaint, shift(start, "+2d"))]).toEqual([false, true]);
});

test("an older document without newer lists is read as one without entries", () => {
  const { complaint } = newStory();
  const { ratings: _, links: __, ...older } = complaint;
  expect(readComplaint(older as typeof complaint)).toEqual(complaint);
});
