import type { Instant, Stamp } from "../shared/record.ts";

/** It carries the handling for complaints of several customers; each of those stays a complaint of its own. */
export type Collective = Stamp;

/** One of the people with whom one talks for all of them: since when, and chosen by whom. */
export type Representative = Stamp & {
  readonly name: string;
  readonly contactDetail: string;
  readonly since: Instant;
  readonly chosenBy: string;
  /** Replaced or stood down; `reason` says why. */
  readonly ended: Stamp | null;
};

/** It is one of many: what is done about the matter is done in the collective complaint named. */
export type Membership = Stamp & { readonly collectiveId: string; readonly number: string };
