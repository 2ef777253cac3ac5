import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import { dispositionOf } from "../attachments/file-name.ts";
import type { DeskDeps } from "../desk.ts";
import { exportComplaints } from "./export-complaints.ts";
import { type ExportFormat, type ExportQuery, exportFormats, exportQuery } from "./export-query.ts";

/** As many as can be selected in the list. */
const mostExported = 1_000;

const summaries: Readonly<Record<ExportFormat, string>> = {
  csv: "A list as CSV for spreadsheets: words of the reader's language, formula-safe",
  xlsx: "A list as a workbook (XLSX)",
  json: "A list as a JSON array: codes instead of words, times in UTC, amounts in minor units",
};

/** The answer of a route that gives a file. */
async function fileOf(context: RouteContext<DeskDeps>, query: ExportQuery, format: ExportFormat) {
  const file = await exportComplaints(context, query, format);
  context.reply.header("content-type", file.type).header("content-disposition", dispositionOf(file.name));
  return file.body;
}

/** A selection is longer than an address may be, so its ids stand in the body. */
const selectionRoutes: readonly Route<DeskDeps>[] = exportFormats.map((format) =>
  route({
    method: "POST",
    path: `/api/export/complaints.${format}`,
    permission: "exportComplaints",
    summary: `Selected complaints (${format}), in the order given`,
    body: z.strictObject({ ids: z.array(id).min(1).max(mostExported) }),
    status: 200,
    handler: ({ body }, context: RouteContext<DeskDeps>) => fileOf(context, { view: "all", ids: body.ids }, format),
  }),
);

const listRoutes: readonly Route<DeskDeps>[] = exportFormats.map((format) =>
  route({
    method: "GET",
    path: `/api/export/complaints.${format}`,
    permission: "exportComplaints",
    summary: summaries[format],
    query: exportQuery,
    handler: ({ query }, context: RouteContext<DeskDeps>) => fileOf(context, query, format),
  }),
);

export const exportRoutes: readonly Route<DeskDeps>[] = [...listRoutes, ...selectionRoutes];
