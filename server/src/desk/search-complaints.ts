import { scopeOf } from "@amends/core/accounts/visibility";
import type { ComplaintList } from "@amends/core/desk/contract-view";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { countOf, exactTo, writePosition } from "./list-complaints.ts";
import { isUnfiltered } from "./list-filter.ts";
import { type Listing, listingConditions, type Position } from "./list-query.ts";
import { visibleTo } from "./policy.ts";
import { readHits } from "./search-hits.ts";
import { oneOf, questionOf, type SearchQuestion } from "./search-query.ts";
import { blocksCovering, dayOf } from "./search-scope-terms.ts";
import type { SearchWindows } from "./search-windows.ts";

/** Relevance ranks this many of the newest that match. */
export const rankedCandidates = 2_000;

export type SearchPage = { readonly sort: "newest" | "relevance"; readonly after: Position | null; readonly limit: number };
type Found = { id: string; k: Date };
type Window = { readonly from: number | null; readonly to: number | null };
type Asked = { readonly listing: Listing; readonly question: SearchQuestion; readonly after: Position | null };

const day = 86_400_000;
const startOfDay = (at: number) => Math.floor(at / day) * day;
const iso = (at: number) => new Date(at).toISOString();

/** Blocks of time that cover a window, newest end open; null when it is too long for a few of them. */
function blocksOf({ from, to }: Window, now: string): readonly string[] | null {
  return from === null ? null : (blocksCovering(dayOf(iso(from)), dayOf(to === null ? now : iso(to)) + 1)?.terms ?? null);
}

/** The rows of a window (milliseconds, half open) that match: a query without order. */
function matching({ listing, question, after }: Asked, window: Window): RawBuilder<Found> {
  const blocks = blocksOf(window, listing.now);
  const narrowed = listingConditions(listing);
  const where: RawBuilder<boolean>[] = [
    ...[...question.tsqueries, ...(blocks ? [oneOf(blocks)] : [])].map((tsquery) => sql<boolean>`s.terms @@ ${tsquery}::tsquery`),
    visibleTo(scopeOf(listing.viewer), "search"),
    ...(window.from === null ? [] : [sql<boolean>`s.received_at >= ${iso(window.from)}::timestamptz`]),
    ...(window.to === null ? [] : [sql<boolean>`s.received_at < ${iso(window.to)}::timestamptz`]),
    ...(after ? [sql<boolean>`(s.received_at, s.complaint_id) < (${after.key}::timestamptz, ${after.id}::uuid)`] : []),
    ...question.phrases.map((phrase) => sql<boolean>`strpos(s.folded, ${phrase}) > 0`),
    ...narrowed,
  ];
  const joinComplaint = narrowed.length > 0 ? sql` join complaints c on c.id = s.complaint_id` : sql``;
  return sql`select s.complaint_id as id, s.received_at as k from complaint_search s${joinComplaint} where ${sql.join(where, sql` and `)}`;
}

const markOf = (listing: Listing) => (isUnfiltered(listing.filter) ? sql.raw(prepared) : sql``);

/** Hits of a window, newest first, and how many there are in it. */
async function lookIn(db: Db, asked: Asked, window: Window, limit: number): Promise<{ found: Found[]; count: number }> {
  const { rows } = await sql<{ id: string | null; k: Date; count: number }>`${markOf(asked.listing)}
    with h as materialized (${matching(asked, window)})
    select t.id, t.k, n.count from (select count(*)::int as count from h) n left join lateral (select h.id, h.k from h order by h.k desc, h.id desc limit ${limit}::int) t on true
    order by t.k desc, t.id desc`.execute(db);
  return { found: rows.filter((r): r is Found & { count: number } => r.id !== null), count: rows[0]?.count ?? 0 };
}

