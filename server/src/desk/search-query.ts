import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import { likePattern, type QueryTerms, queryTerms } from "@amends/core/shared/search-terms";
import { personalSign } from "./search-document.ts";
import { scopeTerms } from "./search-scope-terms.ts";

/** A search ready to be asked: `tsquery` without a window of time, phrases to look up in the folded text. */
export type SearchQuestion = { readonly text: string; readonly terms: QueryTerms; readonly tsquery: string; readonly phrases: readonly string[] };

const quote = (term: string) => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** Alternatives of terms, one of which must hold. */
export const oneOf = (terms: readonly string[]) => (terms.length === 1 ? quote(terms[0] as string) : `(${terms.map(quote).join(" | ")})`);

/**
 * Who may look people up: those who work the case by everything; quality by names, not by numbers that are masked for them;
 * trainers by nothing that says who it was.
 */
function personalTermsOf(viewer: Viewer, term: string): boolean {
  if (viewer.role === "trainer") return false;
  return viewer.role !== "quality" || !/\d/.test(term);
}

/** What a viewer asks the index for; null when there is nothing to ask or nothing they may see. */
export function questionOf(viewer: Viewer, text: string): SearchQuestion | null {
  const terms = queryTerms(text);
  const scope = scopeTerms(scopeOf(viewer));
  if (!scope || terms.all.length + terms.prefixes.length === 0) return null;
  const masked = viewer.role === "trainer" || viewer.role === "quality";
  if (masked && [...terms.all, ...terms.prefixes].some((t) => /\d{7,}/.test(t))) return null; // a telephone number told in a text
  const word = (term: string, suffix: string) =>
    personalTermsOf(viewer, term) ? `(${quote(term)}${suffix} | ${quote(personalSign + term)}${suffix})` : `${quote(term)}${suffix}`;
  const parts = [...terms.all.map((t) => word(t, "")), ...terms.prefixes.map((t) => word(t, ":*")), ...scope.map(oneOf)];
  return { text, terms, tsquery: parts.join(" & "), phrases: terms.recheck.map(likePattern) };
}
