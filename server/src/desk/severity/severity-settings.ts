import { completeSeveritySettings, type SeveritySettings } from "@amends/core/desk/contract-severity";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import type { RouteContext } from "../../platform/route.ts";
import { saveSetting } from "../desk-settings.ts";

/** By which rules this company's complaints rise. */
export async function readSeveritySettings(db: Db, companyId: string): Promise<SeveritySettings> {
  const { rows } = await sql<{ own: Partial<SeveritySettings> | null }>`${sql.raw(prepared)}
    select settings -> 'severity' as own from teams where id = ${companyId}::uuid`.execute(db);
  return completeSeveritySettings(rows[0]?.own ?? {});
}

export async function saveSeveritySettings(
  db: Db,
  context: Pick<RouteContext<unknown>, "viewer" | "now" | "newId">,
  settings: SeveritySettings,
): Promise<SeveritySettings> {
  await saveSetting(db, context, { key: "severity", value: settings, type: "company.severitySettingsChanged" });
  return completeSeveritySettings(settings);
}
