import type { ComplaintRow } from "@amends/core/desk/contract-view";

/** The rows on screen after a look at the server that must not move what somebody is reading. */
export type QuietUpdate = {
  readonly rows: readonly ComplaintRow[];
  /** Ids that belong into the list now but are not shown yet: the '3 new' of the pill. */
  readonly waiting: readonly string[];
  /** Ids still shown that no longer belong here (closed, assigned away); shown faded until the next reload. */
  readonly gone: readonly string[];
};

/**
 * Puts fresh contents into the rows shown, in their old order. `fresh` is the first page as the server has it now; unless it is
 * the whole view (`freshIsAll`), a row missing from it may simply stand further down and is not called gone.
 */
export function updateQuietly(shown: readonly ComplaintRow[], fresh: readonly ComplaintRow[], freshIsAll: boolean): QuietUpdate {
  const byId = new Map(fresh.map((r) => [r.id, r]));
  const shownIds = new Set(shown.map((r) => r.id));
  const rows = shown.map((r) => byId.get(r.id) ?? r);
  const waiting = fresh.filter((r) => !shownIds.has(r.id)).map((r) => r.id);
  const gone = freshIsAll ? shown.filter((r) => !byId.has(r.id)).map((r) => r.id) : [];
  return { rows, waiting, gone };
}
