import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

/** Terms of personal fields stand apart under this sign, which no word begins with. */
export const personalSign = "@";

/** Words in a script with spaces, without digits: few enough to be kept, unlike numbers; Chinese is found by its pairs. */
export function isWord(term: string): boolean {
  return /^@?[^\d#@\u2e80-\u{10ffff}]{3,24}$/u.test(term);
}

/** Keeps words that were not known, in the caller's transaction. Part of a statement: `with words as (${rememberWords(terms)}) …` */
export function rememberWords(terms: readonly string[]) {
  return sql`insert into search_words (word) select w.word from unnest(${terms.filter(isWord)}::text[]) as w (word) where not exists (select 1 from search_words k where k.word = w.word)`;
}

/** Beginnings shorter than this stand for themselves only. */
const shortestBeginning = 3;
/** More words than this are not looked for: those closest in length to what was typed are. */
const mostWords = 40;

/** The words that begin with one of these, the shortest first, and what was typed itself. */
export async function wordsBeginning(db: Db, beginnings: readonly string[]): Promise<string[]> {
  const asked = beginnings.filter((b) => isWord(b) && b.length >= shortestBeginning);
  if (asked.length === 0) return [...beginnings];
  const { rows } = await sql<{ word: string }>`${sql.raw(prepared)}
    select distinct w.word, length(w.word) from unnest(${asked}::text[]) as b (beginning) cross join lateral (
      select k.word from search_words k where k.word >= b.beginning and k.word < b.beginning || ${"\u{10ffff}"} limit 5000) w
    order by length(w.word), w.word limit ${mostWords}::int`.execute(db);
  return [...new Set([...beginnings, ...rows.map((r) => r.word)])];
}

/** Collects the words of everything there is, for tables that were filled past `putSearch`. */
export async function rebuildWords(db: Db): Promise<void> {
  await sql`truncate search_words`.execute(db);
  await sql`insert into search_words
    select word from ts_stat('select terms from complaint_search')
    where char_length(ltrim(word, '@')) between 3 and 24 and word !~ '[0-9#]' and word !~ '[⺀-\\U0010FFFF]'`.execute(db);
}
