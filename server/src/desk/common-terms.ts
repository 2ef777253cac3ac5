import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";

/** Terms found in more than this part of all complaints say nothing about which ones are alike. */
const commonFrom = 0.01;
const rememberedMs = 10 * 60_000;

/** The terms that stand in many complaints, as PostgreSQL's own statistics know them; ten minutes old at most. */
export type CommonTerms = { readonly read: (db: Db, now: number) => Promise<ReadonlySet<string>> };

export function createCommonTerms(): CommonTerms {
  let known: { at: number; terms: ReadonlySet<string> } | undefined;
  return {
    async read(db, now) {
      if (known && now - known.at < rememberedMs) return known.terms;
      const { rows } = await sql<{ term: string }>`
        select e.term from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs[1:cardinality(s.most_common_elems::text::text[])]) as e (term, part)
        where s.schemaname = current_schema() and s.tablename = 'complaint_search' and s.attname = 'terms' and e.part > ${commonFrom}::float8`.execute(db);
      known = { at: now, terms: new Set(rows.map((r) => r.term)) };
      return known.terms;
    },
  };
}
