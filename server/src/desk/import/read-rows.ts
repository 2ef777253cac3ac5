import { createHash } from "node:crypto";
import type { ImportPlan } from "@amends/core/desk/contract-import";
import { type ImportedRow, type RowContext, type RowProblem, readImportRow, rowIdentity } from "@amends/core/desk/import-row";
import type { Table } from "./open-table.ts";

/** A row of the file and what became of it; `key` is the same for the same row, whatever file it comes in. */
export type ReadRow =
  | { readonly row: number; readonly kind: "good"; readonly key: string; readonly read: ImportedRow }
  | { readonly row: number; readonly kind: "bad"; readonly problems: readonly RowProblem[]; readonly cells: readonly string[] }
  | { readonly row: number; readonly kind: "twice" };

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 32);

/**
 * Every row of the file in order. One that stands twice in it is told. Two different complaints under one outside number both
 * count: the second gets a key of its own, the same each time the file is read.
 */
export async function* readRows(table: Table, plan: ImportPlan, context: RowContext): AsyncGenerator<ReadRow> {
  const seen = new Map<string, string[]>();
  let headerPassed = !plan.hasHeader;
  for await (const { row, cells: given } of table.rows()) {
    if (!headerPassed) {
      headerPassed = true;
      continue;
    }
    // A workbook's rows end with their last filled cell; in a text file a missing cell means a torn row.
    const missing = table.format === "xlsx" ? Math.max(0, plan.mapping.length - given.length) : 0;
    const cells = missing > 0 ? [...given, ...Array.from({ length: missing }, () => "")] : given;
    const reading = readImportRow(cells, plan, context);
    if (!reading.ok) {
      yield { row, kind: "bad", problems: reading.problems, cells };
      continue;
    }
    const key = hash(rowIdentity(cells, plan.mapping));
    const content = hash(reading.row.complaint.text);
    const contents = seen.get(key);
    if (contents?.includes(content)) {
      yield { row, kind: "twice" };
      continue;
    }
    seen.set(key, [...(contents ?? []), content]);
    yield { row, kind: "good", key: contents ? hash(`${key} ${content}`) : key, read: reading.row };
  }
}

/** The first row, when it holds the headers. */
export async function headersOf(table: Table, plan: ImportPlan): Promise<readonly string[]> {
  if (!plan.hasHeader) return [];
  for await (const { cells } of table.rows()) return cells;
  return [];
}
