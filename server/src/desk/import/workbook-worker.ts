import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { CellValue } from "exceljs";
import { cellText } from "./workbook-cell.ts";

export type WorkbookTask = { readonly from: string; readonly to: string; readonly maxRows: number; readonly maxColumns: number; readonly maxBytes: number };
export type WorkbookAnswer =
  | { readonly ok: true; readonly sheet: string; readonly rows: number }
  | { readonly ok: false; readonly code: string; readonly params: Record<string, number> };

/** Writes the rows of the first visible sheet that has any as lines of JSON: [row, cells]. */
async function convert(task: WorkbookTask): Promise<WorkbookAnswer> {
  const { default: exceljs } = await import("exceljs");
  const reader = new exceljs.stream.xlsx.WorkbookReader(task.from, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  const out = createWriteStream(task.to, { mode: 0o600 });
  let rows = 0;
  let bytes = 0;
  let name = "";
  for await (const sheet of reader) {
    const { state, name: called } = sheet as unknown as { state?: string; name?: string };
    const shown = state !== "hidden" && state !== "veryHidden";
    for await (const row of sheet) {
      const values = shown ? (row.values as CellValue[]) : [];
      const texts = Array.from({ length: Math.max(0, values.length - 1) }, (_, i) => cellText(values[i + 1]));
      while (texts.at(-1)?.trim() === "") texts.pop();
      if (texts.length === 0) continue;
      if (texts.length > task.maxColumns) return { ok: false, code: "importTooManyColumns", params: { max: task.maxColumns } };
      if (++rows > task.maxRows) return { ok: false, code: "importTooManyRows", params: { max: task.maxRows } };
      name = called ?? "";
      const line = `${JSON.stringify([row.number, texts]).replace(/[\u2028\u2029]/g, (c) => (c === "\u2028" ? "\\u2028" : "\\u2029"))}\n`; // readline ends a line at these
      bytes += line.length;
      if (bytes > task.maxBytes) return { ok: false, code: "importFileTooLarge", params: {} };
      if (!out.write(line)) await once(out, "drain");
    }
    if (rows > 0) break;
  }
  out.end();
  await once(out, "finish");
  return { ok: true, sheet: name, rows };
}

parentPort?.postMessage(await convert(workerData as WorkbookTask));
