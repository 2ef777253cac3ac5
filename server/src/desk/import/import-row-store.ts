import type { Language } from "@amends/core/desk/complaint";
import type { ImportProblem, ImportRowView } from "@amends/core/desk/contract-import";
import type { RowProblem } from "@amends/core/desk/import-row";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { errorText } from "../../platform/error-texts.ts";

/** What became of a row of the file. `complaintId`: the one made of it, or that was there before. */
export type RowResult = {
  readonly row: number;
  readonly status: ImportRowView["status"];
  readonly complaintId: string | null;
  readonly problems?: readonly RowProblem[];
  readonly cells?: readonly string[];
};

type Kept = { readonly problems: readonly RowProblem[]; readonly cells: readonly string[] };

const longestCell = 30_000;
const storable = (text: string) => text.slice(0, longestCell).toWellFormed().replaceAll("\u0000", "");

/** Writes what became of rows and moves the import on, in the transaction that took them in. */
export async function saveResults(tx: Db, importId: string, results: readonly RowResult[]): Promise<void> {
  const rows = results.map(({ row, status, complaintId, problems, cells }) => ({
    row_no: row,
    status,
    complaint_id: complaintId,
    problem: problems ? { problems, cells: (cells ?? []).map(storable) } : null,
  }));
  const count = (status: RowResult["status"]) => results.filter((r) => r.status === status).length;
  await sql`insert into import_rows (import_id, row_no, status, problem, complaint_id)
    select ${importId}::uuid, r.row_no, r.status, r.problem, r.complaint_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (row_no int, status text, problem jsonb, complaint_id uuid)`.execute(tx);
  await sql`update imports set done = done + ${results.length}::int, created = created + ${count("created")}::int, duplicates = duplicates + ${count("duplicate")}::int,
    failed = failed + ${count("bad")}::int where id = ${importId}::uuid`.execute(tx);
}

/** A problem with its sentence. */
export function presentProblem({ field, code, value, params }: RowProblem, language: Language): ImportProblem {
  return { field, code, value, message: errorText(code, language, { value, ...params }) };
}

export type RowsQuery = { readonly status: ImportRowView["status"]; readonly after: number; readonly limit: number };

export async function listRows(db: Db, importId: string, { status, after, limit }: RowsQuery, language: Language): Promise<ImportRowView[]> {
  const { rows } = await sql<{ row_no: number; problem: Kept | null; complaint_id: string | null }>`select row_no, problem, complaint_id from import_rows
    where import_id = ${importId}::uuid and status = ${status} and row_no > ${after}::int order by row_no limit ${limit}::int`.execute(db);
  return rows.map((row) => ({
    row: row.row_no,
    status,
    problems: (row.problem?.problems ?? []).map((problem) => presentProblem(problem, language)),
    cells: row.problem?.cells ?? [],
    complaintId: row.complaint_id,
  }));
}
