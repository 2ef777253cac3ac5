import type { ExportRow } from "./export-row.ts";
import { sheetXml } from "./sheet-xml.ts";
import type { Table } from "./table.ts";
import { sheetPath, workbookParts } from "./workbook-parts.ts";
import { type ZipEntry, zipped } from "./zip-stream.ts";

/** A sheet holds 1,048,576 rows; half of that keeps its file below what a zip without extensions can say (4 GB). */
const rowsOfSheet = 500_000;

/**
 * Rows as a workbook (XLSX), written while they are read: nothing but a page of rows is in memory, however many there are.
 * `count` says how many to expect at most; beyond `most` rows another sheet begins.
 */
export async function* workbook(pages: AsyncIterable<readonly ExportRow[]>, table: Table, count: number, most = rowsOfSheet): AsyncGenerator<Buffer> {
  const sheets = Math.max(1, Math.ceil(count / most));
  const rows = pages[Symbol.asyncIterator]();
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const [name, xml] of workbookParts(sheets, table.sheet)) yield { name, content: [xml] };
    for (let n = 1; n <= sheets; n++) yield { name: sheetPath(n), content: sheetXml(rows, table, most) };
  }
  try {
    yield* zipped(entries());
  } finally {
    await rows.return?.();
  }
}
