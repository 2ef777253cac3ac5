import type { ExportRow } from "./export-row.ts";

/** Rows as one JSON array, a line each. */
export async function* jsonText(pages: AsyncIterable<readonly ExportRow[]>): AsyncGenerator<string> {
  let between = "[\n";
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield between + rows.map((row) => JSON.stringify(row)).join(",\n");
    between = ",\n";
  }
  yield between === "[\n" ? "[]\n" : "\n]\n";
}
