import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Viewer } from "@amends/core/accounts/role";
import type { Language } from "@amends/core/desk/complaint";
import {
  type ImportBadRow,
  type ImportEncoding,
  type ImportPlan,
  type ImportPreview,
  type ImportProgress,
  type ImportTrial,
  importPlanSchema,
} from "@amends/core/desk/contract-import";
import { refuse } from "../../platform/refusal-error.ts";
import { readImportCompany } from "./import-context.ts";
import { discardUpload, importPath } from "./import-files.ts";
import { listRows } from "./import-row-store.ts";
import { findImport, presentImport, readImport } from "./import-store.ts";
import { openTable } from "./open-table.ts";
import { previewTable } from "./preview-table.ts";
import { type ReceiveConfig, receiveImport } from "./receive-import.ts";
import { type RunServices, runImport } from "./run-import.ts";
import { planImport, startImport } from "./start-import.ts";
import { tryImport } from "./try-import.ts";

export type ImportFileOptions = {
  readonly path: string;
  readonly viewer: Viewer;
  readonly language: Language;
  readonly encoding?: ImportEncoding | undefined;
  /** What differs from the proposal, decided after a look at it. */
  readonly plan?: (preview: ImportPreview) => Partial<ImportPlan>;
  /** Only say what would happen. */
  readonly dryRun?: boolean;
  readonly onPreview?: (preview: ImportPreview) => void;
  readonly onProgress?: (done: number, total: number) => void;
};
export type ImportFileServices = RunServices & { readonly config: ReceiveConfig };
/** After an import `bad` holds the first 200 rows that could not be taken in. */
export type ImportFileResult = { readonly trial: ImportTrial } | { readonly progress: ImportProgress; readonly bad: readonly ImportBadRow[] };

const lookEvery = 400;
const mostBad = 200;

/** Works on it oneself; when a server is at it already, watches. */
async function runToEnd(services: ImportFileServices, id: string, total: number, onProgress: ImportFileOptions["onProgress"]): Promise<void> {
  for (;;) {
    await runImport(services, id, { onBatch: (done) => onProgress?.(done, total) });
    const record = await findImport(services.db, id);
    if (record?.status !== "running") return;
    onProgress?.(record.done, total);
    await pause(lookEvery);
  }
}

async function tryOrRun(services: ImportFileServices, options: ImportFileOptions, found: ImportPreview): Promise<ImportFileResult> {
  const { db, config, newId, clock } = services;
  const { viewer, language, encoding } = options;
  const asking = { db, viewer, config, now: clock(), newId };
  const { company } = await readImportCompany(db, viewer.companyId);
  const { facts, sha256 } = await readImport(db, viewer, found.id);
  const preview = encoding ? await previewTable(await openTable(importPath(config, sha256), facts, encoding), { ...found, company }) : found;
  options.onPreview?.(preview);
  const { suggestedMapping, hasHeader, dateOrder } = preview;
  const parsed = importPlanSchema.safeParse({ mapping: suggestedMapping, hasHeader, dateOrder, ...(encoding ? { encoding } : {}), ...options.plan?.(preview) });
  const plan = parsed.success ? parsed.data : refuse("importTextUnmapped", { field: "mapping" });
  if (options.dryRun) return { trial: await tryImport(db, { ...(await planImport(asking, found.id, plan)), now: clock(), language }) };
  await startImport(asking, found.id, plan);
  await runToEnd(services, found.id, preview.rows, options.onProgress);
  const bad = await listRows(db, found.id, { status: "bad", after: 0, limit: mostBad }, language);
  return { progress: presentImport(await readImport(db, viewer, found.id), language), bad };
}

/**
 * Takes in a file from disk, to its end, and gives the result: for the command line, with the server running or not. The
 * caller's own file is not touched. @throws the refusals of an upload and of a plan.
 */
export async function importFile(services: ImportFileServices, options: ImportFileOptions): Promise<ImportFileResult> {
  const { db, config, newId, clock } = services;
  const { viewer, path } = options;
  const found = await receiveImport(db, config, { viewer, fileName: basename(path), source: createReadStream(path), now: clock(), newId });
  try {
    return await tryOrRun(services, options, found);
  } finally {
    await discardUpload(db, config, found.id);
  }
}
