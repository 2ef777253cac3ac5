import type { Condition } from "@amends/core/deadline/policy-pack";
import type { TFunction } from "i18next";

/** What a case asks for, in words: "serious/crisis · phone". */
export function conditionText({ severities = [], channels = [], standings = [], referralBodies = [] }: Condition, t: TFunction<"deadline">): string {
  const named = (group: string, values: readonly string[]) => values.map((value) => t(`words:${group}.${value}`, { defaultValue: value })).join("/");
  const parts = [named("severity", severities), named("channel", channels), named("standing", standings), named("referralBody", referralBodies)];
  return parts.filter(Boolean).join(" · ");
}
