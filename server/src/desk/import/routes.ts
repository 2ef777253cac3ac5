import { Readable } from "node:stream";
import { importEncodings, importPlanSchema, importRowStatuses, importRowsQuery } from "@amends/core/desk/contract-import";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { refuse } from "../../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { readCompany } from "../desk-settings.ts";
import { importComeBacks } from "./import-come-backs.ts";
import { importPath } from "./import-files.ts";
import { listRows } from "./import-row-store.ts";
import { listImports, presentImport, readImport } from "./import-store.ts";
import { incomingFile } from "./incoming-file.ts";
import { openTable } from "./open-table.ts";
import { previewTable } from "./preview-table.ts";
import { receiveImport } from "./receive-import.ts";
import { rowsCsv } from "./rows-csv.ts";
import { planImport, startImport } from "./start-import.ts";
import { tryImport } from "./try-import.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });
const permission = "importComplaints" as const;
/** An import that stopped is taken up again without a plan. */
const startSchema = importPlanSchema.extend({ mapping: importPlanSchema.shape.mapping.optional() });

/** Reads the one file of the request. @throws badMultipart, fileRequired, fileTooLarge and every reason why it cannot be imported. */
async function upload(context: Context): Promise<unknown> {
  const { db, deps, viewer, newId, now } = context;
  const { name, source } = await incomingFile(context);
  return receiveImport(db, deps.config, { viewer, fileName: name, source, newId, now });
}

export const importRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "POST",
    path: "/api/imports",
    permission,
    summary: "Upload a CSV or XLSX file and see what is in it (multipart/form-data)",
    status: 201,
    handler: (_, context: Context) => upload(context),
  }),
  route({
    method: "POST",
    path: "/api/come-backs/import",
    permission,
    summary: "Take customers who came again from a list (contact or order, date, amount); with trial=true only say what would be taken (multipart/form-data)",
    query: z.object({ trial: z.enum(["true", "false"]).default("false") }),
    handler: async ({ query }, context: Context) => importComeBacks(context, await incomingFile(context), query.trial === "true"),
  }),
  route({
    method: "GET",
    path: "/api/imports",
    permission,
    summary: "Imports that were begun, newest first; managers see those of everybody",
    handler: async (_, { db, viewer, language }: Context) => ({ items: (await listImports(db, viewer)).map((record) => presentImport(record, language)) }),
  }),
  route({
    method: "GET",
    path: "/api/imports/:id",
    permission,
    summary: "How far an import is",
    params: one,
    handler: async ({ params }, { db, viewer, language }: Context) => presentImport(await readImport(db, viewer, params.id), language),
  }),
  route({
    method: "GET",
    path: "/api/imports/:id/preview",
    permission,
    summary: "What is in the file when it is read in another encoding",
    params: one,
    query: z.object({ encoding: z.enum(importEncodings).optional() }),
    handler: async ({ params, query }, { db, viewer, deps }: Context) => {
      const { facts, fileName, sha256, status } = await readImport(db, viewer, params.id);
      if (status === "finished") refuse("importStarted");
      const company = await readCompany(db, viewer.companyId);
      return previewTable(await openTable(importPath(deps.config, sha256), facts, query.encoding), { id: params.id, fileName, company });
    },
  }),
  route({
    method: "POST",
    path: "/api/imports/:id/dry-run",
    permission,
    summary: "Try a plan on the whole file and write nothing",
    params: one,
    body: importPlanSchema,
    handler: async ({ params, body }, { db, viewer, deps, now, language }: Context) => {
      const { record, plan, to, table } = await planImport({ db, viewer, config: deps.config }, params.id, body);
      return tryImport(db, { record, plan, to, table, now, language });
    },
  }),
  route({
    method: "POST",
    path: "/api/imports/:id/start",
    permission,
    summary: "Take the file in, in the background; one that stopped goes on where it stood, without a plan",
    params: one,
    body: startSchema,
    status: 202,
    handler: async ({ params, body }, { db, viewer, deps, now, newId, language }: Context) => {
      const record = await startImport(
        { db, viewer, config: deps.config, now, newId },
        params.id,
        body.mapping ? { ...body, mapping: body.mapping } : undefined,
      );
      deps.desk.imports.wake();
      return presentImport(record, language);
    },
  }),
  route({
    method: "GET",
    path: "/api/imports/:id/rows",
    permission,
    summary: "What became of the rows; the bad ones with their reasons",
    params: one,
    query: importRowsQuery,
    handler: async ({ params, query }, { db, viewer, language }: Context) => {
      const record = await readImport(db, viewer, params.id);
      const items = await listRows(db, record.id, query, language);
      return { items, nextAfter: items.length === query.limit ? (items.at(-1)?.row ?? null) : null };
    },
  }),
  route({
    method: "GET",
    path: "/api/imports/:id/rows.csv",
    permission,
    summary: "The bad rows as CSV, as they stood in the file, with the reason",
    params: one,
    query: z.object({ status: z.enum(importRowStatuses).default("bad") }),
    handler: async ({ params, query }, { db, viewer, language, reply }: Context) => {
      const record = await readImport(db, viewer, params.id);
      reply.header("content-type", "text/csv; charset=utf-8").header("content-disposition", 'attachment; filename="amends-import-rows.csv"');
      return Readable.from(rowsCsv(db, record, query.status, language));
    },
  }),
];
