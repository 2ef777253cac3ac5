import { z } from "zod";
import { money, requiredLine } from "../shared/contract.ts";
import { grantGrounds, optionKinds } from "./vocabulary.ts";

const limitedRoles = ["agent", "supervisor", "manager"] as const;

/** What a company decides about granting beyond one limit per role (`DeskSettings.authority`). */
export const grantPolicySchema = z.strictObject({
  /** Limits for some kinds or grounds only; empty = all. The most specific rule that fits counts, of two equal ones the tighter. */
  rules: z
    .array(
      z.strictObject({
        role: z.enum(limitedRoles),
        kinds: z.array(z.enum(optionKinds)).max(optionKinds.length),
        grounds: z.array(z.enum(grantGrounds)).max(grantGrounds.length),
        limit: money.nullable(),
      }),
    )
    .max(60),
  /** From this amount on somebody else than the proposer has to agree, whoever proposes; null = never. */
  secondPair: money.nullable(),
  /** What one customer may be granted within so many days before a superior is asked; null = no such limit. */
  customerCap: z.strictObject({ amount: money, days: z.int().min(1).max(1_095) }).nullable(),
  /** Whatever costs must say on what ground it is granted. */
  groundRequired: z.boolean(),
  /** Planned amounts per calendar month, for the ledger; nothing is refused for a budget. */
  budgets: z.array(z.strictObject({ name: requiredLine(60), kinds: z.array(z.enum(optionKinds)).max(optionKinds.length), perMonth: money })).max(30),
});
export type GrantPolicy = z.infer<typeof grantPolicySchema>;
export type GrantRule = GrantPolicy["rules"][number];
