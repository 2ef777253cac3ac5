import { z } from "zod";
import { id, language, requiredLine } from "../shared/contract.ts";
import type { AssignmentChoice } from "./assignment-rule.ts";
import { channels, severities, specialKinds, standings } from "./vocabulary.ts";

/** off: people give out complaints. propose: the complaint names who it should go to. assign: it is given to them at once. */
export const assignmentModes = ["off", "propose", "assign"] as const;
export type AssignmentMode = (typeof assignmentModes)[number];

/** When a rule fits: an empty list asks nothing; a category and a team count with what is below them. */
const conditionsSchema = z.strictObject({
  categoryIds: z.array(requiredLine(80)).max(60),
  severities: z.array(z.enum(severities)).max(severities.length),
  channels: z.array(z.enum(channels)).max(channels.length),
  languages: z.array(language).max(3),
  standings: z.array(z.enum(standings)).max(standings.length),
  specials: z.array(z.enum(specialKinds)).max(specialKinds.length),
  teamIds: z.array(id).max(100),
});
export type AssignmentConditions = z.output<typeof conditionsSchema>;

export const noConditions: AssignmentConditions = {
  categoryIds: [],
  severities: [],
  channels: [],
  languages: [],
  standings: [],
  specials: [],
  teamIds: [],
};

/** Who is chosen from: the agents of the team where it lies, of another team, or one person. */
const targetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("here") }),
  z.strictObject({ kind: z.literal("team"), teamId: id }),
  z.strictObject({ kind: z.literal("person"), personId: id }),
]);
export type AssignmentTarget = z.output<typeof targetSchema>;

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,40}$/),
  name: requiredLine(80),
  when: conditionsSchema,
  to: targetSchema,
});
export type AssignmentRule = z.output<typeof ruleSchema>;

/** GET/PUT /api/settings/assignment: the rules in their order, and where they count. A team without a switch has that of the nearest above it. */
export const assignmentSettingsSchema = z.strictObject({
  rules: z
    .array(ruleSchema)
    .max(50)
    .refine((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length),
  switches: z
    .array(z.strictObject({ teamId: id, mode: z.enum(assignmentModes) }))
    .max(500)
    .refine((all) => new Set(all.map((each) => each.teamId)).size === all.length),
});
export type AssignmentSettings = z.output<typeof assignmentSettingsSchema>;

export const noAssignment: AssignmentSettings = { rules: [], switches: [] };

/** POST /api/settings/assignment/trial: what the last complaints would have got by these rules, the newest first. `choice` null = no rule fits. */
export type AssignmentTrial = {
  readonly tried: readonly {
    readonly complaintId: string;
    readonly number: string;
    readonly title: string;
    readonly mode: AssignmentMode;
    readonly choice: AssignmentChoice | null;
  }[];
};
