import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import type { Write } from "../platform/db/write-together.ts";

/** Terms of personal fields stand apart under this sign, which no word begins with. */
export const personalSign = "@";

/** Words in a script with spaces, without digits: few enough to be kept, unlike numbers; Chinese is found by its pairs. */
export function isWord(term: string): boolean {
  return /^@?[^\d#@\u2e80-\u{10ffff}]{3,24}$/u.test(term);
}

/** Words that were not known yet, to be written with the texts they stand in. */
export function wordsWrite(terms: readonly string[]): Write {
  return sql`insert into search_words (word) select w.word from unnest(${terms.filter(isWord)}::text[]) as w (word) where not exists (select 1 from search_words k where k.word = w.word)`;
}

/** Beginnings shorter than this stand for themselves only. */
const shortestBeginning = 3;
/** More words than this are not looked for: those closest in length to what was typed are. */
const mostWords = 40;

export function isBeginning(term: string): boolean {
  return term.length >= shortestBeginning && isWord(term);
}

/** tsquery text, part of a statement: for each beginning one of the words that begin so, or what was typed itself. */
export function wordsBeginning(beginnings: readonly string[], signs: readonly string[]) {
  return sql<string>`(select string_agg('(' || g.alternatives || ')', ' & ') from (
    select (select string_agg(quote_literal(w.word), ' | ') from (
        select e.word from (
          select sign || b.beginning as word from unnest(${[...signs]}::text[]) as sign
          union select k.word from unnest(${[...signs]}::text[]) as sign cross join lateral (
            select o.word from search_words o where o.word >= sign || b.beginning and o.word < sign || b.beginning || ${"\u{10ffff}"} limit 5000) k
        ) e order by length(e.word), e.word limit ${mostWords}::int) w) as alternatives
    from unnest(${[...beginnings]}::text[]) as b (beginning)) g)`;
}

/**
 * Takes a company out of the search, together with the words that stood in its complaints only. Nobody writes words meanwhile:
 * whoever wants to waits for this transaction and then finds them gone. Each word is asked for once in the index.
 */
export async function removeFromSearch(tx: Db, companyId: string): Promise<void> {
  await sql`lock table search_words in share row exclusive mode`.execute(tx);
  const { rows } = await sql<{ words: string[] | null }>`
    with gone as (delete from complaint_search where company_id = ${companyId}::uuid returning terms)
    select array_agg(distinct t.word) as words from gone, unnest(tsvector_to_array(gone.terms)) as t (word)`.execute(tx);
  const words = (rows[0]?.words ?? []).filter(isWord);
  if (words.length === 0) return;
  await sql`set local enable_seqscan = off`.execute(tx); // with few rows reading them all looks cheaper, for each word anew
  await sql`delete from search_words k using unnest(${words}::text[]) as w (word)
    where k.word = w.word and not exists (select 1 from complaint_search s where s.terms @@ quote_literal(w.word)::tsquery)`.execute(tx);
  await sql`set local enable_seqscan = on`.execute(tx);
}

/**
 * Collects the words of everything there is, for tables that were filled past `putSearch`. Not with `ts_stat`: its tree
 * degenerates when every row brings numbers of its own, and 100,000 rows take it a quarter of an hour.
 */
export async function rebuildWords(db: Db): Promise<void> {
  await sql`truncate search_words`.execute(db);
  await sql`insert into search_words
    select distinct word from complaint_search, unnest(tsvector_to_array(terms)) as word
    where char_length(ltrim(word, '@')) between 3 and 24 and word !~ '[0-9#]' and word !~ '[⺀-\\U0010FFFF]'`.execute(db);
}
