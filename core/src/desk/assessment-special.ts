import { type Because, becauseOf, confidenceOf, type Evidence, type Proposal, recordBecause, scoreOf } from "./assessment-evidence.ts";
import { type SpecialKind, type Standing, specialKinds } from "./vocabulary.ts";

type Known = { readonly standing?: Standing | undefined; readonly earlierCount?: number | undefined };

/** Score from which a special kind is proposed. Set on our own labelled examples (content/desk/examples). */
export const specialThresholds: Readonly<Record<SpecialKind, number>> = { vip: 2, forceful: 2, safety: 2, recurring: 2.3, professionalClaimant: 2.9 };
/** A single possibility ("what if it catches fire") proposes safety only when the thing feared is grave. */
const vipStandings: ReadonlySet<Standing> = new Set(["vip", "media", "repeat"]);
/** Earlier complaints of the same kind from which on it is 'again and again'; the first repetition counts as a link only. */
const recurringFrom = 2;

/**
 * The special kinds of the method: each raises severity at once, but the professional claimant, which is proposed on two different
 * kinds of evidence only and never changes how well somebody is served.
 */
export function specialsFrom(evidence: Evidence, known: Known): Proposal<SpecialKind>[] {
  const out: Proposal<SpecialKind>[] = [];
  for (const kind of specialKinds) {
    const { score, because, findings } = scoreOf(evidence, `special:${kind}`);
    const recorded = recordedReason(kind, known);
    if (recorded) out.push({ value: kind, confidence: 1, because: [recorded, ...because] });
    else if (kind === "professionalClaimant") {
      if (new Set(findings.map((f) => f.rule.evidence)).size >= 2) out.push({ value: kind, confidence: confidenceOf(score), because });
    } else if (kind === "safety") {
      // One strong sign is enough: a hazard overlooked costs more than a proposal dismissed.
      const strong = findings.filter((f) => f.rule.weight * f.strength >= specialThresholds.safety);
      if (strong.length) out.push({ value: kind, confidence: confidenceOf(score), because: becauseOf(strong) });
    } else if (score >= specialThresholds[kind]) out.push({ value: kind, confidence: confidenceOf(score), because });
  }
  return out;
}

function recordedReason(kind: SpecialKind, { standing, earlierCount = 0 }: Known): Because | null {
  if (kind === "vip" && standing && vipStandings.has(standing)) return recordBecause(`standing.${standing}`, `standing=${standing}`);
  if (kind === "professionalClaimant" && standing === "professionalClaimant")
    return recordBecause("standing.professionalClaimant", "standing=professionalClaimant");
  if (kind === "recurring" && earlierCount >= recurringFrom) return recordBecause("earlierCount", `earlierCount=${earlierCount}`);
  return null;
}
