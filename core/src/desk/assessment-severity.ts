import { type Because, becauseOf, type Evidence, type Proposal } from "./assessment-evidence.ts";
import { specialThresholds } from "./assessment-special.ts";
import type { ComplaintKind, RiskFlag, Severity, SpecialKind } from "./vocabulary.ts";

/** Special kinds that raise the severity at once (method, chapter 2). */
const raising: ReadonlySet<SpecialKind> = new Set(["vip", "forceful", "safety", "recurring"]);

/**
 * The place on the ladder potential → ordinary → serious → crisis. Filed is at least ordinary; a special kind makes it serious; harm
 * that has happened, or a hazard that many people or the media have taken up, makes it a crisis. Nothing ever lowers it.
 */
export function severityFrom(
  evidence: Evidence,
  specials: readonly Proposal<SpecialKind>[],
  flags: readonly Proposal<RiskFlag>[],
  kind: ComplaintKind,
  filed: boolean,
): Proposal<Severity> {
  const safety = specials.find((s) => s.value === "safety");
  if (safety) {
    const harm = (evidence.byTarget.get("special:safety") ?? []).filter(
      (f) => f.rule.level === "crisis" && !f.hedged && f.rule.weight * f.strength >= specialThresholds.safety,
    );
    if (harm.length) return { value: "crisis", confidence: 0.9, because: becauseOf(harm) };
  }
  const group = flags.find((f) => f.value === "group");
  const media = flags.find((f) => f.value === "media");
  if (group && (safety || media)) return { value: "crisis", confidence: 0.6, because: merge([safety ?? media, group]) };
  const raised = specials.filter((s) => raising.has(s.value));
  if (raised.length) return { value: "serious", confidence: Math.max(...raised.map((s) => s.confidence)), because: merge(raised) };
  if (!filed && kind !== "complaint") return { value: "potential", confidence: 0.5, because: [] };
  return { value: "ordinary", confidence: 0.5, because: [] };
}

function merge(proposals: readonly (Proposal<unknown> | undefined)[]): Because[] {
  return proposals.flatMap((p) => p?.because.slice(0, 2) ?? []).slice(0, 5);
}
