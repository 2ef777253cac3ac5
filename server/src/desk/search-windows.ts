import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { blocksCovering } from "./search-scope-terms.ts";

/** How many of the newest complaints a search looks through first. */
const firstWindow = 2_048;
/** Each further window reaches so many times as far back: of what is common, little more is looked through than is needed. */
const most = 5;
const further = 4;
/** By relevance, where a window is read to its end. */
const furtherRanked = 2;
/** A window somewhat longer than is likely to hold so many. */
const margin = 1.25;

const rememberedMs = 10 * 60_000;
const day = 86_400_000;

/** A stretch of time, days since 1970, half open; null = without end. `blocks` are terms that cover it. */
export type Window = { readonly from: number | null; readonly to: number | null; readonly blocks: readonly string[] | null };

/**
 * Where the newest 2,048 complaints of a company begin, in milliseconds since 1970; null when it has fewer. Only decides
 * where a search looks first, never what it finds, so it may be ten minutes old.
 */
export type SearchWindows = { readonly newest: (db: Db, companyId: string, now: number) => Promise<number | null> };

export function createSearchWindows(): SearchWindows {
  const known = new Map<string, { at: number; from: number | null }>();
  return {
    async newest(db, companyId, now) {
      const before = known.get(companyId);
      if (before && now - before.at < rememberedMs) return before.from;
      const { rows } = await sql<{ at: Date }>`${sql.raw(prepared)}
        select received_at as at from complaints where company_id = ${companyId}::uuid order by received_at desc, id desc offset ${firstWindow}::int limit 1`.execute(
        db,
      );
      const from = rows[0]?.at.getTime() ?? null;
      if (known.size > 5_000) known.clear();
      known.set(companyId, { at: now, from });
      return from;
    },
  };
}

/**
 * Windows from newest to oldest which together are all of time: each four times as long as the one before, the last
 * without end. `newest` is where the newest complaints begin, `until` the moment to look back from (null = from now on).
 */
export function windowsBack(newest: number | null, now: number, until: number | null): Window[] {
  if (newest === null) return [{ from: null, to: null, blocks: null }];
  const windows: Window[] = [];
  let to = until === null ? null : Math.floor(until / day) + 1;
  for (let i = 0, length = Math.max(now - newest, day); i < most; i++, length *= further) {
    const end = to ?? Math.floor(now / day) + 1;
    const from = Math.floor((end * day - length) / day) - (i === 0 ? 1 : 0);
    const cover = from > 0 ? blocksCovering(from, end) : null;
    if (!cover) break;
    windows.push({ from, to, blocks: cover.terms });
    to = from;
  }
  return [...windows, { from: null, to, blocks: null }];
}

/**
 * Windows in which the newest `wanted` are looked for when `first` held `found`: one likely to hold them all, then, since complaints
 * come in waves, some that each reach twice as far back, and all that is older.
 */
export function windowsFor(first: Window, found: number, wanted: number, now: number): Window[] {
  const all: Window = { from: null, to: null, blocks: null };
  if (first.from === null || found === 0) return [all];
  const end = Math.floor(now / day) + 1;
  const windows: Window[] = [];
  let to: number | null = null;
  for (let length = ((end - first.from) * wanted * margin) / found, i = 0; i < most; i++, length *= furtherRanked) {
    const from = Math.floor((to ?? end) - Math.max(length, 1));
    const cover = from > 0 ? blocksCovering(from, to ?? end) : null;
    if (!cover) break;
    windows.push({ from, to, blocks: cover.terms });
    to = from;
  }
  return [...windows, { ...all, to }];
}
