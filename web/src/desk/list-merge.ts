import type { ComplaintRow } from "@amends/core/desk/contract-view";

/** The rows on screen after a look at the server that must not move what somebody is reading. */
export type QuietUpdate = {
  readonly rows: readonly ComplaintRow[];
  /** Ids that belong into the list now but are not shown yet: the '3 new' of the pill. */
  readonly waiting: readonly string[];
  /** Ids still shown that no longer belong here (closed, assigned away); shown faded until the next reload. */
  readonly gone: readonly string[];
};

/** What the server has now: its first page, whether that is the whole view, and of changed rows missing from it those that still belong. */
export type FreshRows = {
  readonly rows: readonly ComplaintRow[];
  readonly isAll: boolean;
  readonly asked?: ReadonlySet<string>;
  readonly still?: readonly ComplaintRow[];
};

/**
 * Puts fresh contents into the rows shown, in their old order. A row missing from the first page may simply stand further
 * down: it is called gone only when the whole view was seen or when the server was asked for it by name. What comes behind
 * the last row shown is the next page and not new.
 */
export function updateQuietly(shown: readonly ComplaintRow[], fresh: FreshRows, shownIsAll: boolean): QuietUpdate {
  const byId = new Map([...(fresh.still ?? []), ...fresh.rows].map((r) => [r.id, r]));
  const shownIds = new Set(shown.map((r) => r.id));
  const rows = shown.map((r) => byId.get(r.id) ?? r);
  const end = shownIsAll ? fresh.rows.length : fresh.rows.findLastIndex((r) => shownIds.has(r.id));
  const waiting = fresh.rows.slice(0, Math.max(0, end)).filter((r) => !shownIds.has(r.id));
  const gone = shown.filter((r) => !byId.has(r.id) && (fresh.isAll || fresh.asked?.has(r.id)));
  return { rows, waiting: waiting.map((r) => r.id), gone: gone.map((r) => r.id) };
}

/** Rows to be asked for by name: they changed, are on screen and not on the server's first page. */
export function askedFor(shown: readonly ComplaintRow[], first: readonly ComplaintRow[], changed: ReadonlySet<string> | "any"): string[] {
  const there = new Set(first.map((r) => r.id));
  return shown.map((r) => r.id).filter((id) => !there.has(id) && (changed === "any" || changed.has(id)));
}
