import { type Route, type RouteContext, route } from "../../platform/route.ts";
import { dispositionOf } from "../attachments/file-name.ts";
import type { DeskDeps } from "../desk.ts";
import { exportComplaints } from "./export-complaints.ts";
import { type ExportFormat, exportFormats, exportQuery } from "./export-query.ts";

const summaries: Readonly<Record<ExportFormat, string>> = {
  csv: "A list as CSV for spreadsheets: words of the reader's language, formula-safe",
  xlsx: "A list as a workbook (XLSX)",
  json: "A list as a JSON array: codes instead of words, times in UTC, amounts in minor units",
};

export const exportRoutes: readonly Route<DeskDeps>[] = exportFormats.map((format) =>
  route({
    method: "GET",
    path: `/api/export/complaints.${format}`,
    permission: "exportComplaints",
    summary: summaries[format],
    query: exportQuery,
    handler: async ({ query }, context: RouteContext<DeskDeps>) => {
      const file = await exportComplaints(context, query, format);
      context.reply.header("content-type", file.type).header("content-disposition", dispositionOf(file.name));
      return file.body;
    },
  }),
);
