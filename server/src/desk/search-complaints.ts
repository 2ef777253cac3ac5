import { scopeOf } from "@amends/core/accounts/visibility";
import type { ComplaintList, ComplaintRow } from "@amends/core/desk/contract-view";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { countOf, exactTo, writePosition } from "./list-complaints.ts";
import { isUnfiltered } from "./list-filter.ts";
import { closedIn, type Listing, type Position } from "./list-query.ts";
import { visibleTo } from "./policy.ts";
import { knownOfRow, presentRow, type RowRecord, rowColumnsFor } from "./present-row.ts";
import { hitsOf, marksOf } from "./search-hits.ts";
import { questionOf } from "./search-query.ts";
import { type Asked, searchSteps } from "./search-statement.ts";
import { type SearchWindows, windowsBack, windowsFor } from "./search-windows.ts";

/** Relevance ranks this many of the newest that match. */
export const rankedCandidates = 2_000;

export type SearchPage = { readonly sort: "newest" | "relevance"; readonly after: Position | null; readonly limit: number };

type Found = RowRecord & { k: Date; texts: string; counted: number };
type Shown = { readonly rows: readonly Found[]; readonly counted: number };

/** Ids of a page in order (`id`, `k`, `n`) to rows, each with its texts; visibility is asked once more, of the complaint itself. */
async function readPage(db: Db, listing: Listing, steps: RawBuilder<unknown>, page: RawBuilder<unknown>): Promise<Shown> {
  const { viewer } = listing;
  const mark = isUnfiltered(listing.filter) ? sql.raw(prepared) : sql``;
  const { rows } = await sql<Found | { id: null; counted: number }>`${mark} with ${steps}, page as materialized (${page})
    select p.*, (select n from counted) as counted from (select 1) one left join lateral (
      select ${rowColumnsFor(viewer)}, page.k, page.n, left(t.texts, 50000) as texts from page join complaints c on c.id = page.id join complaint_search t on t.complaint_id = page.id
      left join customers cu on cu.id = c.customer_id
      left join complaint_reads r on r.person_id = ${viewer.id}::uuid and r.complaint_id = c.id
      where ${visibleTo(scopeOf(viewer))}) p on true
    order by p.n`.execute(db);
  return { rows: rows.filter((row): row is Found => row.id !== null), counted: rows[0]?.counted ?? 0 };
}

const inOrder = sql`select id, k, row_number() over (order by k desc, id desc) as n from found`;
const byPlace = (start: number, limit: number) =>
  sql`select id, k, row_number() over (order by place, k desc, id desc) as n from (
    select id, k, place from found order by place, k desc, id desc offset ${start}::int limit ${limit}::int) best`;

function rowsOf(shown: readonly Found[], listing: Listing, text: string): ComplaintRow[] {
  const rows = shown.map((row) => presentRow(row, listing.viewer));
  const behind = new Map(shown.map((row) => [row.id, { texts: row.texts, known: knownOfRow(row) }]));
  const hits = hitsOf(rows, behind, listing.viewer, text);
  return rows.map((row) => {
    const marked = marksOf(row, text);
    return { ...row, ...(hits.has(row.id) ? { hit: hits.get(row.id) } : {}), ...(marked ? { marked } : {}) };
  });
}

/** How many the first window holds: from that, how far back the newest 2,000 reach. */
async function countFirst(db: Db, asked: Asked): Promise<number> {
  const mark = isUnfiltered(asked.listing.filter) ? sql.raw(prepared) : sql``;
  const steps = searchSteps({ ...asked, ranked: false, windows: asked.windows.slice(0, 1) }, 1, rankedCandidates);
  const { rows } = await sql<{ n: number }>`${mark} with ${steps} select n from counted`.execute(db);
  return rows[0]?.n ?? 0;
}

/** A page of the newest 2,000 that match, ranked by where the words stand. */
async function rankedPage(db: Db, asked: Asked, page: SearchPage, text: string): Promise<ComplaintList> {
  const { listing, question } = asked;
  const [first] = asked.windows;
  const several = first !== undefined && asked.windows.length > 1;
  const windows = several ? windowsFor(first, await countFirst(db, asked), rankedCandidates, Date.parse(listing.now)) : asked.windows;
  const start = page.after ? Number(page.after.key) || 0 : 0;
  const { rows, counted } = await readPage(db, listing, searchSteps({ ...asked, windows }, rankedCandidates, rankedCandidates), byPlace(start, page.limit));
  const more = start + rows.length < Math.min(counted, rankedCandidates) && rows.length > 0;
  const next = more ? writePosition({ key: String(start + rows.length), id: rows.at(-1)?.id ?? "", total: counted }) : null;
  return { rows: rowsOf(rows, listing, text), next, total: countOf(counted), partial: counted > rankedCandidates || question.newestOnly };
}

/**
 * One page of a search with the words that matched, in one statement (by relevance in two). Newest first it is exact; by relevance the newest
 * 2,000 that match are ranked. `partial` when not everything could be ranked or looked through.
 */
export async function searchComplaints(db: Db, listing: Listing, text: string, page: SearchPage, windows: SearchWindows): Promise<ComplaintList> {
  const question = questionOf(listing.viewer, text, closedIn(listing));
  if (!question) return { rows: [], next: null, total: { count: 0, more: false }, partial: false };
  const now = Date.parse(listing.now);
  const narrow = scopeOf(listing.viewer).type === "own" || listing.view === "mine"; // an agent's are few: all at once
  const newest = narrow && !question.newestOnly ? null : await windows.newest(db, listing.viewer.companyId, now);
  const byRank = page.sort === "relevance";
  const after = byRank ? null : page.after;
  const back = windowsBack(newest, now, after ? Date.parse(after.key) : null);
  const asked: Asked = { listing, question, after, ranked: byRank, windows: question.newestOnly ? back.slice(0, 1) : back };
  if (byRank) return rankedPage(db, asked, page, text);
  const { rows, counted } = await readPage(db, listing, searchSteps(asked, page.limit + 1, after ? page.limit : exactTo), inOrder);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const total = after?.total ?? counted;
  const next = rows.length > page.limit && last ? writePosition({ key: last.k.toISOString(), id: last.id, total }) : null;
  return { rows: rowsOf(shown, listing, text), next, total: countOf(total), partial: question.newestOnly };
}
