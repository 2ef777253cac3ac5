import { z } from "zod";
import builtIn from "../../../content/desk/plans/plans.json" with { type: "json" };
import { requiredLine } from "../shared/contract.ts";
import { planItemKinds, planRoles } from "./plan-record.ts";
import { type Severity, severities } from "./vocabulary.ts";

/** At most a month: what takes longer is no plan for a level but an improvement. */
const minutes = z.int().min(1).max(43_200);

/** What is to happen once a complaint has this level. `within`: minutes from then, day and night; null = no time of its own. */
export const levelPlanSchema = z.strictObject({
  progressMinutes: minutes.nullable(),
  items: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[\w-]{1,40}$/),
        kind: z.enum(planItemKinds),
        who: z.enum(planRoles),
        within: minutes.nullable(),
        /** Nothing is closed before it is ticked. */
        beforeClosing: z.boolean().optional(),
        text: z.strictObject({ "zh-CN": requiredLine(200), "zh-TW": requiredLine(200), en: requiredLine(200) }),
      }),
    )
    .max(20)
    .refine((items) => new Set(items.map((item) => item.id)).size === items.length),
});
export type LevelPlan = z.infer<typeof levelPlanSchema>;

/** GET/PUT /api/settings/plans: the plan of every level. */
export const levelPlansSchema = z.strictObject({
  potential: levelPlanSchema,
  ordinary: levelPlanSchema,
  serious: levelPlanSchema,
  crisis: levelPlanSchema,
}) satisfies z.ZodType<Readonly<Record<Severity, unknown>>>;
export type LevelPlans = z.infer<typeof levelPlansSchema>;

/** What comes with the product (content/desk/plans); rules of thumb, meant to be changed by a company. */
export const defaultLevelPlans: LevelPlans = levelPlansSchema.parse(builtIn);

/** What a company decided, and what comes with the product for the levels it did not. */
export function completeLevelPlans(own: Partial<LevelPlans> = {}): LevelPlans {
  return Object.fromEntries(severities.map((level) => [level, own[level] ?? defaultLevelPlans[level]])) as LevelPlans;
}
