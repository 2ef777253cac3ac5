import { Readable } from "node:stream";
import type { ImportEncoding } from "@amends/core/desk/contract-import";
import { parse } from "csv-parse";
import { refuse } from "../../platform/refusal-error.ts";
import { decodeFile } from "./decode-file.ts";
import type { TableRow } from "./table-row.ts";

/** Characters of one row, at most; more is an opened quote that is never closed, or no table. */
const maxRow = 2_000_000;

/** The rows of a text file, blank ones too, with what is torn apart put up with. @throws importFileBroken with the row. */
export async function* readCsv(path: string, encoding: ImportEncoding, delimiter: string): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: maxRow,
  });
  const source = Readable.from(decodeFile(path, encoding));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (row === 1 && cells.length <= 2 && /^sep=/i.test(cells[0] ?? "")) continue;
      yield { row, cells };
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "CSV_QUOTE_NOT_CLOSED") refuse("importFileBroken", { field: "file", params: { line: row + 1 } });
    if (code === "CSV_MAX_RECORD_SIZE") refuse("importFileBroken", { field: "file", params: { line: row + 1 } });
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}
