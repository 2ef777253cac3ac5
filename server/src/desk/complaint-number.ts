import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

/** "A26-000123": prefix of the company, year of the complaint, running number. The prefix is one of the desk settings. */
export function formatNumber(prefix: string, year: number, running: number): string {
  return `${prefix}${String(year % 100).padStart(2, "0")}-${String(running).padStart(6, "0")}`;
}

/**
 * Takes the next `count` running numbers of a company and year; gives the first. Nobody else gets them, also when the
 * caller's transaction is undone later (then they are missing, which is allowed). The row stays locked until the end of
 * the transaction it is called in: an import takes many at once in a transaction of their own.
 */
export async function takeNumbers(db: Db, companyId: string, year: number, count = 1): Promise<number> {
  const { rows } = await sql<{ last: number }>`${sql.raw(prepared)}
    insert into complaint_numbers as n (company_id, year, last) values (${companyId}::uuid, ${year}::int, ${count}::int)
    on conflict (company_id, year) do update set last = n.last + ${count}::int returning last`.execute(db);
  return (rows[0]?.last ?? 0) - count + 1;
}

/** The calendar year of a moment where the company is. */
export function yearIn(timeZone: string, at: string): number {
  return Number(new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric" }).format(new Date(at)));
}
