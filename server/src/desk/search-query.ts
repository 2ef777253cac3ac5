import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import { type QueryTerms, queryTerms } from "@amends/core/shared/search-terms";
import type { Db } from "../platform/db/connect.ts";
import { scopeTerms } from "./search-scope-terms.ts";
import { personalSign, wordsBeginning } from "./search-words.ts";

/**
 * A search ready to be asked. Every one of `tsqueries` (words, scope) must hold: each is a scan key of its own, so that the
 * index leaps from hit to hit of the rarest instead of walking a stretch of time. `phrases` must also stand in the folded text.
 */
export type SearchQuestion = {
  readonly terms: QueryTerms; readonly tsqueries: readonly string[]; readonly phrases: readonly string[];
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
const isOneCharacter = (term: string) => [...term].length === 1 && term >= "\u2e80";

async function beginning(db: Db, viewer: Viewer, term: string): Promise<string> {
  const signs = mayAskPersonal(viewer, term) ? ["", personalSign] : [""];
  if (isLongNumber(term)) return signs.map((sign) => `${quote(sign + term)}:*`).join(" | ");
  return oneOf(await wordsBeginning(db, signs.map((sign) => sign + term)));
}

/** What a viewer asks the index for; null when there is nothing to ask or nothing they may see. */
export async function questionOf(db: Db, viewer: Viewer, text: string): Promise<SearchQuestion | null> {
  const terms = queryTerms(text);
  const scope = scopeTerms(scopeOf(viewer));
  if (!scope || terms.all.length + terms.prefixes.length === 0) return null;
  const masked = viewer.role === "trainer" || viewer.role === "quality";
  if (masked && [...terms.all, ...terms.prefixes].some((t) => /\d{7,}/.test(t))) return null; // a telephone number told in a text
  const single = terms.prefixes.filter(isOneCharacter);
  const exact = terms.all.map((term) => oneOf(mayAskPersonal(viewer, term) ? [term, personalSign + term] : [term]));
  const begun = await Promise.all(terms.prefixes.filter((t) => !isOneCharacter(t)).map((term) => beginning(db, viewer, term)));
  const words = [...exact, ...begun].map((w) => `(${w})`).join(" & ");
  return { terms, tsqueries: [...(words ? [words] : []), ...scope.map(oneOf)], phrases: [...single, ...terms.recheck], newestOnly: single.length > 0 };
}
