import { type Scope, scopeOf } from "@amends/core/accounts/visibility";
import type { ComplaintList } from "@amends/core/desk/contract-view";
import { type RawBuilder, sql } from "kysely";
import type { RouteContext } from "../../platform/route.ts";
import type { Desk } from "../desk.ts";
import { listingOf } from "../find-complaints.ts";
import { effectiveSort, readPosition } from "../list-complaints.ts";
import { type Listing, orderedIds, type Position } from "../list-query.ts";
import { visibleTo } from "../policy.ts";
import { searchComplaints } from "../search-complaints.ts";
import type { ExportQuery } from "./export-query.ts";

export type ExportContext = Pick<RouteContext<{ readonly desk: Pick<Desk, "windows"> }>, "db" | "viewer" | "now" | "newId" | "language" | "deps">;

/** Ids of complaints in the order of the list, 16 bytes each: a hundred thousand weigh 1.6 MB. */
export class IdList {
  readonly count: number;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.count = bytes.length / 16;
  }
  page(from: number, size: number): string[] {
    const hex = this.#bytes.subarray(from * 16, (from + size) * 16).toString("hex");
    return (hex.match(/.{32}/g) ?? []).map((id) => id.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5"));
  }
}

const noLimit = 2_147_483_647;

/**
 * Which complaints an export holds, settled at one moment: what comes, goes or is put elsewhere while it is being fetched
 * makes none appear twice or be left out. A search gives all of its hits, newest first.
 */
export async function findIds(context: ExportContext, { ids, ...query }: ExportQuery): Promise<IdList> {
  if (ids) return collect(context, chosen(ids, scopeOf(context.viewer)));
  const listing = await listingOf(context, { ...query, limit: 1 });
  const text = query.q?.trim() ?? "";
  if (text !== "") return searched(context, listing, text);
  const sort = query.sort === undefined || query.sort === "relevance" ? "due" : query.sort;
  const ordered = orderedIds(listing, effectiveSort(listing, sort), null, noLimit);
  return ordered ? collect(context, sql`select x.id, row_number() over () as n from (${ordered}) x`) : new IdList(Buffer.alloc(0));
}

function chosen(ids: readonly string[], scope: Scope): RawBuilder<unknown> {
  const asked = sql`select id, min(n) as n from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, n) group by id`;
  return sql`select c.id, asked.n from (${asked}) asked join complaints c on c.id = asked.id where ${visibleTo(scope)}`;
}

/** Runs a query of ids with their places and gives them as one value. */
async function collect({ db }: ExportContext, numbered: RawBuilder<unknown>): Promise<IdList> {
  const { rows } = await sql<{ ids: Buffer | null }>`select string_agg(uuid_send(f.id), ''::bytea order by f.n) as ids from (${numbered}) f`.execute(db);
  return new IdList(rows[0]?.ids ?? Buffer.alloc(0));
}

/** How many hits are taken from the search at a time. */
const hitsAtATime = 250;

async function searched({ db, deps }: ExportContext, listing: Listing, text: string): Promise<IdList> {
  const parts: Buffer[] = [];
  for (let after: Position | null = null; ; ) {
    const page: ComplaintList = await searchComplaints(db, listing, text, { sort: "newest", after, limit: hitsAtATime }, deps.desk.windows);
    parts.push(Buffer.from(page.rows.map((row) => row.id.replaceAll("-", "")).join(""), "hex"));
    after = page.next === null ? null : readPosition(page.next);
    if (!after) return new IdList(Buffer.concat(parts));
  }
}
