import { z } from "zod";
import builtIn from "../../../content/desk/severity/rules.json" with { type: "json" };
import { type SeverityRuleId, severityRuleIds } from "./severity-record.ts";
import { severities } from "./vocabulary.ts";

/**
 * One rule by which a complaint rises on the ladder. `rise` "to": at least to `level`; "step": one rung up, at most to
 * `level`. Which thresholds a rule has follows from what it watches.
 */
export const severityRuleSchema = z.strictObject({
  id: z.enum(severityRuleIds),
  on: z.boolean(),
  rise: z.enum(["to", "step"]),
  level: z.enum(severities),
  /** How often it has to happen. */
  count: z.int().min(1).max(20).optional(),
  /** Contacts closer together than this are one. */
  apartMinutes: z.int().min(0).max(10_080).optional(),
  /** Strength of feeling, 0 to 100, from which on it counts, and by how much it must have risen. */
  score: z.int().min(0).max(100).optional(),
  by: z.int().min(0).max(100).optional(),
});
export type SeverityRule = z.infer<typeof severityRuleSchema>;

/** What comes with the product (content/desk/severity/rules.json); rules of thumb, meant to be changed by a company. */
export const defaultSeverityRules: readonly SeverityRule[] = z.array(severityRuleSchema).parse(builtIn);

/** A company's rules in the order of the product; what it did not decide about is as it comes with the product. */
export function completeRules(own: readonly SeverityRule[] = []): SeverityRule[] {
  return defaultSeverityRules.map((rule) => ({ ...rule, ...own.find((o) => o.id === rule.id) }));
}

export function ruleOf(rules: readonly SeverityRule[], id: SeverityRuleId): SeverityRule | undefined {
  return rules.find((rule) => rule.id === id && rule.on);
}
