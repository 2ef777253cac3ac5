import { Readable } from "node:stream";
import type { Viewer } from "@amends/core/accounts/role";
import { dayIn } from "@amends/core/shared/day";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { readCategories } from "../desk-settings.ts";
import { csvText } from "./csv-text.ts";
import type { ExportFormat, ExportQuery } from "./export-query.ts";
import { type ExportRow, exportRow } from "./export-row.ts";
import { type ExportContext, findIds, type IdList } from "./find-ids.ts";
import { jsonText } from "./json-text.ts";
import { localTime } from "./local-time.ts";
import { readRecords } from "./read-rows.ts";
import type { Table } from "./table.ts";
import { exportTexts } from "./texts.ts";
import { workbook } from "./workbook.ts";

/** How many complaints are in memory at a time. */
const pageSize = 250;

/** A file in the making: `count` is how many were found; the text is read from the database as fast as `body` is fetched. */
export type ExportFile = { readonly name: string; readonly type: string; readonly count: number; readonly body: Readable };

const types: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
};

/** Page after page; the database is at the next one while this one is made into text and sent. */
async function* pagesOf(db: Db, viewer: Viewer, ids: IdList): AsyncGenerator<readonly ExportRow[]> {
  const read = (from: number) => {
    const records = readRecords(db, viewer, ids.page(from, pageSize));
    records.catch(() => undefined); // awaited on the next turn, if there is one: whoever fetches the file may stop
    return records;
  };
  let coming = read(0);
  for (let from = 0; from < ids.count; from += pageSize) {
    const records = await coming;
    if (from + pageSize < ids.count) coming = read(from + pageSize);
    yield records.map((record) => exportRow(record, viewer));
  }
}

async function tableFor({ db, viewer, language }: ExportContext, timeZone: string): Promise<Table> {
  const { sheet, header } = exportTexts(language);
  return { language, categories: await readCategories(db, viewer.companyId), sheet, header: (key) => header[key] ?? key, time: localTime(timeZone) };
}

/**
 * Who took what out of the house, how much of it and in which form. Words that were searched for are names and numbers of customers
 * often enough: that there was a search is kept, not what for. The audit list goes to people who do not see complaints.
 */
async function recordExport(
  { db, viewer, now, newId }: ExportContext,
  format: ExportFormat,
  { ids, q, ...narrowed }: ExportQuery,
  count: number,
): Promise<void> {
  const searched = q?.trim() ? true : undefined;
  const asked = Object.fromEntries(Object.entries({ searched, ...narrowed }).filter(([, value]) => value !== undefined && value !== ""));
  await recordEvents(
    db,
    { companyId: viewer.companyId, subject: { type: "company", id: viewer.companyId }, actor: { type: "person", id: viewer.id }, at: now, newId },
    [{ type: "complaints.exported", data: ids ? { format, count, ids } : { format, count, ...asked } }],
  );
}

/**
 * The complaints of a list as a file: the same view, filters, search and visibility, masked as the list is. It is on record
 * before the first byte leaves.
 */
export async function exportComplaints(context: ExportContext, query: ExportQuery, format: ExportFormat): Promise<ExportFile> {
  const { db, viewer, now } = context;
  const { rows } = await sql<{ time_zone: string }>`select time_zone from teams where id = ${viewer.teamId}::uuid`.execute(db);
  const timeZone = rows[0]?.time_zone ?? "UTC";
  const ids = await findIds(context, query);
  await recordExport(context, format, query, ids.count);
  const table = await tableFor(context, timeZone);
  const pages = pagesOf(db, viewer, ids);
  const pieces = format === "csv" ? csvText(pages, table) : format === "json" ? jsonText(pages) : workbook(pages, table, ids.count);
  return { name: `amends-complaints-${dayIn(now, timeZone)}.${format}`, type: types[format], count: ids.count, body: Readable.from(pieces) };
}
