import { scopeOf } from "@amends/core/accounts/visibility";
import { type RawBuilder, sql } from "kysely";
import { type Listing, listingConditions, type Position } from "./list-query.ts";
import { visibleTo } from "./policy.ts";
import { oneOf, type SearchQuestion } from "./search-query.ts";
import type { Window } from "./search-windows.ts";
import { wordsBeginning } from "./search-words.ts";

export type Asked = {
  readonly listing: Listing;
  readonly question: SearchQuestion;
  readonly after: Position | null;
  readonly windows: readonly Window[];
  /** Work out where in the head of a complaint the words stand (column `place`, 0 is best). */
  readonly ranked: boolean;
};

const instant = (day: number) => new Date(day * 86_400_000).toISOString();

/** The tsquery of the words, worked out once: what was typed whole, and the words that begin as typed. */
function wordsKey({ words, beginnings, signs }: SearchQuestion): RawBuilder<unknown> {
  if (beginnings.length === 0) return sql`select ${words}::tsquery as words`;
  const begun = wordsBeginning(beginnings, signs);
  return words === "" ? sql`select ${begun}::tsquery as words` : sql`select (${words} || ' & ' || ${begun})::tsquery as words`;
}

/** Where the words stand: in number, title or summary before anywhere else, the earlier the better. */
function placeOf({ question: { terms } }: Asked): RawBuilder<number> {
  const words = terms.recheck.length > 0 ? terms.recheck : [...terms.all, ...terms.prefixes];
  return sql`(${sql.join(
    words.map((w) => sql`coalesce(nullif(strpos(s.head, ${w}), 0), 999)`),
    sql` + `,
  )})`;
}

/** What matches in a window, without order. `more` is a condition that spares the window when there is enough already. */
function inWindow(asked: Asked, window: Window, more: RawBuilder<boolean> | null): RawBuilder<unknown> {
  const { listing, question, after, ranked } = asked;
  const keys = [...question.scope, ...(window.blocks ? [oneOf(window.blocks)] : [])].map((key) => sql<boolean>`s.terms @@ ${key}::tsquery`);
  const asksWords = question.words !== "" || question.beginnings.length > 0;
  const narrowed = listingConditions(listing);
  const where: RawBuilder<boolean>[] = [
    ...(more ? [more] : []),
    ...(asksWords ? [sql<boolean>`s.terms @@ (select words from asked)`] : []),
    ...keys,
    visibleTo(scopeOf(listing.viewer), "search"),
    ...(window.from === null ? [] : [sql<boolean>`s.received_at >= ${instant(window.from)}::timestamptz`]),
    ...(window.to === null ? [] : [sql<boolean>`s.received_at < ${instant(window.to)}::timestamptz`]),
    ...(after ? [sql<boolean>`(s.received_at, s.complaint_id) < (${after.key}::timestamptz, ${after.id}::uuid)`] : []),
    ...question.phrases.map((phrase) => sql<boolean>`strpos(s.folded, ${phrase}) > 0`),
    ...narrowed,
  ];
  const joinComplaint = narrowed.length > 0 ? sql` join complaints c on c.id = s.complaint_id` : sql``;
  return sql`select s.complaint_id as id, s.received_at as k${ranked ? sql`, ${placeOf(asked)} as place` : sql``} from complaint_search s${joinComplaint} where ${sql.join(where, sql` and `)}`;
}

/**
 * CTEs of a search: `found` holds the hits newest first (complete for the first `rows`), `counted` how many there are, exact
 * up to `enough`. Window after window is looked through until there are `rows` and `enough`; once the rows are there, the
 * rest is only counted and stops at `enough`. Exact, whatever the size of the table.
 */
export function searchSteps(asked: Asked, rows: number, enough: number): RawBuilder<unknown> {
  const steps: RawBuilder<unknown>[] = [sql`asked as materialized (${wordsKey(asked.question)})`];
  asked.windows.forEach((window, i) => {
    const hits = sql.raw(`h${i}`);
    if (i === 0) {
      steps.push(sql`${hits} as materialized (${inWindow(asked, window, null)})`, sql`n0 as materialized (select count(*)::int as n from h0)`);
      return;
    }
    const before = sql.raw(`n${i - 1}`);
    const open = sql<boolean>`(select n from ${before}) <= ${enough}::int`;
    const limit = sql`limit (select case when n < ${rows}::int then null else greatest(${enough}::int + 1 - n, 0) end from ${before})`;
    steps.push(
      sql`${hits} as materialized (${inWindow(asked, window, open)} ${limit})`,
      sql`${sql.raw(`n${i}`)} as materialized (select (select n from ${before}) + count(*)::int as n from ${hits})`,
    );
  });
  const last = asked.windows.length - 1;
  const all = sql.join(
    asked.windows.map((_, i) => sql`select *, ${sql.lit(i)} as w from ${sql.raw(`h${i}`)}`),
    sql` union all `,
  );
  steps.push(
    sql`found as (select * from (${all}) u order by u.w, u.k desc, u.id desc limit ${rows}::int)`,
    sql`counted as (select n from ${sql.raw(`n${last}`)})`,
  );
  return sql.join(steps, sql`, `);
}
