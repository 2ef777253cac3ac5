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
import { firstWindow, type SearchWindows } from "./search-windows.ts";

/** Relevance ranks this many of the newest that match. */
export const rankedCandidates = 2_000;

export type SearchPage = { readonly sort: "newest" | "relevance"; readonly after: Position | null; readonly limit: number };
type Found = { id: string; k: Date };
type Window = { readonly from: number | null; readonly to: number | null };

/** Hits of one stretch of time (milliseconds, half open), newest first, and how many there are in it. */
async function lookIn(db: Db, listing: Listing, question: SearchQuestion, window: Window, after: Position | null, limit: number): Promise<{ found: Found[]; count: number }> {
  const blocks = window.from === null ? null : blocksCovering(dayOf(new Date(window.from).toISOString()), dayOf(window.to === null ? listing.now : new Date(window.to).toISOString()) + 1);
  const tsquery = blocks ? `${question.tsquery} & ${oneOf(blocks.terms)}` : question.tsquery;
  const narrowed = listingConditions(listing);
  const where: RawBuilder<boolean>[] = [
    sql`s.terms @@ ${tsquery}::tsquery`,
    visibleTo(scopeOf(listing.viewer), "search"),
    ...(window.from === null ? [] : [sql<boolean>`s.received_at >= ${new Date(window.from).toISOString()}::timestamptz`]),
    ...(window.to === null ? [] : [sql<boolean>`s.received_at < ${new Date(window.to).toISOString()}::timestamptz`]),
    ...(after ? [sql<boolean>`(s.received_at, s.complaint_id) < (${after.key}::timestamptz, ${after.id}::uuid)`] : []),
    ...question.phrases.map((phrase) => sql<boolean>`s.folded like ${phrase}`),
    ...narrowed,
  ];
  const joinComplaint = narrowed.length > 0 ? sql` join complaints c on c.id = s.complaint_id` : sql``;
  const mark = isUnfiltered(listing.filter) ? sql.raw(prepared) : sql``;
  const { rows } = await sql<{ id: string | null; k: Date; count: number }>`${mark}
    with h as materialized (select s.complaint_id as id, s.received_at as k from complaint_search s${joinComplaint} where ${sql.join(where, sql` and `)})
    select t.id, t.k, n.count from (select count(*)::int as count from h) n left join lateral (select h.id, h.k from h order by h.k desc, h.id desc limit ${limit}::int) t on true
    order by t.k desc, t.id desc`.execute(db);
  return { found: rows.filter((r): r is Found & { count: number } => r.id !== null), count: rows[0]?.count ?? 0 };
}

const day = 86_400_000;
const startOfDay = (at: number) => Math.floor(at / day) * day;

/**
 * Newest hits behind `after`: looks through the newest 8,192 complaints, then through as much more as is likely to hold what
 * is missing, then through everything. Exact for `limit` rows and for a count to `enough`, whatever the size of the table.
 */
async function newestHits(db: Db, listing: Listing, question: SearchQuestion, windows: SearchWindows, after: Position | null, limit: number, enough: number): Promise<{ found: Found[]; count: number }> {
  const now = Date.parse(listing.now);
  const narrow = scopeOf(listing.viewer).type === "own" || listing.view === "mine"; // an agent's are few: no need for windows
  const start = narrow ? null : await windows.newest(db, listing.viewer.companyId, now);
  if (start === null) return lookIn(db, listing, question, { from: null, to: null }, after, limit);
  const top = after ? Date.parse(after.key) + 1 : null;
  const upTo = top ?? now;
  const firstFrom = startOfDay(upTo - (now - start));
  let { found, count } = await lookIn(db, listing, question, { from: firstFrom, to: top }, after, limit);
  if (count > enough) return { found, count };
  const span = upTo - firstFrom;
  const secondFrom = count === 0 ? Number.NEGATIVE_INFINITY : startOfDay(firstFrom - (1.5 * span * (enough - count)) / count);
  let to = firstFrom;
  if (secondFrom > 0 && blocksCovering(dayOf(new Date(secondFrom).toISOString()), dayOf(new Date(to).toISOString()))) {
    const second = await lookIn(db, listing, question, { from: secondFrom, to }, after, limit);
    found = [...found, ...second.found];
    count += second.count;
    to = secondFrom;
    if (count > enough) return { found: found.slice(0, limit), count };
  }
  const rest = await lookIn(db, listing, question, { from: null, to }, after, limit);
  return { found: [...found, ...rest.found].slice(0, limit), count: count + rest.count };
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

/** One page of a search with the words that matched; `partial` when relevance could not rank everything there is. */
export async function searchComplaints(db: Db, listing: Listing, text: string, page: SearchPage, windows: SearchWindows): Promise<ComplaintList> {
  const question = questionOf(listing.viewer, text);
  if (!question) return { rows: [], next: null, total: { count: 0, more: false }, partial: false };
  if (page.sort === "relevance") {
    const { found, count } = await newestHits(db, listing, question, windows, null, rankedCandidates, rankedCandidates);
    const order = await ranked(db, found, question);
    const start = page.after ? Number(page.after.key) || 0 : 0;
    const shown = order.slice(start, start + page.limit);
    const next = start + page.limit < order.length ? writePosition({ key: String(start + page.limit), id: shown.at(-1)?.id ?? "", total: count }) : null;
    return { rows: await readHits(db, listing.viewer, shown.map((f) => f.id), text), next, total: countOf(count), partial: count > rankedCandidates };
  }
  const { found, count } = await newestHits(db, listing, question, windows, page.after, page.limit + 1, page.after ? page.limit : exactTo);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const total = page.after?.total ?? count;
  const next = found.length > page.limit && last ? writePosition({ key: last.k.toISOString(), id: last.id, total }) : null;
  return { rows: await readHits(db, listing.viewer, shown.map((f) => f.id), text), next, total: countOf(total), partial: false };
}
