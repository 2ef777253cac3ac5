import type { ViewName } from "@amends/core/desk/contract-view";
import { viewNames } from "@amends/core/desk/contract-view";

/** Filters of the list, named as in the query string of GET /api/complaints and of the page's own address. */
export const filterNames = [
  "severity",
  "state",
  "phase",
  "categoryId",
  "channel",
  "teamId",
  "assigneeId",
  "tag",
  "kind",
  "language",
  "receivedFrom",
  "receivedTo",
  "customerId",
  "toComplete",
  "collective",
  "collectiveId",
] as const;
export type FilterName = (typeof filterNames)[number];
export type Sort = "due" | "newest" | "relevance" | "activity";
const sorts: readonly Sort[] = ["due", "newest", "activity", "relevance"];

/** What the list shows; lives in the address, so that a list can be sent to a colleague and Back works. */
export type ListSearch = { readonly view: ViewName; readonly q: string; readonly sort: Sort; readonly saved: string | null } & {
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
};

/** The orders that make sense here: a search ranks, a view is worked through. */
export const shownSorts = (q: string): readonly Sort[] => sorts.filter((s) => (q ? s === "newest" || s === "relevance" : s !== "relevance"));
export const sortLabel = (sort: Sort): string => `list.sort${sort[0]?.toUpperCase()}${sort.slice(1)}`;

/** Sort when nobody chose one: what is due next, what came last in views of the finished, the best match in a search. */
export function naturalSort(view: ViewName, q: string): Sort {
  if (q) return "newest";
  return view === "all" || view === "unassigned" ? "newest" : "due";
}

/** Reads the address; whatever does not fit is left out rather than refused. */
export function readListSearch(raw: Readonly<Record<string, unknown>>): ListSearch {
  // The router reads 396 as a number and true as a boolean.
  const word = (name: string) => (["string", "number", "boolean"].includes(typeof raw[name]) ? String(raw[name]).trim() : "");
  const view = (viewNames as readonly string[]).includes(word("view")) ? (word("view") as ViewName) : "mine";
  const q = word("q");
  const sort = (sorts as readonly string[]).includes(word("sort")) ? (word("sort") as Sort) : naturalSort(view, q);
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of filterNames) {
    const value = word(name);
    if (value && !(/^received/.test(name) && Number.isNaN(Date.parse(value)))) filters[name] = value;
  }
  return { view, q, sort: sort === "relevance" && !q ? naturalSort(view, q) : sort, saved: word("saved") || null, filters };
}

/** The address of a list, without what goes without saying. */
export function writeListSearch(search: ListSearch): Record<string, string> {
  const out: Record<string, string> = { view: search.view };
  if (search.q) out.q = search.q;
  if (search.sort !== naturalSort(search.view, search.q)) out.sort = search.sort;
  if (search.saved) out.saved = search.saved;
  for (const name of filterNames) if (search.filters[name]) out[name] = search.filters[name];
  return out;
}

/** What of a list is kept as a view: everything but which saved view it came from. */
export function viewQuery(search: ListSearch): Record<string, string> {
  const { saved: _saved, ...query } = writeListSearch(search);
  return query;
}

/** Does the list show something else than the view it came from? The columns count where the view has some. */
export function differsFrom(
  view: { readonly query: Readonly<Record<string, string>>; readonly columns: readonly string[] },
  search: ListSearch,
  columns: readonly string[],
): boolean {
  const kept = new URLSearchParams(viewQuery(readListSearch(view.query)));
  const shown = new URLSearchParams(viewQuery(search));
  kept.sort();
  shown.sort();
  return kept.toString() !== shown.toString() || (view.columns.length > 0 && view.columns.join() !== columns.join());
}

/** The query string the server is asked with. */
export function listQuery(search: ListSearch, after?: string | null, limit = 50): string {
  const params = new URLSearchParams({ view: search.view, sort: search.sort, limit: String(limit) });
  if (search.q) params.set("q", search.q);
  for (const name of filterNames) if (search.filters[name]) params.set(name, search.filters[name]);
  if (after) params.set("after", after);
  return params.toString();
}
