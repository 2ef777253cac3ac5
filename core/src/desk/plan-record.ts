import type { Instant, Stamp } from "../shared/record.ts";
import type { Language } from "./complaint.ts";
import type { Severity } from "./vocabulary.ts";

/** Who is told, takes over or does something, by what they are to the complaint. */
export const planRoles = ["handler", "supervisor", "manager"] as const;
export type PlanRole = (typeof planRoles)[number];

/** 'know': somebody has to have heard of it; 'takeOver': somebody above makes it theirs; 'do': a task. */
export const planItemKinds = ["know", "takeOver", "do"] as const;
export type PlanItemKind = (typeof planItemKinds)[number];

export type PlanText = Readonly<Record<Language, string>>;

/** A line of the plan of a level, as it was when the complaint came to that level. */
export type PlanItem = {
  readonly id: string;
  /** Its name in the company's settings. */
  readonly key: string;
  readonly kind: PlanItemKind;
  readonly who: PlanRole;
  readonly text: PlanText;
  /** Nothing is closed before it is ticked: a line of the closing checklist. */
  readonly beforeClosing?: boolean | undefined;
  /** null = without a time of its own. */
  readonly dueAt: Instant | null;
  readonly done: Stamp | null;
};

/** The plan a level brought, copied when it did: later changes of the settings are for later complaints. */
export type PlanRun = Stamp & {
  readonly level: Severity;
  readonly items: readonly PlanItem[];
  /** How often the customer is to hear from us, in minutes day and night; null = no rule. */
  readonly progressMinutes: number | null;
};
