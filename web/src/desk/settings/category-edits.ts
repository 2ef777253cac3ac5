import type { Category, CategoryTree } from "@amends/core/desk/category";

export type TreeRow = { readonly category: Category; readonly depth: number };

/** The tree as rows: each category below its parent, in the order of the list. */
export function rowsOf(tree: CategoryTree, parent: string | null = null, depth = 0): TreeRow[] {
  return tree.filter((c) => c.parent === parent).flatMap((category) => [{ category, depth }, ...rowsOf(tree, category.id, depth + 1)]);
}

/** A new category below `parent`, with an id nobody has. */
export function added(tree: CategoryTree, parent: string | null): { tree: CategoryTree; id: string } {
  const base = parent ? `${parent}.` : "own";
  let n = 1;
  while (tree.some((c) => c.id === `${base}${parent ? "own" : ""}${n}`)) n++;
  const id = `${base}${parent ? "own" : ""}${n}`;
  return { id, tree: [...tree, { id, parent, avoidable: tree.find((c) => c.id === parent)?.avoidable ?? false, names: { "zh-CN": "", "zh-TW": "", en: "" } }] };
}

/** Without this category and all below it. */
export function removed(tree: CategoryTree, id: string): CategoryTree {
  const gone = new Set([id, ...rowsOf(tree, id).map((r) => r.category.id)]);
  return tree.filter((c) => !gone.has(c.id));
}

/** Moves a category among its brothers and sisters; at the edge nothing happens. */
export function moved(tree: CategoryTree, id: string, by: -1 | 1): CategoryTree {
  const self = tree.find((c) => c.id === id);
  const siblings = tree.filter((c) => c.parent === self?.parent);
  const other = siblings[siblings.findIndex((c) => c.id === id) + by];
  if (!self || !other) return tree;
  return tree.map((c) => (c.id === self.id ? other : c.id === other.id ? self : c));
}

export function changed(tree: CategoryTree, id: string, change: Partial<Category>): CategoryTree {
  return tree.map((c) => (c.id === id ? { ...c, ...change } : c));
}
