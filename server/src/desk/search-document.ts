import { indexTerms, searchableText } from "@amends/core/shared/search-terms";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { placementTerms, type SearchPlacement, timeTerms } from "./search-scope-terms.ts";
import { personalSign, wordsWrite } from "./search-words.ts";

/** What of a complaint is searched: `open` texts by everybody who sees it, `personal` ones (who, contacts, order, plate) by those who may read them. */
export type SearchTexts = { readonly open: readonly string[]; readonly personal: readonly string[] };
export type SearchSource = SearchPlacement & { readonly complaintId: string; readonly receivedAt: string };

/** PostgreSQL refuses a tsvector of 1 MB; what comes after this much is kept but not found. */
const maxBytes = 700_000;

/** No text holds it, so no phrase is found across two texts; in `texts` what is personal stands behind it. */
const separator = "\u241e";

/** Texts joined so that no phrase is found across two of them. */
const joined = (texts: readonly string[]) => texts.filter(Boolean).join("\n\n");
const foldedOf = (texts: readonly string[]) => texts.filter(Boolean).map(searchableText).join(separator);

/** The columns of `complaint_search` that are made of texts. */
export function searchColumns(source: SearchSource, texts: SearchTexts): { terms: string[]; folded: string; texts: string; bytes: number } {
  const personal = texts.personal.flatMap((t) => indexTerms(t)).map((t) => personalSign + t);
  const own = [...new Set([...placementTerms(source), ...timeTerms(source.receivedAt), ...personal, ...indexTerms(joined(texts.open))])];
  let bytes = 0;
  const terms = own.filter((term) => (bytes += Buffer.byteLength(term) + 8) < maxBytes);
  return {
    terms,
    bytes: Math.min(bytes, maxBytes),
    folded: foldedOf([...texts.open, ...texts.personal]).slice(0, maxBytes),
    texts: `${joined(texts.open)}${separator}${joined(texts.personal)}`.slice(0, maxBytes),
  };
}

/** The texts of `complaint_search.texts` that a reader may be shown, the newest message first. */
export function shownTexts(texts: string, withPersonal: boolean): string[] {
  const [open = "", personal = ""] = texts.split(separator);
  return withPersonal ? [open, personal] : [open];
}

/** Everything under which a complaint is found, new or anew; to be written with other things. */
export function searchWrites(source: SearchSource, texts: SearchTexts): Write[] {
  const row = searchColumns(source, texts);
  return [
    wordsWrite(row.terms),
    sql`insert into complaint_search (complaint_id, company_id, team_id, assignee_id, responsible_id, closed, restricted_to, received_at, terms, folded, texts, bytes)
    values (${source.complaintId}::uuid, ${source.companyId}::uuid, ${source.teamId}::uuid, ${source.assigneeId}::uuid, ${source.responsibleId ?? null}::uuid, ${source.closed}, ${source.restrictedTo}::uuid[], ${source.receivedAt}::timestamptz,
      array_to_tsvector(${row.terms}::text[]), ${row.folded}, ${row.texts}, ${row.bytes}::int)
    on conflict (complaint_id) do update set team_id = excluded.team_id, assignee_id = excluded.assignee_id, responsible_id = excluded.responsible_id, closed = excluded.closed, restricted_to = excluded.restricted_to,
      received_at = excluded.received_at, terms = excluded.terms, folded = excluded.folded, texts = excluded.texts, bytes = excluded.bytes, pad = default`,
  ];
}

export async function putSearch(tx: Db, source: SearchSource, texts: SearchTexts): Promise<void> {
  await writeTogether(tx, searchWrites(source, texts));
}

/** A message, note, call or letter added to what a complaint is found by; to be written with other things. */
export function searchAddition(complaintId: string, texts: readonly string[]): Write[] {
  const terms = indexTerms(joined(texts));
  const folded = foldedOf(texts).slice(0, maxBytes);
  const bytes = terms.reduce((sum, term) => sum + Buffer.byteLength(term) + 8, 0);
  return [
    wordsWrite(terms),
    sql`update complaint_search set terms = terms || array_to_tsvector(${terms}::text[]), folded = folded || ${`${separator}${folded}`},
      texts = ${`${joined(texts).replaceAll(separator, " ")}\n\n`} || texts, bytes = bytes + ${bytes}::int, pad = default
    where complaint_id = ${complaintId}::uuid and bytes + ${bytes}::int < ${maxBytes}::int and octet_length(texts) < ${2 * maxBytes}::int`,
  ];
}

/** Another team or person, or closed, or open again: who finds it changes, what is found does not. */
export function searchMove(complaintId: string, from: SearchPlacement, to: SearchPlacement): Write {
  return sql`update complaint_search set team_id = ${to.teamId}::uuid, assignee_id = ${to.assigneeId}::uuid, responsible_id = ${to.responsibleId ?? null}::uuid, closed = ${to.closed}, restricted_to = ${to.restrictedTo}::uuid[], pad = default,
      terms = ts_delete(terms, ${placementTerms(from)}::text[]) || array_to_tsvector(${placementTerms(to)}::text[])
    where complaint_id = ${complaintId}::uuid`;
}
