import { indexTerms, searchableText } from "@amends/core/shared/search-terms";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { placementTerms, type SearchPlacement, timeTerms } from "./search-scope-terms.ts";

/** What of a complaint is searched: `open` texts by everybody who sees it, `personal` ones (who, contacts, order, plate) by those who may read them. */
export type SearchTexts = { readonly open: readonly string[]; readonly personal: readonly string[] };
export type SearchSource = SearchPlacement & { readonly complaintId: string; readonly receivedAt: string };

/** Terms of personal fields stand apart under this sign, which no word begins with. */
export const personalSign = "@";

/** PostgreSQL refuses a tsvector of 1 MB; what comes after this much is kept but not found. */
const maxBytes = 700_000;

const separator = " \u241e ";

function bytesOf(terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + Buffer.byteLength(term) + 8, 0);
}

/** Texts joined so that no phrase is found across two of them. */
const joined = (texts: readonly string[]) => texts.filter(Boolean).join("\n\n");

function termsOf(texts: SearchTexts): { terms: string[]; folded: string; bytes: number } {
  const open = indexTerms(joined(texts.open));
  const personal = texts.personal.flatMap((t) => indexTerms(t)).map((t) => personalSign + t);
  const terms = [...new Set([...personal, ...open])];
  let bytes = 0;
  const kept = terms.filter((term) => (bytes += Buffer.byteLength(term) + 8) < maxBytes);
  return { terms: kept, folded: [...texts.open, ...texts.personal].filter(Boolean).map(searchableText).join(separator).slice(0, maxBytes), bytes: Math.min(bytes, maxBytes) };
}

/** Writes (or writes anew) everything under which a complaint is found. */
export async function putSearch(tx: Db, source: SearchSource, texts: SearchTexts): Promise<void> {
  const { terms, folded, bytes } = termsOf(texts);
  const all = [...terms, ...placementTerms(source), ...timeTerms(source.receivedAt)];
  await sql`${sql.raw(prepared)}
    insert into complaint_search (complaint_id, company_id, team_id, assignee_id, closed, received_at, terms, folded, bytes)
    values (${source.complaintId}::uuid, ${source.companyId}::uuid, ${source.teamId}::uuid, ${source.assigneeId}::uuid, ${source.closed}, ${source.receivedAt}::timestamptz,
      array_to_tsvector(${all}::text[]), ${folded}, ${bytes}::int)
    on conflict (complaint_id) do update set team_id = excluded.team_id, assignee_id = excluded.assignee_id, closed = excluded.closed,
      received_at = excluded.received_at, terms = excluded.terms, folded = excluded.folded, bytes = excluded.bytes`.execute(tx);
}

/** Adds a message, note, call or letter to what a complaint is found by. */
export async function addToSearch(tx: Db, complaintId: string, texts: readonly string[]): Promise<void> {
  const terms = indexTerms(joined(texts));
  const folded = separator + searchableText(joined(texts)).slice(0, maxBytes);
  const bytes = bytesOf(terms);
  await sql`${sql.raw(prepared)}
    update complaint_search set terms = terms || array_to_tsvector(${terms}::text[]), folded = folded || ${folded}, bytes = bytes + ${bytes}::int
    where complaint_id = ${complaintId}::uuid and bytes + ${bytes}::int < ${maxBytes}::int`.execute(tx);
}

/** Another team or person, or closed, or open again: who finds it changes, what is found does not. */
export async function moveInSearch(tx: Db, complaintId: string, from: SearchPlacement, to: SearchPlacement): Promise<void> {
  await sql`${sql.raw(prepared)}
    update complaint_search set team_id = ${to.teamId}::uuid, assignee_id = ${to.assigneeId}::uuid, closed = ${to.closed},
      terms = ts_delete(terms, ${placementTerms(from)}::text[]) || array_to_tsvector(${placementTerms(to)}::text[])
    where complaint_id = ${complaintId}::uuid`.execute(tx);
}

