import { checkCategories } from "@amends/core/desk/category";
import { describe, expect, it } from "vitest";
import { added, changed, moved, removed, rowsOf } from "./category-edits.ts";

const names = (n: string) => ({ "zh-CN": n, "zh-TW": n, en: n });
const tree = [
  { id: "a", parent: null, avoidable: false, names: names("A") },
  { id: "b", parent: null, avoidable: true, names: names("B") },
  { id: "a.x", parent: "a", avoidable: false, names: names("X") },
  { id: "a.y", parent: "a", avoidable: false, names: names("Y") },
];
const order = (t: Parameters<typeof rowsOf>[0]) =>
  rowsOf(t)
    .map((r) => `${"-".repeat(r.depth)}${r.category.id}`)
    .join(" ");

describe("editing the tree of categories", () => {
  it("shows children below their parent", () => {
    expect(order(tree)).toBe("a -a.x -a.y b");
  });
  it("adds with an id nobody has, so that what is saved is valid once it has names", () => {
    const once = added(tree, "a");
    const twice = added(once.tree, "a");
    expect(once.id).not.toBe(twice.id);
    const named = changed(changed(twice.tree, once.id, { names: names("P") }), twice.id, { names: names("Q") });
    expect(checkCategories(named)).toEqual([]);
    expect(added(tree, "b").tree.at(-1)?.avoidable).toBe(true);
  });
  it("takes the children along when a parent goes", () => {
    expect(order(removed(tree, "a"))).toBe("b");
  });
  it("moves among siblings only", () => {
    expect(order(moved(tree, "a.y", -1))).toBe("a -a.y -a.x b");
    expect(order(moved(tree, "a.x", -1))).toBe(order(tree));
  });
});
