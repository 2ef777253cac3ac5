import type { Instant, Stamp } from "../shared/record.ts";

/** In whose name a reminder presses: the team's own, the customer's who asked again, an authority's. */
export const reminderVoices = ["own", "customer", "authority"] as const;
export type ReminderVoice = (typeof reminderVoices)[number];

/** 催办: the one in charge is asked to move, with what is wanted (`reason`) and by when. */
export type Reminder = Stamp & {
  readonly toPersonId: string;
  readonly voice: ReminderVoice;
  readonly dueAt: Instant;
  /** What was done about it, in `reason`. */
  readonly answered: Stamp | null;
};

/** 督办: somebody above watches until a time, and is told how it stands on the report dates. */
export type Supervision = Stamp & {
  readonly personId: string;
  readonly until: Instant;
  /** In order of time; the n-th report answers the n-th date. */
  readonly reportAt: readonly Instant[];
  /** What was reported, in `reason`. */
  readonly reports: readonly Stamp[];
  readonly ended: Stamp | null;
};

/** What may be put off: a step, a promise, the deadline of the body that passed the complaint on, a clock of a rule. */
export type ExtensionSubject =
  | { readonly kind: "step" | "promise"; readonly recordId: string }
  | { readonly kind: "referral" }
  | { readonly kind: "clock"; readonly packId: string; readonly ruleId: string; readonly extensionId: string };

/** 延期: more time, asked for with a reason before the old time and granted by somebody above, never by oneself. */
export type Extension = Stamp & {
  readonly of: ExtensionSubject;
  readonly fromDueAt: Instant;
  readonly toDueAt: Instant;
  /** `told`: the reason as the customer reads it on their page. */
  readonly decided: (Stamp & { readonly approved: boolean; readonly told: string }) | null;
};

/** 挂起: it rests while something outside decides, until somebody looks again; `told` is the reason as the customer reads it. */
export type Suspension = Stamp & { readonly reviewAt: Instant; readonly told: string; readonly ended: Stamp | null };

/** 重办: a result was sent back, with what is missing (`reason`). */
export type Rework = Stamp & {
  /** The report of the result that no longer counts. */
  readonly result: Stamp | null;
  /** The reopening made with it, when the complaint was closed. */
  readonly reopeningId: string | null;
};
