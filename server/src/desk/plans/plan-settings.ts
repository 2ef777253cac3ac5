import { completeLevelPlans, type LevelPlans } from "@amends/core/desk/level-plan";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import type { RouteContext } from "../../platform/route.ts";
import { saveSetting } from "../desk-settings.ts";

/** What is to happen on each level in this company. */
export async function readLevelPlans(db: Db, companyId: string): Promise<LevelPlans> {
  const { rows } = await sql<{ own: Partial<LevelPlans> | null }>`${sql.raw(prepared)}
    select settings -> 'plans' as own from teams where id = ${companyId}::uuid`.execute(db);
  return completeLevelPlans(rows[0]?.own ?? {});
}

export async function saveLevelPlans(db: Db, context: Pick<RouteContext<unknown>, "viewer" | "now" | "newId">, plans: LevelPlans): Promise<LevelPlans> {
  await saveSetting(db, context, { key: "plans", value: plans, type: "company.levelPlansChanged" });
  return plans;
}
