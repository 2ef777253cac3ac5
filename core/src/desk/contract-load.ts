import type { LoadBySeverity } from "./load.ts";
import type { Skills } from "./skills.ts";

/** What one person carries: open complaints by level, how many of all theirs are overdue, how many they have not taken over yet. */
export type PersonLoad = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly teamId: string;
  readonly load: LoadBySeverity;
  readonly waiting: number;
  readonly overdue: number;
  readonly awaited: number;
  /** The last day of an absence that has begun, and who stands in; null = is here, or the superiors see to it. */
  readonly awayUntil: string | null;
  readonly standInId: string | null;
  /** What a superior wrote down about them; null = nothing. */
  readonly skills: Skills | null;
};

/** GET /api/load: by name, never by figures. */
export type LoadView = { readonly people: readonly PersonLoad[] };
