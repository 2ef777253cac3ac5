import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import type { ReadRow } from "./read-rows.ts";

type Of = { readonly companyId: string; readonly id: string; readonly sha256: string };

/**
 * Which rows the company has already, with the complaint: by their key, or because the same file was taken in before with
 * its columns mapped in another way. By row number.
 */
export async function knownRows(db: Db, { companyId, id: importId, sha256 }: Of, rows: readonly ReadRow[]): Promise<Map<number, string>> {
  const good = rows.filter((row) => row.kind === "good");
  if (good.length === 0) return new Map();
  const { rows: found } = await sql<{ row: number; id: string }>`${sql.raw(prepared)}
    select k.row, c.id from unnest(${good.map((r) => r.row)}::int[], ${good.map((r) => r.key)}::text[]) as k (row, key)
    join complaints c on c.company_id = ${companyId}::uuid and c.external_key = k.key
    union all
    select r.row_no, c.id from imports i join import_rows r on r.import_id = i.id join complaints c on c.id = r.complaint_id
    where i.company_id = ${companyId}::uuid and i.sha256 = ${sha256} and i.id <> ${importId}::uuid and r.status = 'created' and r.row_no = any(${good.map((r) => r.row)}::int[])`.execute(
    db,
  );
  return new Map(found.map(({ row, id }) => [row, id]));
}
