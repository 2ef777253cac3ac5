import { setImmediate as othersFirst } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { type SearchSource, type SearchTexts, searchColumns } from "./search-document.ts";
import { wordsWrite } from "./search-words.ts";

export type NewSearch = { readonly source: SearchSource; readonly texts: SearchTexts };
type Row = Readonly<Record<string, unknown>>;

/** Rows written by one statement: few enough that those after them are made ready while the database is at work. */
const together = 40;

/** A tsvector as PostgreSQL reads it from text, which costs it less than an array of the terms. */
function vectorText(terms: readonly string[]): string {
  if (!/['\\]/.test(terms.join(" "))) return terms.length > 0 ? `'${terms.join("' '")}'` : "";
  return terms.map((term) => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`).join(" ");
}

/** Chinese is found by its pairs and needs no dictionary: most terms of a Chinese text need not be looked at further. */
const mayBeWord = (term: string) => term.charCodeAt(0) < 0x2e80;

async function insertRows(tx: Db, rows: readonly Row[]): Promise<void> {
  await sql`insert into complaint_search (complaint_id, company_id, team_id, assignee_id, responsible_id, closed, received_at, terms, folded, texts, bytes)
    select complaint_id, company_id, team_id, assignee_id, responsible_id, closed, received_at, terms, folded, texts, bytes
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (complaint_id uuid, company_id uuid, team_id uuid, assignee_id uuid, responsible_id uuid, closed boolean, received_at timestamptz,
      terms tsvector, folded text, texts text, bytes int)`.execute(tx);
}

/**
 * Makes many new complaints findable, in the caller's transaction, once `before` has been written. Terms are made while
 * the database writes the ones before them, and whoever else waits for this process comes first.
 */
export async function putNewSearches(tx: Db, all: readonly NewSearch[], before: Promise<unknown>): Promise<void> {
  const words = new Set<string>();
  let writing = before;
  writing.catch(() => undefined); // it is awaited below; until then nobody else may call it unhandled
  for (let from = 0; from < all.length; from += together) {
    const rows: Row[] = [];
    for (const { source, texts } of all.slice(from, from + together)) {
      const { terms, ...columns } = searchColumns(source, texts);
      for (const term of terms) if (mayBeWord(term)) words.add(term);
      rows.push({
        complaint_id: source.complaintId,
        company_id: source.companyId,
        team_id: source.teamId,
        assignee_id: source.assigneeId,
        responsible_id: source.responsibleId ?? null,
        closed: source.closed,
        received_at: source.receivedAt,
        terms: vectorText(terms),
        ...columns,
      });
      await othersFirst();
    }
    await writing;
    writing = insertRows(tx, rows);
    writing.catch(() => undefined);
  }
  await writing;
  await wordsWrite([...words]).execute(tx);
}
