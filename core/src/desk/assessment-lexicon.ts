import categoryRules from "../../../content/desk/rules/category.json" with { type: "json" };
import customerRules from "../../../content/desk/rules/customer.json" with { type: "json" };
import grammarData from "../../../content/desk/rules/grammar.json" with { type: "json" };
import safetyRules from "../../../content/desk/rules/safety.json" with { type: "json" };
import specialRules from "../../../content/desk/rules/special.json" with { type: "json" };
import wordData from "../../../content/desk/rules/words.json" with { type: "json" };
import { type CompiledRules, compileRules } from "./assessment-compile.ts";
import type { Grammar, Rule, WordLists } from "./assessment-rule.ts";
import type { CategoryTree } from "./category.ts";

/** The rules that come with the product, in the order an editor shows them. */
export const builtInRules = [...safetyRules, ...specialRules, ...customerRules, ...categoryRules] as readonly Rule[];
export const builtInWords: WordLists = wordData;
export const builtInGrammar: Grammar = grammarData;

let compiled: CompiledRules | undefined;

/** The built-in rules, compiled on first use. */
export function builtInLexicon(): CompiledRules {
  compiled ??= compileRules(builtInRules, builtInWords, builtInGrammar);
  return compiled;
}

const ofTree = new WeakMap<CategoryTree, CompiledRules | null>();

/** An organisation's own words for its categories as rules; null when its tree has none. Remembered as long as the tree lives. */
export function treeLexicon(tree: CategoryTree): CompiledRules | null {
  const known = ofTree.get(tree);
  if (known !== undefined) return known;
  const rules = tree.flatMap((c): Rule[] => {
    const phrases = (c.cues ?? []).map((cue) => cue.trim()).filter((cue) => cue.length > 0 && !cue.startsWith("$"));
    return phrases.length ? [{ id: `own.${c.id}`, language: "zh", targets: [`category:${c.id}`], phrases, weight: 2.5, negation: "none" }] : [];
  });
  const made = rules.length ? compileRules(rules, {}, builtInGrammar) : null;
  ofTree.set(tree, made);
  return made;
}
