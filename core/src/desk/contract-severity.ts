import { z } from "zod";
import { completeRules, type SeverityRule, severityRuleSchema } from "./severity-rules.ts";

/** GET/PUT /api/settings/severity: by which rules a complaint rises. */
export const severitySettingsSchema = z.object({
  rules: z
    .array(severityRuleSchema)
    .max(30)
    .refine((rules) => new Set(rules.map((r) => r.id)).size === rules.length),
});
export type SeveritySettings = { readonly rules: readonly SeverityRule[] };

/** What a company decided, and what comes with the product for the rest. */
export function completeSeveritySettings(own: Partial<SeveritySettings> = {}): SeveritySettings {
  return { rules: completeRules(own.rules) };
}
