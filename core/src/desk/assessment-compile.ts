import { makePhraseFinder, type PhraseFinder } from "../shared/phrase-finder.ts";
import { foldForMatch } from "../shared/text-fold.ts";
import type { Grammar, Rule, WordLists } from "./assessment-rule.ts";

/** What a phrase is in a rule: a firing phrase, a word of `near` (0, 1 …), or something that takes the rule back. */
export type Slot = number;
export const phraseSlot = -1,
  excludeSlot = -2,
  unlessSlot = -3,
  betweenSlot = -4;

export const grammarParts = ["negators", "wishNegators", "fillers", "negatorsAfter", "hedges", "reports"] as const;
export type GrammarPart = (typeof grammarParts)[number];

export type CompiledPhrase = {
  readonly openLeft: boolean;
  readonly openRight: boolean;
  readonly uses: { readonly rule: number; readonly slot: Slot }[];
  readonly grammar: GrammarPart[];
};
export type CompiledRules = { readonly rules: readonly Rule[]; readonly finder: PhraseFinder; readonly phrases: readonly CompiledPhrase[] };

/** Builds the one finder for all phrases of all rules; a few milliseconds, done once. */
export function compileRules(rules: readonly Rule[], words: WordLists, grammar: Grammar): CompiledRules {
  const byText = new Map<string, { text: string; phrase: CompiledPhrase }>();
  const entry = (written: string): CompiledPhrase => {
    const openLeft = written.startsWith("~");
    const openRight = written.endsWith("*");
    const text = foldForMatch(written.slice(openLeft ? 1 : 0, openRight ? -1 : undefined));
    const key = `${openLeft ? "~" : ""}${text}${openRight ? "*" : ""}`;
    const known = byText.get(key);
    if (known) return known.phrase;
    const phrase: CompiledPhrase = { openLeft, openRight, uses: [], grammar: [] };
    byText.set(key, { text, phrase });
    return phrase;
  };
  const expand = (list: readonly string[]) => list.flatMap((w) => (w.startsWith("$") ? (words[w.slice(1)] ?? []) : [w]));
  const use = (rule: number, slot: Slot, list: readonly string[] | undefined) => {
    for (const written of expand(list ?? [])) entry(written).uses.push({ rule, slot });
  };
  rules.forEach((rule, index) => {
    use(index, phraseSlot, rule.phrases);
    rule.near?.forEach((list, slot) => {
      use(index, slot, list);
    });
    use(index, excludeSlot, rule.excludes);
    use(index, unlessSlot, rule.unless);
    use(index, betweenSlot, rule.notBetween);
  });
  for (const part of grammarParts) for (const written of grammar[part]) entry(written).grammar.push(part);
  const entries = [...byText.values()];
  return { rules, finder: makePhraseFinder(entries.map((e) => e.text)), phrases: entries.map((e) => e.phrase) };
}
