import { type AssignmentConditions, noConditions } from "@amends/core/desk/contract-assignment";
import { channels, severities, specialKinds, standings } from "@amends/core/desk/vocabulary";

export type ConditionPart = keyof AssignmentConditions;
/** One thing that a rule asks: "severities:serious". */
export type Condition = { readonly part: ConditionPart; readonly value: string };

const conditionParts = Object.keys(noConditions) as ConditionPart[];
export const keyOf = ({ part, value }: Condition): string => `${part}:${value}`;

/** Everything a rule asks, in the order of its parts. */
export const conditionsOf = (when: AssignmentConditions): Condition[] => conditionParts.flatMap((part) => when[part].map((value) => ({ part, value })));

/** All that a rule could ask, with the company's categories and teams. */
export function allConditions(categoryIds: readonly string[], teamIds: readonly string[]): Condition[] {
  const lists: Readonly<Record<ConditionPart, readonly string[]>> = {
    categoryIds,
    severities,
    channels,
    languages: ["zh-CN", "zh-TW", "en"],
    standings,
    specials: specialKinds,
    teamIds,
  };
  return conditionParts.flatMap((part) => lists[part].map((value) => ({ part, value })));
}

export function withCondition(when: AssignmentConditions, { part, value }: Condition): AssignmentConditions {
  return { ...when, [part]: [...when[part], value] };
}

export function withoutCondition(when: AssignmentConditions, { part, value }: Condition): AssignmentConditions {
  return { ...when, [part]: (when[part] as readonly string[]).filter((each) => each !== value) };
}

/** The list with one moved a place up or down; unchanged at the ends. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one, other] = [next[index], next[index + by]];
  if (one === undefined || other === undefined) return next;
  next[index] = other;
  next[index + by] = one;
  return next;
}
