/**
 * The rules of the first assessment are data (content/desk/rules): an editor can show and change them. Chinese phrases are written
 * in Simplified or Traditional, both scripts are read by the same rules.
 *
 * A phrase is matched as it stands; Latin phrases at word ends only. `*` at its end lets the word go on ("injur*"), `~` at its
 * beginning lets a number go before ("~0 units").
 */
export type RuleLanguage = "zh" | "en";

/** What a rule speaks for: "special:safety", "risk:media", "category:afterSales.slow", "want:compensation", "emotion:" … */
export type RuleTarget = `${"special" | "risk" | "category" | "personality" | "motive" | "want" | "kind"}:${string}` | "emotion";

export type Rule = {
  readonly id: string;
  readonly language: RuleLanguage;
  readonly targets: readonly RuleTarget[];
  /** Any of these fires the rule. */
  readonly phrases?: readonly string[] | undefined;
  /** Or one of each list, near each other in one sentence; "$name" stands for a word list of words.json. */
  readonly near?: readonly (readonly string[])[] | undefined;
  /** Characters that may lie between the words of `near`. */
  readonly within?: number | undefined;
  /** The words of `near` must come in this order. */
  readonly ordered?: boolean | undefined;
  /** Longer words that contain a phrase and mean something else. */
  readonly excludes?: readonly string[] | undefined;
  /** Words in the same sentence that take the rule back. */
  readonly unless?: readonly string[] | undefined;
  /** Words between the words of `near` that take the rule back ("brakes are fine, the screen fails"). */
  readonly notBetween?: readonly string[] | undefined;
  readonly weight: number;
  /** How grave it is at least, for rules about safety. */
  readonly level?: "serious" | "crisis" | undefined;
  /** Rules with different evidence corroborate each other (professional claimant). */
  readonly evidence?: string | undefined;
  /** "fact": "no one was hurt" takes it back. "wish": only not wanting does ("I do not want money"). "none": never. Default by target. */
  readonly negation?: "fact" | "wish" | "none" | undefined;
  /** Does it count when the words are somebody else's (quoted)? Default: facts do, what the customer wants or is does not. */
  readonly quoted?: boolean | undefined;
};

export type WordLists = Readonly<Record<string, readonly string[]>>;

export type Grammar = {
  /** Deny what follows. */
  readonly negators: readonly string[];
  /** Deny a wish. */
  readonly wishNegators: readonly string[];
  /** May stand between a denial and what it denies. */
  readonly fillers: readonly string[];
  /** Deny what stands before them, at the end of a clause. */
  readonly negatorsAfter: readonly string[];
  /** Make what follows a mere possibility. */
  readonly hedges: readonly string[];
  /** Begin somebody else's words. */
  readonly reports: readonly string[];
};

export type RuleProblem = { readonly rule: string; readonly problem: string };

const targetForm = /^(?:emotion|(?:special|risk|category|personality|motive|want|kind):[A-Za-z.]+)$/;

/** What is wrong with a set of rules; empty when it can be used. */
export function checkRules(rules: readonly Rule[], words: WordLists): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const ids = new Set<string>();
  for (const rule of rules) {
    const say = (problem: string) => problems.push({ rule: rule.id, problem });
    if (!/^[A-Za-z][\w.-]{2,79}$/.test(rule.id)) say("bad id");
    if (ids.has(rule.id)) say("id twice");
    ids.add(rule.id);
    if (!rule.targets.length || !rule.targets.every((t) => targetForm.test(t))) say("bad target");
    if (!rule.phrases?.length && !rule.near?.length) say("neither phrases nor near");
    if (rule.near && (rule.near.length < 2 || rule.near.length > 4)) say("near needs two to four lists");
    if (!(rule.weight > 0 && rule.weight <= 10)) say("weight out of range");
    const lists = [...(rule.near ?? []), ...[rule.phrases, rule.excludes, rule.unless, rule.notBetween].flatMap((l) => (l ? [l] : []))];
    for (const phrase of lists.flat()) {
      if (phrase.startsWith("$")) {
        if (!words[phrase.slice(1)]) say(`unknown words ${phrase}`);
      } else if (phrase.replace(/^~|\*$/g, "").trim().length < 1) say("empty phrase");
    }
  }
  return problems;
}
