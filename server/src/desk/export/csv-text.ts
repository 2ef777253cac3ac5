import { csvBom, csvLine } from "@amends/core/shared/csv";
import { columns } from "./columns.ts";
import type { ExportRow } from "./export-row.ts";
import { type Table, tableCells } from "./table.ts";

/** Rows as CSV that spreadsheet programs open as UTF-8 and never run anything of. */
export async function* csvText(pages: AsyncIterable<readonly ExportRow[]>, table: Table): AsyncGenerator<string> {
  yield csvBom + csvLine(columns.map((column) => table.header(column.key)));
  for await (const rows of pages) {
    yield rows
      .map((row) => csvLine(tableCells(row, table).map((value, i) => (value !== "" && columns[i]?.kind === "time" ? table.time.iso(value) : value))))
      .join("");
  }
}
