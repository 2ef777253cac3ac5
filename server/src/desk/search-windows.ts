import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

/** How many of the newest complaints a search looks through first. */
export const firstWindow = 2_048;

const rememberedMs = 10 * 60_000;

/**
 * Where the newest 2,048 complaints of a company begin, in milliseconds since 1970; null when it has fewer. Only decides
 * where a search looks first, never what it finds, so it may be ten minutes old.
 */
export type SearchWindows = { readonly newest: (db: Db, companyId: string, now: number) => Promise<number | null> };

export function createSearchWindows(): SearchWindows {
  const known = new Map<string, { at: number; from: number | null }>();
  return {
    async newest(db, companyId, now) {
      const before = known.get(companyId);
      if (before && now - before.at < rememberedMs) return before.from;
      const { rows } = await sql<{ at: Date }>`${sql.raw(prepared)}
        select received_at as at from complaints where company_id = ${companyId}::uuid order by received_at desc, id desc offset ${firstWindow}::int limit 1`.execute(db);
      const from = rows[0]?.at.getTime() ?? null;
      if (known.size > 5_000) known.clear();
      known.set(companyId, { at: now, from });
      return from;
    },
  };
}
