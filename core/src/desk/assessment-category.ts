import { confidenceOf, type Evidence, type Proposal, scoreOf } from "./assessment-evidence.ts";
import type { CategoryTree } from "./category.ts";

/** A category proposed must have at least one plain sign for it. */
const threshold = 0.6;
/** What the kind of thing (delivery, billing …) adds to each of its finer categories. */
const shareOfParent = 0.4;

/**
 * The three most likely categories. A rule of the product for a category this tree no longer has speaks for the nearest one above
 * it that is left, by the id ("afterSales.slow" → "afterSales").
 */
export function proposeCategories(evidence: Evidence, tree: CategoryTree): Proposal<string>[] {
  const known = new Map(tree.map((c) => [c.id, c]));
  const scores = new Map<string, { score: number; because: Proposal<string>["because"] }>();
  for (const target of evidence.byTarget.keys()) {
    if (!target.startsWith("category:")) continue;
    const id = nearestKnown(target.slice("category:".length), known);
    if (id === null) continue;
    const { score, because } = scoreOf(evidence, target);
    const before = scores.get(id);
    scores.set(id, { score: (before?.score ?? 0) + score, because: [...(before?.because ?? []), ...because].slice(0, 5) });
  }
  const ranked = [...scores].map(([id, { score, because }]) => {
    const parent = known.get(id)?.parent;
    return { id, score: score + (parent ? (scores.get(parent)?.score ?? 0) * shareOfParent : 0), because };
  });
  return ranked
    .filter((c) => c.score >= threshold)
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
    .slice(0, 3)
    .map(({ id, score, because }) => ({ value: id, confidence: confidenceOf(score), because }));
}

function nearestKnown(id: string, known: ReadonlyMap<string, unknown>): string | null {
  for (let at = id; at; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) if (known.has(at)) return at;
  return null;
}
