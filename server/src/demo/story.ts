import { readFileSync } from "node:fs";
import type { Language } from "@amends/core/desk/complaint";
import type {
  Channel,
  ComplaintKind,
  DemandType,
  DirectCause,
  IndirectCause,
  MainWant,
  OptionKind,
  Personality,
  Severity,
  SpecialKind,
} from "@amends/core/desk/vocabulary";

/** A complaint told with gaps ({model}, {amount}, …) that every telling fills anew. Written for content/demo. */
export type Story = {
  readonly key: string;
  readonly language: Language;
  readonly category: string;
  readonly severity: Severity;
  readonly kind?: ComplaintKind;
  readonly specials?: readonly SpecialKind[];
  readonly personality: Personality;
  readonly mainWant: MainWant;
  readonly channel: Channel;
  readonly demand: readonly DemandType[];
  readonly title: string;
  readonly facts: readonly string[];
  readonly slots?: Readonly<Record<string, readonly string[]>>;
  readonly demandText: string;
  readonly need: string;
  readonly feelings: string;
  readonly expectation: string;
  readonly agent: readonly string[];
  readonly customer: readonly string[];
  /** kind, text, cost in hundredths of the currency (or "{amountMinor}"), time, gain */
  readonly options: readonly (readonly [OptionKind, string, number | string, string, string])[];
  readonly agreement: string;
  readonly expected: string;
  readonly steps: readonly string[];
  /** Given instead of an agreement: the refusal, told with the outside bodies. */
  readonly refuse?: string;
  readonly cause: readonly [DirectCause, IndirectCause, string];
  readonly reflection: readonly [string, string, string];
};

export type Shop = {
  readonly business: string;
  readonly names: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly currency: string;
  readonly language: Language;
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly stories: readonly Story[];
};

export type DemoPerson = {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly team: string;
  readonly language: Language;
  readonly staffNo: string;
};

export type DemoCast = {
  readonly company: { readonly name: string; readonly timeZone: string; readonly currency: string; readonly language: Language };
  readonly teams: readonly { readonly key: string; readonly file: string; readonly kind: "branch" | "team" }[];
  readonly people: readonly DemoPerson[];
  readonly skills: readonly {
    readonly person: string;
    readonly languages: readonly Language[];
    readonly products?: readonly string[];
    readonly specials: readonly string[];
  }[];
  /** `begins`: days after the demo is loaded. */
  readonly absences: readonly { readonly person: string; readonly substitute: string; readonly kind: string; readonly begins: number; readonly days: number }[];
  readonly customers: Readonly<Record<Language, readonly string[]>>;
};

const folder = new URL("../../../content/demo/", import.meta.url);

/** Reads one file of content/demo. */
export function readDemo<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, folder), "utf8")) as T;
}
