import { betweenSlot, type CompiledRules, excludeSlot, type GrammarPart, phraseSlot, unlessSlot } from "./assessment-compile.ts";
import { type Grammatics, grammaticsOf } from "./assessment-negation.ts";
import type { Rule, RuleTarget } from "./assessment-rule.ts";
import { original, type PreparedText, standsAlone } from "./assessment-text.ts";

/** A rule that fired: the words that led to it, with their offsets in the text as it was written. */
export type Match = {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
  /** 1, or 0.5 when it is only a possibility ("if it catches fire"). */
  readonly strength: number;
  readonly hedged: boolean;
};

type Hit = { readonly start: number; readonly end: number };
/** More evidence of one rule than this changes nothing, and keeps hostile texts cheap. */
const maxMatchesPerRule = 6;
/** Places looked at per rule: a text that repeats one word 50,000 times is not read 50,000 times. */
const maxPlacesPerRule = 400;
/** No excluded phrase is longer than this. */
const longestPhrase = 40;
const defaultWithin = 14;
const defaultWithinLatin = 40;

const isFact = (target: RuleTarget) => target.startsWith("special:safety") || target.startsWith("category:") || target.startsWith("special:recurring");

/** Every rule that fires on a text. Linear in the text. */
export function matchRules(compiled: CompiledRules, text: PreparedText): Match[] {
  const perRule = new Map<number, Map<number, Hit[]>>();
  const grammar: { part: GrammarPart; start: number; end: number }[] = [];
  compiled.finder.find(text.codes, (index, start, end) => {
    const phrase = compiled.phrases[index];
    if (!phrase || !standsAlone(text.codes, start, end, phrase.openLeft, phrase.openRight)) return;
    for (const part of phrase.grammar) grammar.push({ part, start, end });
    for (const { rule, slot } of phrase.uses) {
      let slots = perRule.get(rule);
      if (!slots) perRule.set(rule, (slots = new Map()));
      const hits = slots.get(slot);
      if (!hits) slots.set(slot, [{ start, end }]);
      else if (hits.length < maxPlacesPerRule) hits.push({ start, end });
    }
  });
  if (perRule.size === 0) return [];
  const grammatics = grammaticsOf(text, grammar);
  denyLists(perRule, grammatics);
  const matches: Match[] = [];
  for (const [index, slots] of [...perRule].sort(([a], [b]) => a - b)) {
    const rule = compiled.rules[index];
    if (rule) matches.push(...matchesOf(rule, slots, text, grammatics));
  }
  return matches;
}

/** Marks what is denied before any rule is read: in "no injuries or fire" the second is denied through the first, another rule's word. */
function denyLists(perRule: ReadonlyMap<number, ReadonlyMap<number, readonly Hit[]>>, grammatics: Grammatics): void {
  const hits: Hit[] = [];
  for (const slots of perRule.values()) for (const [slot, list] of slots) if (slot >= phraseSlot) hits.push(...list);
  hits.sort((a, b) => a.start - b.start);
  for (const hit of hits) if (grammatics.denied(hit.start, hit.end, "fact")) grammatics.deny(hit.start, hit.end);
}

function matchesOf(rule: Rule, slots: ReadonlyMap<number, readonly Hit[]>, text: PreparedText, grammatics: Grammatics): Match[] {
  const fact = rule.targets.some(isFact);
  const negation = rule.negation ?? (rule.targets.some((t) => t.startsWith("want:")) ? "wish" : "fact");
  const quotedCounts = rule.quoted ?? fact;
  const excludes = slots.get(excludeSlot) ?? [];
  const unless = new Set((slots.get(unlessSlot) ?? []).map((h) => text.sentence[h.start]));
  const counts = (hit: Hit): boolean => {
    if (excludes.some((x) => x.start <= hit.start && x.end >= hit.end && x.end - x.start <= longestPhrase)) return false;
    if (unless.has(text.sentence[hit.start])) return false;
    return quotedCounts || !(text.quoted[hit.start] || grammatics.reported(hit.start));
  };
  const denied = (hit: Hit): boolean => negation !== "none" && grammatics.denied(hit.start, hit.end, negation);
  const usable = (slot: number, mayBeDenied: boolean) => (slots.get(slot) ?? []).filter((h) => counts(h) && (mayBeDenied || !denied(h)));

  const places: Hit[] = longestOnly(usable(phraseSlot, false));
  if (rule.near) places.push(...nearPlaces(rule, usable, denied, slots.get(betweenSlot) ?? [], text));
  return places.slice(0, maxMatchesPerRule).map((place) => {
    const hedged = grammatics.hedged(place.start);
    return { rule, ...original(text, place.start, place.end), hedged, strength: hedged && fact ? 0.5 : 1 };
  });
}

/** Of phrases that lie in one another the longest. Hits come ordered by their end. */
function longestOnly(hits: readonly Hit[]): Hit[] {
  const out: Hit[] = [];
  for (const hit of hits) {
    while (out.length && (out.at(-1) as Hit).start >= hit.start) out.pop();
    if (!out.length || (out.at(-1) as Hit).end < hit.end) out.push(hit);
  }
  return out;
}

function nearPlaces(
  rule: Rule,
  usable: (slot: number, mayBeDenied: boolean) => Hit[],
  denied: (hit: Hit) => boolean,
  between: readonly Hit[],
  text: PreparedText,
): Hit[] {
  const lists = (rule.near ?? []).map((_, slot) => longestOnly(usable(slot, slot === 0)));
  if (lists.some((list) => list.length === 0)) return [];
  const within = rule.within ?? (rule.language === "en" ? defaultWithinLatin : defaultWithin);
  const places: Hit[] = [];
  for (const anchor of lists[0] as Hit[]) {
    if (places.length >= maxMatchesPerRule) break;
    let { start, end } = anchor;
    const complete = lists.slice(1).every((list) => {
      const partner = nearest(list, anchor, within, rule.ordered ?? false, text, between);
      if (!partner) return false;
      // "No brake problems" denies through the first word; "I had no brakes: they failed" does not.
      if (partner.start >= anchor.end && partner.start - anchor.end <= 1 && denied(anchor)) return false;
      start = Math.min(start, partner.start);
      end = Math.max(end, partner.end);
      return true;
    });
    if (complete && !(places.length && (places.at(-1) as Hit).end >= end)) places.push({ start, end });
  }
  return places;
}

/** The closest word of a list to an anchor, in the same sentence and with nothing between that takes it back. */
function nearest(list: readonly Hit[], anchor: Hit, within: number, ordered: boolean, text: PreparedText, between: readonly Hit[]): Hit | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Hit).start < anchor.start) low = middle + 1;
    else high = middle;
  }
  const fits = (hit: Hit | undefined): hit is Hit => {
    if (!hit || text.sentence[hit.start] !== text.sentence[anchor.start]) return false;
    const from = Math.min(hit.end, anchor.end);
    const to = Math.max(hit.start, anchor.start);
    if (to < from) return hit.start !== anchor.start || hit.end !== anchor.end;
    return to - from <= within && !between.some((b) => b.start >= from && b.end <= to + 1);
  };
  for (let i = low; i < Math.min(low + 3, list.length); i++) if (fits(list[i])) return list[i] as Hit;
  if (!ordered) for (let i = low - 1; i >= Math.max(0, low - 3); i--) if (fits(list[i])) return list[i] as Hit;
  return null;
}
