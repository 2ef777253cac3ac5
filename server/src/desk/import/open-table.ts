import type { ImportEncoding } from "@amends/core/desk/contract-import";
import { refuse } from "../../platform/refusal-error.ts";
import { checkWorkbook } from "./check-workbook.ts";
import { convertWorkbook, readConverted } from "./convert-workbook.ts";
import { textStart } from "./decode-file.ts";
import { findDelimiter } from "./find-delimiter.ts";
import { findEncoding } from "./find-encoding.ts";
import { convertedPath } from "./import-files.ts";
import { readCsv } from "./read-csv.ts";
import { startOf, tableKind } from "./table-kind.ts";
import { tableLimits } from "./table-limits.ts";
import { isBlank, type TableRow } from "./table-row.ts";

/** What was found out about a file when it came in; kept with its import. */
export type TableFacts = { readonly format: "csv" | "xlsx"; readonly encoding: ImportEncoding; readonly sheet: string; readonly otherSheets: number };

/** A file seen as rows. `rows` may be asked for again: each call reads the file anew. Blank rows are left out. */
export type Table = TableFacts & { readonly delimiter: string; readonly rows: () => AsyncGenerator<TableRow> };

const delimiterSample = 64 * 1024;

/** Tells by content what a file is and makes it ready to be read. @throws every reason why it cannot be. */
export async function examineTable(path: string, name: string): Promise<TableFacts> {
  const start = await startOf(path);
  const format = tableKind(start, name);
  if (format === "csv") return { format, encoding: await findEncoding(path, start), sheet: "", otherSheets: 0 };
  const { sheets } = await checkWorkbook(path, name);
  const { sheet } = await convertWorkbook(path, convertedPath(path), name, tableLimits);
  return { format, encoding: "utf-8", sheet, otherSheets: Math.max(0, sheets - 1) };
}

/** Rows within bounds, without the blank ones. @throws importTooManyColumns, importTooManyRows */
async function* within(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  const { maxRows, maxColumns } = tableLimits;
  let count = 0;
  for await (const { row, cells } of rows) {
    if (isBlank(cells)) continue;
    if (count === 0 && cells.length > maxColumns) refuse("importTooManyColumns", { field: "file", params: { max: maxColumns } });
    if (++count > maxRows + 1) refuse("importTooManyRows", { field: "file", params: { max: maxRows } });
    yield { row, cells: cells.length > maxColumns ? cells.slice(0, maxColumns + 1) : cells };
  }
}

/** Opens a file that was examined; `encoding` when somebody says it is another than was found. */
export async function openTable(path: string, facts: TableFacts, encoding: ImportEncoding = facts.encoding): Promise<Table> {
  if (facts.format === "xlsx") return { ...facts, delimiter: "", rows: () => within(readConverted(convertedPath(path))) };
  const text = await textStart(path, encoding, delimiterSample);
  const delimiter = findDelimiter(text, text.length < delimiterSample);
  return { ...facts, encoding, delimiter, rows: () => within(readCsv(path, encoding, delimiter)) };
}