/** How many a window holds, up to a limit: stops when it has so many. */
async function countIn(db: Db, asked: Asked, window: Window, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`${markOf(asked.listing)} select count(*)::int as count from (${matching(asked, window)} limit ${limit}::int) h`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A window somewhat longer than is likely to hold so many, from what was found in time so far. */
const margin = 1.3;

/**
 * Newest hits behind `after`: looks through a few thousand of the newest complaints, then through as much more as is likely
 * to hold what is missing, until there are `limit` rows and `enough` are counted. Exact, whatever the size of the table.
 */
async function newestHits(db: Db, asked: Asked, windows: SearchWindows, limit: number, enough: number): Promise<{ found: Found[]; count: number }> {
  const { listing, after } = asked;
  const now = Date.parse(listing.now);
  const narrow = scopeOf(listing.viewer).type === "own" || listing.view === "mine"; // an agent's are few: no need for windows
  const start = narrow ? null : await windows.newest(db, listing.viewer.companyId, now);
  if (start === null) return lookIn(db, asked, { from: null, to: null }, limit);
  const top = after ? Date.parse(after.key) + 1 : now;
  let to: number | null = after ? top : null;
  let from: number | null = startOfDay(top - (now - start));
  let { found, count } = await lookIn(db, asked, { from, to }, limit);
  while (from !== null && count <= enough) {
    const missing = found.length < limit ? limit - found.length : enough + 1 - count;
    to = from;
    const next: number = count === 0 ? Number.NEGATIVE_INFINITY : startOfDay(to - (margin * (top - to) * missing) / count);
    from = next > 0 && blocksOf({ from: next, to }, listing.now) ? next : null;
    if (found.length < limit) {
      const more = await lookIn(db, asked, { from, to }, limit - found.length);
      found = [...found, ...more.found];
      count += more.count;
    } else count += await countIn(db, asked, { from, to }, enough + 1 - count);
  }
  return { found, count };
}

/** A single character: the text of the newest complaints is read. */
async function amongNewest(db: Db, asked: Asked, windows: SearchWindows, limit: number): Promise<{ found: Found[]; count: number }> {
  const { listing, after } = asked;
  const start = await windows.newest(db, listing.viewer.companyId, Date.parse(listing.now));
  return lookIn(db, { ...asked, after }, { from: start === null ? null : startOfDay(start), to: null }, limit);
}

/** Puts candidates in order of where the words stand (title before text, text before messages), newest first among equals. */
async function ranked(db: Db, found: readonly Found[], question: SearchQuestion): Promise<Found[]> {
  const words = question.terms.recheck.length > 0 ? question.terms.recheck : [...question.terms.all, ...question.terms.prefixes];
  const { rows } = await sql<{ id: string; k: Date }>`
    select s.complaint_id as id, s.received_at as k
    from complaint_search s cross join lateral (
      select sum(case when strpos(s.folded, w) = 0 then 20 else floor(ln(strpos(s.folded, w))) end) as far from unnest(${words}::text[]) as w
    ) p
    where s.complaint_id = any(${found.map((f) => f.id)}::uuid[])
    order by p.far, s.received_at desc, s.complaint_id desc`.execute(db);
  return rows;
}

/** One page of a search with the words that matched; `partial` when not everything could be ranked or looked through. */
export async function searchComplaints(db: Db, listing: Listing, text: string, page: SearchPage, windows: SearchWindows): Promise<ComplaintList> {
  const question = await questionOf(db, listing.viewer, text);
  if (!question) return { rows: [], next: null, total: { count: 0, more: false }, partial: false };
  const rowsOf = (found: readonly Found[]) => readHits(db, listing.viewer, found.map((f) => f.id), text);
  if (page.sort === "relevance") {
    const { found, count } = await newestHits(db, { listing, question, after: null }, windows, rankedCandidates, rankedCandidates);
    const order = await ranked(db, found, question);
    const start = page.after ? Number(page.after.key) || 0 : 0;
    const shown = order.slice(start, start + page.limit);
    const next = start + page.limit < order.length ? writePosition({ key: String(start + page.limit), id: shown.at(-1)?.id ?? "", total: count }) : null;
    return { rows: await rowsOf(shown), next, total: countOf(count), partial: count > rankedCandidates || question.newestOnly };
  }
  const asked = { listing, question, after: page.after };
  const { found, count } = question.newestOnly
    ? await amongNewest(db, asked, windows, page.limit + 1)
    : await newestHits(db, asked, windows, page.limit + 1, page.after ? page.limit : exactTo);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const total = page.after?.total ?? count;
  const next = found.length > page.limit && last ? writePosition({ key: iso(last.k.getTime()), id: last.id, total }) : null;
  return { rows: await rowsOf(shown), next, total: countOf(total), partial: question.newestOnly };
}
