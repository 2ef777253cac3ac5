import type { Viewer } from "@amends/core/accounts/role";
import { categoryWithin } from "@amends/core/desk/category";
import type { ComplaintList } from "@amends/core/desk/contract-view";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import type { DeskDeps } from "./desk.ts";
import { readCategories } from "./desk-settings.ts";
import { listComplaints, readPosition } from "./list-complaints.ts";
import type { Listing } from "./list-query.ts";
import type { ListQuery } from "./routes-complaints.ts";
import { searchComplaints } from "./search-complaints.ts";
import { idsToApprove } from "./to-approve.ts";

/** Those this viewer may approve in; of `ids` only, when some are asked for. */
async function toApprove(db: Db, viewer: Viewer, now: string, ids: readonly string[] | undefined): Promise<string[]> {
  const waiting = await idsToApprove(db, viewer, now);
  return ids ? waiting.filter((id) => ids.includes(id)) : waiting;
}

/** What was asked for as a listing: who looks, which view, narrowed how. The category asked for includes those below it. */
export async function listingOf({ db, viewer, now }: Pick<RouteContext<unknown>, "db" | "viewer" | "now">, query: ListQuery): Promise<Listing> {
  const { view, q: _q, sort: _sort, after: _after, limit: _limit, ...asked } = query;
  const filter = view === "toApprove" ? { ...asked, ids: await toApprove(db, viewer, now, asked.ids) } : asked;
  if (!filter.categoryId) return { viewer, view, filter, now };
  const tree = await readCategories(db, viewer.companyId);
  const within = categoryWithin(tree, filter.categoryId);
  return { viewer, view, filter: { ...filter, categoryIds: within.length > 0 ? within : [filter.categoryId] }, now };
}

/** A page of a view, or of a search in it. */
export async function findComplaints(context: RouteContext<DeskDeps>, query: ListQuery): Promise<ComplaintList> {
  const { db, deps } = context;
  const listing = await listingOf(context, query);
  const after = query.after === undefined ? null : (readPosition(query.after) ?? refuse("fieldInvalid", { field: "after", params: { field: "after" } }));
  const text = query.q?.trim() ?? "";
  const byRank = text !== "" && query.sort === "relevance";
  if (after && byRank !== /^\d+$/.test(after.key)) refuse("fieldInvalid", { field: "after", params: { field: "after" } });
  if (text !== "") {
    return searchComplaints(db, listing, text, { sort: byRank ? "relevance" : "newest", after, limit: query.limit }, deps.desk.windows);
  }
  const sort = query.sort === undefined || query.sort === "relevance" ? "due" : query.sort;
  return listComplaints(db, listing, { sort, after, limit: query.limit });
}
