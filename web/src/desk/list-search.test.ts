import { describe, expect, it } from "vitest";
import { listQuery, readListSearch, writeListSearch } from "./list-search.ts";

describe("the address of a list", () => {
  it("starts with what is mine, by what is due next", () => {
    expect(readListSearch({})).toEqual({ view: "mine", q: "", sort: "due", saved: null, filters: {} });
  });
  it("survives the way through the address", () => {
    const search = readListSearch({ view: "overdue", q: "退款", sort: "relevance", severity: "crisis", tag: "车主群" });
    expect(readListSearch(writeListSearch(search))).toEqual(search);
  });
  it("leaves out what does not fit instead of failing", () => {
    expect(readListSearch({ view: "everything", sort: "random", colour: "red" })).toEqual(readListSearch({}));
  });
  it("has no relevance without a search", () => {
    expect(readListSearch({ view: "all", sort: "relevance" }).sort).toBe("newest");
  });
  it("reads a number typed as search, which the router hands over as a number", () => {
    expect(readListSearch({ q: 138 }).q).toBe("138");
  });
});

it("asks the server with the filters and the next page", () => {
  const query = new URLSearchParams(listQuery(readListSearch({ view: "all", state: "closed", q: "制动" }), "abc"));
  expect(Object.fromEntries(query)).toEqual({ view: "all", sort: "newest", limit: "50", q: "制动", state: "closed", after: "abc" });
});

it("reads what the router made a number or a boolean of, and drops days that are none", () => {
  const { q, filters } = readListSearch({ view: "all", q: 396, toComplete: true, receivedFrom: "soon", receivedTo: "2026-11-01T00:00:00.000Z" });
  expect(q).toBe("396");
  expect(filters).toEqual({ toComplete: "true", receivedTo: "2026-11-01T00:00:00.000Z" });
});
