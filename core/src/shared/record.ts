/** A moment as ISO 8601 in UTC with milliseconds, e.g. "2026-11-22T01:30:00.000Z"; compares correctly as a string. */
export type Instant = string;

/** Who did something: a member of the team, the customer on the tracking page, or the product itself (import, rule). */
export type Actor = { readonly type: "person"; readonly id: string } | { readonly type: "customer" } | { readonly type: "system" };

/** State is a record: who, when and why. A record that was undone keeps its `withdrawn` mark and no longer counts. */
export type Stamp = {
  readonly id: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly reason?: string | undefined;
  readonly withdrawn?: { readonly at: Instant; readonly by: Actor; readonly reason?: string | undefined } | undefined;
};

/** The records that still count, oldest first. */
export function standing<T extends Stamp>(records: readonly T[]): T[] {
  return records.filter((r) => !r.withdrawn);
}

/** The latest record that still counts. */
export function latest<T extends Stamp>(records: readonly T[]): T | undefined {
  return records.findLast((r) => !r.withdrawn);
}
