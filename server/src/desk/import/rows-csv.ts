import type { Language } from "@amends/core/desk/complaint";
import type { ImportRowView } from "@amends/core/desk/contract-import";
import { csvBom, csvLine } from "@amends/core/shared/csv";
import type { Db } from "../../platform/db/connect.ts";
import { listRows } from "./import-row-store.ts";
import type { ImportRecord } from "./import-store.ts";

const words: Readonly<Record<Language, { readonly row: string; readonly problem: string }>> = {
  "zh-CN": { row: "原文件行号", problem: "无法导入的原因" },
  "zh-TW": { row: "原檔案列號", problem: "無法匯入的原因" },
  en: { row: "Row in the file", problem: "Why it was not imported" },
};
const page = 500;

/** The bad rows as they stood in the file, with their number and the reason behind: to be put right and imported again. */
export async function* rowsCsv(db: Db, record: ImportRecord, status: ImportRowView["status"], language: Language): AsyncGenerator<string> {
  const width = record.plan?.mapping.length ?? record.headers.length;
  const headers = Array.from({ length: width }, (_, i) => record.headers[i] ?? "");
  yield csvBom + csvLine([...headers, words[language].row, words[language].problem]);
  for (let after = 0; ; ) {
    const rows = await listRows(db, record.id, { status, after, limit: page }, language);
    for (const { row, cells, problems } of rows) {
      const padded = Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? "");
      const reasons = problems.map(({ field, message }) => {
        const header = field ? record.headers[record.plan?.mapping.indexOf(field) ?? -1] : undefined;
        return header ? `${header}: ${message}` : message;
      });
      yield csvLine([...padded, row, reasons.join("\n")]);
    }
    if (rows.length < page) return;
    after = rows.at(-1)?.row ?? 0;
  }
}
