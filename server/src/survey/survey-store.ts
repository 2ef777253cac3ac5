import { defaultSurvey, type SurveyDefinition, surveySchema } from "@amends/core/survey/survey";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { recordEvents } from "../platform/record-events.ts";
import type { RouteContext } from "../platform/route.ts";

export type StoredSurvey = { readonly version: number; readonly definition: SurveyDefinition };

type Row = { version: number; definition: unknown };

/** What the company asks now; version 0 is what comes with the product. */
export async function readSurvey(db: Db, companyId: string): Promise<StoredSurvey> {
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    select version, definition from surveys where company_id = ${companyId}::uuid order by version desc limit 1`.execute(db);
  const [row] = rows;
  return row ? { version: row.version, definition: surveySchema.parse(row.definition) } : { version: 0, definition: defaultSurvey };
}

/** The survey as it was in one version. */
export async function readSurveyVersion(db: Db, companyId: string, version: number): Promise<SurveyDefinition> {
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    select version, definition from surveys where company_id = ${companyId}::uuid and version = ${version}`.execute(db);
  return rows[0] ? surveySchema.parse(rows[0].definition) : defaultSurvey;
}

type Acting = Pick<RouteContext<unknown>, "viewer" | "now" | "newId">;

/** Writes a new version down; two at once become two versions. */
export async function insertSurvey(tx: Db, companyId: string, definition: SurveyDefinition, by: string | null, at: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`survey ${companyId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ version: number }>`
    insert into surveys (company_id, version, definition, created_at, created_by)
    select ${companyId}::uuid, coalesce(max(version), 0) + 1, ${JSON.stringify(definition)}::jsonb, ${at}::timestamptz, ${by}::uuid
    from surveys where company_id = ${companyId}::uuid returning version`.execute(tx);
  return rows[0]?.version ?? 1;
}

export async function saveSurvey(db: Db, { viewer, now, newId }: Acting, definition: SurveyDefinition): Promise<StoredSurvey> {
  const { companyId } = viewer;
  const version = await db.transaction().execute(async (tx) => {
    const saved = await insertSurvey(tx, companyId, definition, viewer.id, now);
    const frame = { companyId, subject: { type: "company", id: companyId }, actor: { type: "person", id: viewer.id } as const, at: now, newId };
    await recordEvents(tx, frame, [{ type: "company.surveyChanged", data: { version: saved } }]);
    return saved;
  });
  return { version, definition };
}
