import type { Viewer } from "@amends/core/accounts/role";
import type { ImportPlan } from "@amends/core/desk/contract-import";
import type { Config } from "../../platform/config.ts";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { checkPlan } from "./check-plan.ts";
import { type ImportCompany, readImportCompany } from "./import-context.ts";
import { importPath } from "./import-files.ts";
import { findImport, type ImportRecord, markRunning, readImport } from "./import-store.ts";
import { openTable, type Table } from "./open-table.ts";
import { headersOf } from "./read-rows.ts";

export type Asking = { readonly db: Db; readonly viewer: Viewer; readonly config: Pick<Config, "dataDir"> };
export type Planned = { readonly record: ImportRecord; readonly plan: ImportPlan; readonly to: ImportCompany; readonly table: Table };

/**
 * An import with a plan that can be carried out; without a plan the one it was begun with. @throws importStarted when it runs
 * or is done, importFileGone, and what `checkPlan` throws.
 */
export async function planImport({ db, viewer, config }: Asking, id: string, given: ImportPlan | undefined): Promise<Planned> {
  const record = await readImport(db, viewer, id);
  if (record.status === "running" || record.status === "finished") refuse("importStarted");
  const to = await readImportCompany(db, viewer.companyId);
  // One that stopped goes on as it began: its rows are counted by that plan.
  const plan = (record.status === "failed" ? record.plan : given) ?? refuse("importTextUnmapped", { field: "mapping" });
  const checked = checkPlan(plan, viewer, to);
  const table = await openTable(importPath(config, record.sha256), record.facts, checked.encoding).catch((error: { code?: string }) => {
    if (error.code === "ENOENT") return refuse("importFileGone");
    throw error;
  });
  return { record, plan: checked, to, table };
}

/** Starts an import, or takes one up that stopped. Whoever calls it wakes the runner. @throws as `planImport` */
export async function startImport(asking: Asking & { now: string; newId: () => string }, id: string, given: ImportPlan | undefined): Promise<ImportRecord> {
  const { db, viewer, now, newId } = asking;
  const { record, plan, table } = await planImport(asking, id, given);
  const headers = await headersOf(table, plan);
  await db.transaction().execute(async (tx) => {
    if (!(await markRunning(tx, record, plan, headers))) refuse("importStarted");
    const frame = { companyId: viewer.companyId, subject: { type: "import", id }, actor: { type: "person" as const, id: viewer.id }, at: now, newId };
    await recordEvents(tx, frame, [{ type: "import.started", data: { rows: record.total, teamId: plan.teamId ?? viewer.teamId } }]);
  });
  return (await findImport(db, id)) ?? refuse("notFound");
}
