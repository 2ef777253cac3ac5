import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts, scopeOf } from "@amends/core/accounts/visibility";
import { type QueryTerms, queryTerms } from "@amends/core/shared/search-terms";
import { scopeTerms } from "./search-scope-terms.ts";
import { isBeginning, personalSign } from "./search-words.ts";

/**
 * A search ready to be asked. `words` and each of `scope` must hold; each is a scan key of its own, so that the index leaps
 * from hit to hit of the rarest instead of walking a stretch of time. `phrases` must also stand in the folded text.
 */
export type SearchQuestion = {
  readonly terms: QueryTerms;
  /** As tsquery text; "" when only beginnings were asked for. */
  readonly words: string;
  /** Words of which a beginning was typed: one of those that begin so must be there for each. */
  readonly beginnings: readonly string[];
  /** Signs before a word: "" for texts, "@" for personal fields where the viewer may ask for them. */
  readonly signs: readonly string[];
  readonly scope: readonly string[];
  readonly phrases: readonly string[];
  /** True for a single Chinese character, of which there is no term: only the newest complaints are looked through. */
  readonly newestOnly: boolean;
};

const quote = (term: string) => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** Alternatives of terms, one of which must hold. */
export const oneOf = (terms: readonly string[]) => terms.map(quote).join(" | ");

/**
 * Who may look people up: those who work the case by everything; quality by names, not by numbers that are masked for them;
 * trainers by nothing that says who it was.
 */
function mayAskPersonal(viewer: Viewer, term: string): boolean {
  if (viewer.role === "trainer") return false;
  return viewer.role !== "quality" || !/\d/.test(term);
}

/** A number by its beginning is looked for in the index itself; few begin with so many digits. */
const isLongNumber = (term: string) => /\d/.test(term) && term.length >= 5;
/** A complaint's own number as it is written: not a number that is masked. */
const complaintNumber = /^[A-Za-z0-9]{0,6}\d\d-\d{6}$/;
const isOneCharacter = (term: string) => [...term].length === 1 && term >= "\u2e80";

/** "396" means number 000396 as well: nobody says the zeros. */
const runningNumber = (text: string): string[] => (/^\d{1,5}$/.test(text.trim()) ? [text.trim().padStart(6, "0")] : []);

/** Only open ones or only closed ones, said to the index itself: nine of ten complaints of a desk are closed. */
function withState(scope: readonly string[], closed: boolean | null): string[] {
  if (closed === null) return [...scope];
  return closed ? [...scope, quote("#x")] : scope.map((key, i) => (i === 0 ? `(${key}) & !${quote("#x")}` : key));
}

/**
 * What a viewer asks the index for; null when there is nothing to ask or nothing they may see. `closed`: only closed ones, only
 * open ones, or (null) both.
 */
export function questionOf(viewer: Viewer, text: string, closed: boolean | null = null): SearchQuestion | null {
  const terms = queryTerms(text);
  const scope = scopeTerms(scopeOf(viewer));
  if (!scope || terms.all.length + terms.prefixes.length === 0) return null;
  const masked = !readsContacts(viewer.role);
  const isTelling = (term: string) => /\d{7,}/.test(term); // a telephone number told in a text
  if (masked && !complaintNumber.test(text.trim()) && [...terms.all, ...terms.prefixes].some(isTelling)) return null;
  const signsFor = (term: string) => (mayAskPersonal(viewer, term) ? ["", personalSign] : [""]);
  const single = terms.prefixes.filter(isOneCharacter);
  const trainer = viewer.role === "trainer"; // phrases and single characters are looked for where names stand too
  if (trainer && single.length > 0) return null;
  const isPrefix = (term: string) => isLongNumber(term) && !masked; // digit by digit a masked number would be told
  const begun = terms.prefixes.filter((term) => !isOneCharacter(term));
  const beginnings = begun.filter(isBeginning);
  const running = terms.all.length + terms.prefixes.length === 1 ? runningNumber(text) : [];
  const exact = [...terms.all, ...begun.filter((t) => !isBeginning(t) && !isPrefix(t))].map((term) =>
    oneOf([...signsFor(term).map((sign) => sign + term), ...running]),
  );
  const numbers = begun.filter(isPrefix).map((term) => [...signsFor(term).map((sign) => `${quote(sign + term)}:*`), ...running.map(quote)].join(" | "));
  return {
    terms,
    words: [...exact, ...numbers].map((group) => `(${group})`).join(" & "),
    beginnings,
    signs: signsFor(""),
    scope: withState(scope.map(oneOf), closed),
    phrases: trainer ? [] : [...single, ...terms.recheck],
    newestOnly: single.length > 0,
  };
}
