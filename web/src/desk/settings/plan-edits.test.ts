import { defaultLevelPlans, levelPlanSchema } from "@amends/core/desk/level-plan";
import { expect, test } from "vitest";
import { minutesTyped, withItem, withNewItem, withoutItem } from "./plan-edits.ts";

const plan = defaultLevelPlans.serious;

test("a line of one's own reads the same in every language, one of the product keeps its translations", () => {
  const more = withNewItem(withNewItem(plan));
  const [own] = more.items.slice(-2);
  if (!own) throw new Error("no line");
  expect(more.items.map((item) => item.id).slice(-2)).toEqual(["own-1", "own-2"]);
  const written = withItem(more, own.id, { text: { ...own.text, en: "Ring the workshop" } });
  expect(written.items.find((item) => item.id === own.id)?.text).toEqual({
    "zh-CN": "Ring the workshop",
    "zh-TW": "Ring the workshop",
    en: "Ring the workshop",
  });
  const [first] = plan.items;
  if (!first) throw new Error("no line");
  expect(withItem(plan, first.id, { text: { ...first.text, en: "x" } }).items[0]?.text["zh-CN"]).toBe(first.text["zh-CN"]);
  expect(levelPlanSchema.safeParse(more).success).toBe(false);
  expect(levelPlanSchema.safeParse(withoutItem(written, "own-2")).success).toBe(true);
});

test("no number is no time", () => expect(["", "0", "x", "90"].map(minutesTyped)).toEqual([null, null, null, 90]));
