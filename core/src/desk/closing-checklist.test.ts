import { describe, expect, test } from "vitest";
import { closeForm } from "./closing.fixture.ts";
import { closingGaps } from "./closure.ts";
import { decideCommand } from "./commands.ts";
import { completeLevelPlans, defaultLevelPlans, levelPlansSchema } from "./level-plan.ts";
import { decideBringPlan } from "./plan.ts";
import { newStory, type Story } from "./story.fixture.ts";

const text = { "zh-CN": "发票已回收", "zh-TW": "發票已回收", en: "Invoice taken back" };
const line = { id: "invoice", kind: "do", who: "handler", within: null, beforeClosing: true, text } as const;
/** A company that wants a line ticked before closing an ordinary complaint, and another on a serious one. */
const plans = completeLevelPlans({
  ordinary: { progressMinutes: null, items: [...defaultLevelPlans.ordinary.items, line] },
  serious: { progressMinutes: 60, items: [{ ...line, id: "visit" }] },
});
const left = (story: Story) => closingGaps(story.complaint, closeForm, { now: story.now, levelPlans: plans }).find((g) => g.code === "checklistOpen");

function act(story: Story, name: "close" | "tickPlanItem", command: object): string {
  const decision = decideCommand(name, story.complaint, command as never, { ...story.context("max"), levelPlans: plans });
  if (!decision.ok) return decision.refusal.code;
  story.take(decision.complaint);
  return "ok";
}

describe("demand 10: lines to tick before closing", () => {
  test("keep it open until they are ticked, named, with who and when", () => {
    const story = newStory();
    story.run("noteWithdrawal", {}, "customer");
    expect(left(story)).toMatchObject({ params: { count: 1 }, details: { lines: [text] } });
    expect(act(story, "close", closeForm)).toBe("cannotClose");
    expect(act(story, "tickPlanItem", { key: "invoice", note: "" })).toBe("ok");
    expect(story.complaint.plans[0]?.items.find((i) => i.key === "invoice")).toMatchObject({ beforeClosing: true, done: { by: story.context("max").actor } });
    expect(left(story)).toBeUndefined(); // the other lines of the plan keep nothing open
    expect(act(story, "close", closeForm)).toBe("ok");
  });

  test("are those of the level it has, as they were when its plan was brought", () => {
    const story = newStory();
    story.run("setSeverity", { severity: "serious", reason: "x" }, "sue");
    const brought = decideBringPlan(story.complaint, plans, story.context("system"));
    if (brought.ok) story.take(brought.complaint);
    expect(left(story)?.params).toEqual({ count: 1 });
    const later = completeLevelPlans({ serious: { progressMinutes: 60, items: [] } });
    expect(closingGaps(story.complaint, undefined, { levelPlans: later }).map((g) => g.code)).toContain("checklistOpen");
    act(story, "tickPlanItem", { key: "visit", note: "" });
    expect(left(story)).toBeUndefined();
  });

  test("are none unless a company wants them, and settings of before need not name them", () => {
    const story = newStory();
    expect(closingGaps(story.complaint, closeForm, { levelPlans: defaultLevelPlans }).map((g) => g.code)).not.toContain("checklistOpen");
    expect(levelPlansSchema.safeParse(defaultLevelPlans).success).toBe(true);
  });
});
