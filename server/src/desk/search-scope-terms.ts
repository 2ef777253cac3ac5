import type { Scope } from "@amends/core/accounts/visibility";

/** Where a complaint lies, as far as finding it is concerned. */
export type SearchPlacement = {
  readonly companyId: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly closed: boolean;
  /** The only people who may find it; null = whoever else would. */
  readonly restrictedTo: readonly string[] | null;
  readonly responsibleId?: string | null;
};

/** No word of a text begins with '#' (core/shared/search-scan.ts takes it as a separator), so these cannot be typed. */
const term = (letter: string, id: string) => `#${letter}${id.replaceAll("-", "")}`;

/** Terms that say who may find it: company, team, its owner or that nobody has it, who still answers for it; closed. */
export function placementTerms(at: SearchPlacement): string[] {
  const owner = at.assigneeId ? term("a", at.assigneeId) : term("u", at.teamId);
  const answers = at.responsibleId ? [term("a", at.responsibleId)] : [];
  return [term("c", at.companyId), term("t", at.teamId), owner, ...answers, ...(at.closed ? ["#x"] : [])];
}

/** Days since 1970, in UTC. */
export function dayOf(at: string): number {
  return Math.floor(Date.parse(at) / 86_400_000);
}

/** Blocks of time of 1, 4, 16 and 64 days; a stretch of time is covered by a few of them, with little to spare. */
const blocks = [
  ["d", 1],
  ["h", 4],
  ["i", 16],
  ["f", 64],
] as const;
const maxBlocks = 14;

export function timeTerms(receivedAt: string): string[] {
  const day = dayOf(receivedAt);
  return blocks.map(([letter, days]) => `#${letter}${Math.floor(day / days)}`);
}

/**
 * Blocks that cover everything received from `fromDay` to `toDay`, and the first day they really begin with; null when the
 * stretch is too long for a few blocks: then it is cheaper to leave time out of the question.
 */
export function blocksCovering(fromDay: number, toDay: number): { readonly terms: readonly string[]; readonly fromDay: number } | null {
  for (const [letter, days] of blocks) {
    const first = Math.floor(fromDay / days);
    const last = Math.floor(toDay / days);
    if (last - first < maxBlocks) return { terms: Array.from({ length: last - first + 1 }, (_, i) => `#${letter}${first + i}`), fromDay: first * days };
  }
  return null;
}

/** The scope as alternatives of terms, all of which must hold: [[a, b], [c]] = (a or b) and c. */
export function scopeTerms(scope: Scope): string[][] | null {
  switch (scope.type) {
    case "none":
      return null;
    case "company":
      return [[term("c", scope.companyId)]];
    case "teams":
      return [scope.teamIds.map((id) => term("t", id))];
    case "closedAnonymous":
      return [["#x"], scope.teamIds.map((id) => term("t", id))];
    case "own":
      return [[...[scope.personId, ...scope.standsFor].map((id) => term("a", id)), term("u", scope.teamId)]];
  }
}
