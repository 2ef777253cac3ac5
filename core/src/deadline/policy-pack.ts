import type { Amount, MetEvent, PauseReason, RuleClock, StartEvent } from "../shared/clock-words.ts";
import type { Severity } from "../shared/severity.ts";
import type { CalendarDate } from "./calendar.ts";

/** One text in each language of the product, written in it and not translated from another. */
export type Texts = { readonly "zh-CN": string; readonly "zh-TW": string; readonly en: string };

/** All that is given must hold; a list holds when the complaint's value is in it. */
export type Condition = {
  readonly severities?: readonly Severity[] | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly referralBodies?: readonly string[] | undefined;
  /** What kind of customer it is (private, business, vip …). */
  readonly standings?: readonly string[] | undefined;
};

/** More time on a rule, asked for before it runs out. */
export type Extension = { readonly id: string; readonly labels: Texts; readonly by: Amount; readonly approval: boolean };

export type Rule = {
  readonly id: string;
  readonly clock: RuleClock;
  /** What the clock is called where its kind does not say enough. */
  readonly labels?: Texts | undefined;
  readonly startsAt: StartEvent;
  /** The first case that holds gives the amount, else `amount`; null = no clock then. */
  readonly amount: Amount | null;
  readonly cases: readonly { readonly when: Condition; readonly amount: Amount | null }[];
  readonly metBy: readonly MetEvent[];
  /** What stops the clock; [] = nothing does. A legal pack says so for each rule, the product never assumes it. */
  readonly pausedBy: readonly PauseReason[];
  /** Does it begin anew when a closed complaint is opened again? */
  readonly again: boolean;
  readonly extensions: readonly Extension[];
};

/** How sure the figures are: read in the source, known at second hand, an example of what others do, or not borne out. */
export const grades = ["confirmed", "secondary", "sample", "unconfirmed"] as const;
export type Grade = (typeof grades)[number];

/** Deadlines as data: content/policies/*.json and what a company writes itself. Several versions of a pack may stand side by side. */
export type PolicyPack = {
  readonly id: string;
  readonly version: string;
  readonly names: Texts;
  readonly notes: Texts;
  readonly source: { readonly citation: string; readonly grade: Grade };
  /** Country ("cn"), or "any". */
  readonly jurisdiction: string;
  /** Trades it is made for; [] = all. What a company chooses from, not what a complaint is asked. */
  readonly industries: readonly string[];
  /** The law or a regulator sets it; else the company does. */
  readonly legal: boolean;
  /** Complaints received on these days follow this version; null = open end. */
  readonly valid: { readonly from: CalendarDate | null; readonly to: CalendarDate | null };
  /** What has taken its place, where that is known and not in the product. */
  readonly supersededBy: string | null;
  /** Pack whose rules it takes over; its own rules replace those of the same id. */
  readonly extends: string | null;
  readonly applies: Condition;
  /** "own" = the company's working time, else a region whose official working days count. */
  readonly calendar: string;
  readonly rules: readonly Rule[];
};
