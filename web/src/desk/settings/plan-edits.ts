import type { LevelPlan } from "@amends/core/desk/level-plan";

type Item = LevelPlan["items"][number];

/** Minutes as typed; empty or no number = no time. */
export function minutesTyped(typed: string): number | null {
  const minutes = Number.parseInt(typed, 10);
  return Number.isFinite(minutes) && minutes > 0 ? minutes : null;
}

/** A line changed. A text written where the other languages have none stands for them too, so that nobody reads an empty line. */
export function withItem(plan: LevelPlan, id: string, patch: Partial<Item>): LevelPlan {
  const items = plan.items.map((item): Item => {
    if (item.id !== id) return item;
    const text = patch.text;
    const own = text && item.id.startsWith("own-") ? Object.values(text).find((each, i) => each !== Object.values(item.text)[i]) : undefined;
    return { ...item, ...patch, ...(own === undefined ? {} : { text: { "zh-CN": own, "zh-TW": own, en: own } }) };
  });
  return { ...plan, items };
}

export function withoutItem(plan: LevelPlan, id: string): LevelPlan {
  return { ...plan, items: plan.items.filter((item) => item.id !== id) };
}

/** One more line, of the company's own: the same text in every language. */
export function withNewItem(plan: LevelPlan): LevelPlan {
  const taken = new Set(plan.items.map((item) => item.id));
  let n = 1;
  while (taken.has(`own-${n}`)) n++;
  const item: Item = { id: `own-${n}`, kind: "do", who: "handler", within: null, text: { "zh-CN": "", "zh-TW": "", en: "" } };
  return { ...plan, items: [...plan.items, item] };
}
