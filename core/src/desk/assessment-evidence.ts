import { builtInLexicon, treeLexicon } from "./assessment-lexicon.ts";
import { type Match, matchRules } from "./assessment-match.ts";
import type { Rule, RuleTarget } from "./assessment-rule.ts";
import { prepareText } from "./assessment-text.ts";
import type { CategoryTree } from "./category.ts";

/** Why something is proposed. `start` and `end` are offsets in that field as it was written; `record`: known from the file, not the words. */
export type Because = {
  readonly field: "title" | "facts" | "demandText" | "record";
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  /** Id of the rule, to look it up or to mute it. */
  readonly rule: string;
};
export type Proposal<T> = {
  readonly value: T /** 0 to 1, for ordering and for showing how sure it is; no probability. */;
  readonly confidence: number;
  readonly because: readonly Because[];
};

export type Finding = Match & { readonly field: "title" | "facts" | "demandText" };
export type Evidence = { readonly findings: readonly Finding[]; readonly byTarget: ReadonlyMap<RuleTarget, readonly Finding[]> };

type Texts = { readonly title?: string | undefined; readonly facts: string; readonly demandText?: string | undefined };
const fields = ["title", "facts", "demandText"] as const;

/** How much a field says about a target: the remedy sought tells what is wanted and little about what happened. */
function fieldWeight(field: Finding["field"], target: RuleTarget): number {
  if (target.startsWith("want:")) return field === "demandText" ? 3 : field === "title" ? 0.8 : 0.4;
  if (target.startsWith("category:")) return field === "title" ? 1.4 : field === "demandText" ? 0.35 : 1;
  return 1;
}

export function gatherEvidence(texts: Texts, tree: CategoryTree): Evidence {
  const findings: Finding[] = [];
  const own = treeLexicon(tree);
  for (const field of fields) {
    const text = texts[field];
    if (!text) continue;
    const prepared = prepareText(text);
    for (const match of matchRules(builtInLexicon(), prepared)) findings.push({ ...match, field });
    if (own) for (const match of matchRules(own, prepared)) findings.push({ ...match, field });
  }
  const byTarget = new Map<RuleTarget, Finding[]>();
  for (const finding of findings) {
    for (const target of finding.rule.targets) {
      const list = byTarget.get(target);
      if (list) list.push(finding);
      else byTarget.set(target, [finding]);
    }
  }
  return { findings, byTarget };
}

const maxReasons = 5;

export function becauseOf(findings: readonly Finding[]): Because[] {
  const seen = new Set<string>();
  const out: Because[] = [];
  for (const { field, phrase, start, end, rule } of [...findings].sort(
    (a, b) => b.rule.weight * b.strength - a.rule.weight * a.strength || a.start - b.start,
  )) {
    const key = `${field} ${start} ${end}`;
    if (seen.has(key) || out.length >= maxReasons) continue;
    seen.add(key);
    out.push({ field, phrase, start, end, rule: rule.id });
  }
  return out;
}

export function recordBecause(rule: string, phrase: string): Because {
  return { field: "record", phrase, start: 0, end: 0, rule };
}

/** Weight of all that speaks for a target: each rule once in full, its repetitions a little. */
export function scoreOf(evidence: Evidence, target: RuleTarget): { score: number; confidence: number; because: Because[]; findings: readonly Finding[] } {
  const findings = evidence.byTarget.get(target) ?? [];
  const perRule = new Map<Rule, number[]>();
  for (const finding of findings) {
    const worth = finding.rule.weight * finding.strength * fieldWeight(finding.field, target);
    const list = perRule.get(finding.rule);
    if (list) list.push(worth);
    else perRule.set(finding.rule, [worth]);
  }
  let score = 0;
  for (const worths of perRule.values()) {
    worths.sort((a, b) => b - a);
    score += (worths[0] as number) + worths.slice(1, 4).reduce((sum, w) => sum + w * 0.3, 0);
  }
  return { score, confidence: confidenceOf(score), because: becauseOf(findings), findings };
}

export function confidenceOf(score: number): number {
  return Math.round((1 - Math.exp(-score / 3)) * 100) / 100;
}
