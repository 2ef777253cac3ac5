import type { Viewer } from "@amends/core/accounts/role";
import type { Language } from "@amends/core/desk/complaint";
import type { ImportPlan, ImportProgress } from "@amends/core/desk/contract-import";
import type { Refusal } from "@amends/core/shared/refusal";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { errorText } from "../../platform/error-texts.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { TableFacts } from "./open-table.ts";

type Settings = TableFacts & { readonly plan?: ImportPlan; readonly headers?: readonly string[] };

/** An import as the server knows it. */
export type ImportRecord = {
  readonly id: string;
  readonly companyId: string;
  readonly personId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly facts: TableFacts;
  readonly plan: ImportPlan | null;
  readonly headers: readonly string[];
  readonly status: ImportProgress["status"];
  readonly total: number;
  readonly done: number;
  readonly created: number;
  readonly duplicates: number;
  readonly bad: number;
  readonly error: Pick<Refusal, "code" | "params"> | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

async function select(db: Db, where: ReturnType<typeof sql>): Promise<ImportRecord[]> {
  type Row = Omit<ImportRecord, "facts" | "plan" | "headers" | "error" | "createdAt" | "finishedAt"> & {
    settings: Settings;
    error: string | null;
    created_at: Date;
    finished_at: Date | null;
  };
  const { rows } =
    await sql<Row>`select id, company_id as "companyId", person_id as "personId", file_name as "fileName", sha256, settings, status, total, done, created,
    duplicates, failed as bad, error, created_at, finished_at from imports where ${where}`.execute(db);
  return rows.map(({ settings, error, created_at, finished_at, ...rest }) => {
    const { plan, headers, ...facts } = settings;
    return {
      ...rest,
      facts,
      plan: plan ?? null,
      headers: headers ?? [],
      error: error === null ? null : (JSON.parse(error) as ImportRecord["error"]),
      createdAt: created_at.toISOString(),
      finishedAt: finished_at?.toISOString() ?? null,
    };
  });
}

/** Managers see every import of the company, everybody else their own: bad rows show what stood in the file. */
const seenBy = (viewer: Viewer) => sql`company_id = ${viewer.companyId}::uuid and (person_id = ${viewer.id}::uuid or ${viewer.role === "manager"}::boolean)`;

/** @throws notFound, the same for what is not there and what may not be seen */
export async function readImport(db: Db, viewer: Viewer, id: string): Promise<ImportRecord> {
  return (await select(db, sql`id = ${id}::uuid and ${seenBy(viewer)}`))[0] ?? refuse("notFound");
}

export async function findImport(db: Db, id: string): Promise<ImportRecord | undefined> {
  return (await select(db, sql`id = ${id}::uuid`))[0];
}

/** Imports that were begun, newest first, 100 at most. */
export async function listImports(db: Db, viewer: Viewer): Promise<ImportRecord[]> {
  return select(db, sql`status <> 'uploaded' and ${seenBy(viewer)} order by created_at desc, id desc limit 100`);
}

export async function runningImports(db: Db): Promise<ImportRecord[]> {
  return select(db, sql`status = 'running' order by created_at, id`);
}

export type NewImport = Pick<ImportRecord, "id" | "companyId" | "personId" | "fileName" | "sha256" | "facts" | "total"> & { readonly at: string };

export async function insertImport(db: Db, of: NewImport): Promise<void> {
  await sql`insert into imports (id, company_id, person_id, file_name, sha256, encoding, settings, status, total, created_at)
    values (${of.id}::uuid, ${of.companyId}::uuid, ${of.personId}::uuid, ${of.fileName}, ${of.sha256}, ${of.facts.encoding}, ${JSON.stringify(of.facts)}::jsonb, 'uploaded', ${of.total}::int, ${of.at}::timestamptz)`.execute(
    db,
  );
}

/** Marks it as running with this plan; false when it runs already or is done. One that failed is taken up where it stood. */
export async function markRunning(db: Db, record: ImportRecord, plan: ImportPlan, headers: readonly string[]): Promise<boolean> {
  const { rows } =
    await sql`update imports set status = 'running', error = null, encoding = ${plan.encoding ?? record.facts.encoding}, settings = settings || ${JSON.stringify({ plan, headers })}::jsonb
    where id = ${record.id}::uuid and status in ('uploaded', 'failed') returning id`.execute(db);
  return rows.length > 0;
}

/** Ends a running import: finished, or failed with the reason. */
export async function markEnded(db: Db, id: string, error: Pick<Refusal, "code" | "params"> | null, at: string): Promise<void> {
  await sql`update imports set status = ${error ? "failed" : "finished"}, error = ${error ? JSON.stringify(error) : null}, finished_at = ${at}::timestamptz,
    total = case when ${error === null}::boolean then done else total end where id = ${id}::uuid and status = 'running'`.execute(db);
}

/** What leaves of an import. */
export function presentImport(record: ImportRecord, language: Language): ImportProgress {
  const { id, fileName, status, total, done, created, duplicates, bad, error, personId, plan, createdAt, finishedAt } = record;
  const sentence = error ? errorText(error.code, language, error.params) : null;
  return { id, fileName, status, total, done, created, duplicates, bad, error: sentence, personId, teamId: plan?.teamId ?? null, createdAt, finishedAt };
}
