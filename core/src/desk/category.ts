import builtIn from "../../../content/desk/categories.json" with { type: "json" };

/**
 * A kind of complaint (tree of the method, chapter 2). The tree is data an organisation edits; ids of the built-in ones stay, because
 * the assessment proposes them. `avoidable` marks dissatisfaction that costs only behaviour and is counted apart.
 */
export type Category = {
  readonly id: string;
  readonly parent: string | null;
  readonly avoidable: boolean;
  readonly names: { readonly "zh-CN": string; readonly "zh-TW": string; readonly en: string };
  /** An organisation's own words that speak for this category; matched like the built-in rules. */
  readonly cues?: readonly string[] | undefined;
};
export type CategoryTree = readonly Category[];

export const defaultCategories: CategoryTree = builtIn.categories;

export type CategoryProblem =
  | { readonly code: "categoryIdBad" | "categoryIdTwice" | "categoryParentUnknown" | "categoryCycle" | "categoryTooDeep"; readonly id: string }
  | { readonly code: "categoryNameMissing" | "categoryNameTwice" | "categoryNameTooLong"; readonly id: string; readonly language: keyof Category["names"] }
  | { readonly code: "categoryTreeEmpty" | "categoryTreeTooLarge"; readonly id: "" };

const languages = ["zh-CN", "zh-TW", "en"] as const;
const maxDepth = 4;
const maxCategories = 500;

/** What is wrong with an edited tree, all at once; empty when it may be saved. */
export function checkCategories(tree: CategoryTree): CategoryProblem[] {
  if (tree.length === 0) return [{ code: "categoryTreeEmpty", id: "" }];
  if (tree.length > maxCategories) return [{ code: "categoryTreeTooLarge", id: "" }];
  const problems: CategoryProblem[] = [];
  const byId = new Map<string, Category>();
  for (const category of tree) {
    if (!/^[A-Za-z][A-Za-z0-9.-]{0,79}$/.test(category.id)) problems.push({ code: "categoryIdBad", id: category.id });
    if (byId.has(category.id)) problems.push({ code: "categoryIdTwice", id: category.id });
    byId.set(category.id, category);
  }
  const names = new Set<string>();
  for (const { id, parent, names: own } of tree) {
    if (parent !== null && !byId.has(parent)) problems.push({ code: "categoryParentUnknown", id });
    const depth = depthOf(id, byId);
    if (depth === null) problems.push({ code: "categoryCycle", id });
    else if (depth > maxDepth) problems.push({ code: "categoryTooDeep", id });
    for (const language of languages) {
      const name = own?.[language]?.trim() ?? "";
      const key = `${language}|${parent}|${name.toLowerCase()}`;
      if (!name) problems.push({ code: "categoryNameMissing", id, language });
      else if (name.length > 80) problems.push({ code: "categoryNameTooLong", id, language });
      else if (names.has(key)) problems.push({ code: "categoryNameTwice", id, language });
      names.add(key);
    }
  }
  return problems;
}

/** Number of steps from the root (root = 1); null when the parents run in a circle. */
function depthOf(id: string, byId: ReadonlyMap<string, Category>): number | null {
  const seen = new Set<string>();
  let depth = 0;
  for (let at: string | null = id; at !== null; at = byId.get(at)?.parent ?? null) {
    if (seen.has(at)) return null;
    seen.add(at);
    depth++;
  }
  return depth;
}

/** From the root to the category itself; empty when the tree does not know it. Safe on a tree with circles. */
export function categoryPath(tree: CategoryTree, id: string): Category[] {
  const path: Category[] = [];
  for (let at = tree.find((c) => c.id === id); at && !path.includes(at); ) {
    path.unshift(at);
    const parent: string | null = at.parent;
    at = tree.find((c) => c.id === parent);
  }
  return path;
}

/** "Service attitude › Impatient" in one language; the id itself when the tree does not know it. */
export function categoryLabel(tree: CategoryTree, id: string, language: keyof Category["names"]): string {
  return (
    categoryPath(tree, id)
      .map((c) => c.names[language])
      .join(" › ") || id
  );
}

/** The ids of a category and of everything below it. */
export function categoryWithin(tree: CategoryTree, id: string): string[] {
  return tree.filter((c) => categoryPath(tree, c.id).some((p) => p.id === id)).map((c) => c.id);
}

/** Does it count as avoidable dissatisfaction? */
export function isAvoidable(tree: CategoryTree, id: string): boolean {
  return tree.find((c) => c.id === id)?.avoidable ?? false;
}
