import type { ComplaintList, ComplaintRow, ViewName } from "@amends/core/desk/contract-view";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { isUnfiltered } from "./list-filter.ts";
import { countUpTo, type Listing, type ListSort, orderedIds, type Position } from "./list-query.ts";
import { presentRow, type RowRecord, rowColumnsFor } from "./present-row.ts";

/** Counts are exact to this number, then "1000+". */
export const exactTo = 1_000;

export const countOf = (found: number) => ({ count: Math.min(found, exactTo), more: found > exactTo });

/** The place behind a row as text for `?after=`; opaque to callers. */
export function writePosition(position: Position): string {
  return Buffer.from(JSON.stringify([position.key, position.id, position.total ?? 0])).toString("base64url");
}

/** A time, the end of time, or (by relevance) a rank. */
const positionKey = /^(infinity|\d{1,5}|\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z)$/;

/** @returns null for anything that is not a position written here. */
export function readPosition(text: string): Position | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(value) || value.length !== 3) return null;
    const [key, id, total] = value as unknown[];
    if (typeof key !== "string" || !positionKey.test(key) || typeof id !== "string" || !/^[0-9a-f-]{36}$/.test(id)) return null;
    if (key.endsWith("Z") && Number.isNaN(Date.parse(key))) return null;
    return typeof total === "number" && Number.isInteger(total) && total >= 0 ? { key, id, total } : null;
  } catch {
    return null;
  }
}

const own: Readonly<Partial<Record<ViewName, ListSort>>> = { toFollowUp: "followUp", snoozed: "snooze", toApprove: "approval" };

/** Follow-ups are due by their own date, what is put off by when it comes back, what waits for an approval by since when; every other view that asks for 'due' by what is due next. */
export function effectiveSort(listing: Listing, sort: ListSort): ListSort {
  if (sort !== "due") return sort;
  return own[listing.view] ?? sort;
}

type Found = RowRecord & { k: Date | number; total: number };

/** One page of a view in its order, with the exact number of rows up to 1,000. One statement. */
export async function listComplaints(db: Db, listing: Listing, page: { sort: ListSort; after: Position | null; limit: number }): Promise<ComplaintList> {
  const ids = orderedIds(listing, effectiveSort(listing, page.sort), page.after, page.limit + 1);
  if (!ids) return { rows: [], next: null, total: { count: 0, more: false }, partial: false };
  const mark = isUnfiltered(listing.filter) ? sql.raw(prepared) : sql``;
  const { rows } = await sql<Found>`${mark}
    with page as materialized (select x.id, x.k, row_number() over () as n from (${ids}) x)
    select ${rowColumnsFor(listing.viewer)}, page.k, ${page.after ? sql`0` : countUpTo(listing, exactTo + 1)} as total
    from page join complaints c on c.id = page.id
    left join customers cu on cu.id = c.customer_id
    left join complaint_reads r on r.person_id = ${listing.viewer.id}::uuid and r.complaint_id = c.id
    order by page.n`.execute(db);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const total = page.after?.total ?? rows[0]?.total ?? 0;
  const next = rows.length > page.limit && last ? writePosition({ key: keyText(last.k), id: last.id, total }) : null;
  return { rows: shown.map((row): ComplaintRow => presentRow(row, listing.viewer)), next, total: countOf(total), partial: false };
}

const keyText = (k: Date | number): string => (k instanceof Date ? k.toISOString() : "infinity");
