import { type CategoryTree, checkCategories, defaultCategories } from "@amends/core/desk/category";
import { type AssignmentSettings, noAssignment } from "@amends/core/desk/contract-assignment";
import type { GrantPolicy } from "@amends/core/desk/contract-grants";
import { type DeskSettings, defaultDeskSettings, deskSettingsSchema } from "@amends/core/desk/contract-settings";
import { defaultFollowUpPlan, type FollowUpPlan } from "@amends/core/desk/follow-up-plan";
import { defaultGrantPolicy } from "@amends/core/desk/grant-policy";
import { completeLevelPlans, type LevelPlans } from "@amends/core/desk/level-plan";
import { minorDigits } from "@amends/core/shared/money";
import { sql } from "kysely";
import { type DeadlineKey, deadlineKeyOf } from "../deadline/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";

/** A company as its desk needs to know it. */
export type Company = {
  readonly id: string;
  readonly name: string;
  readonly language: "zh-CN" | "zh-TW" | "en";
  readonly timeZone: string;
  readonly currency: string;
  readonly desk: DeskSettings;
  readonly grants: GrantPolicy;
  readonly plans: LevelPlans;
  readonly followUp: FollowUpPlan;
  /** Whom complaints are given to by rule, and where. */
  readonly assignment: AssignmentSettings;
  /** Which deadlines it follows. */
  readonly deadlines: DeadlineKey;
};

type Row = {
  id: string;
  name: string;
  language: Company["language"];
  time_zone: string;
  currency: string;
  settings: {
    desk?: Partial<DeskSettings>;
    categories?: CategoryTree;
    grants?: Partial<GrantPolicy>;
    plans?: Partial<LevelPlans>;
    followUp?: FollowUpPlan;
    assignment?: AssignmentSettings;
  };
};

export async function readRoot(db: Db, companyId: string): Promise<Row> {
  const { rows } =
    await sql<Row>`${sql.raw(prepared)} select id, name, language, time_zone, currency, settings from teams where id = ${companyId}::uuid`.execute(db);
  return rows[0] ?? refuse("notFound");
}

/** What was saved, and the default for what was not. */
export function companyOf(row: Row): Company {
  const { id, name, language, currency, settings } = row;
  const minorPerUnit = 10 ** minorDigits(currency);
  const desk = { ...defaultDeskSettings({ currency, language, minorPerUnit }), ...settings.desk };
  const grants = { ...defaultGrantPolicy(currency, minorPerUnit), ...settings.grants };
  return {
    id,
    name,
    language,
    timeZone: row.time_zone,
    currency,
    desk,
    grants,
    plans: completeLevelPlans(settings.plans),
    followUp: settings.followUp ?? defaultFollowUpPlan,
    assignment: settings.assignment ?? noAssignment,
    deadlines: deadlineKeyOf(row),
  };
}

export async function readCompany(db: Db, companyId: string): Promise<Company> {
  return companyOf(await readRoot(db, companyId));
}

export async function readCategories(db: Db, companyId: string): Promise<CategoryTree> {
  return categoriesOf(await readRoot(db, companyId));
}

export const categoriesOf = ({ settings }: Pick<Row, "settings">): CategoryTree => settings.categories ?? defaultCategories;

type Change = {
  readonly key: "desk" | "categories" | "grants" | "severity" | "portal" | "plans" | "followUp" | "assignment";
  readonly value: unknown;
  readonly type: string;
};

/** One part of what a company decided, on record. */
export async function saveSetting(
  db: Db,
  { viewer, now, newId }: Pick<RouteContext<unknown>, "viewer" | "now" | "newId">,
  { key, value, type }: Change,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`update teams set settings = jsonb_set(settings, array[${key}]::text[], ${JSON.stringify(value)}::jsonb) where id = ${viewer.companyId}::uuid`.execute(
      tx,
    );
    await recordEvents(
      tx,
      { companyId: viewer.companyId, subject: { type: "company", id: viewer.companyId }, actor: { type: "person", id: viewer.id }, at: now, newId },
      [{ type }],
    );
  });
}

export async function saveDeskSettings(
  db: Db,
  context: Pick<RouteContext<unknown>, "viewer" | "now" | "newId">,
  settings: DeskSettings,
): Promise<DeskSettings> {
  const value = deskSettingsSchema.parse(settings);
  await saveSetting(db, context, { key: "desk", value, type: "company.deskSettingsChanged" });
  return value;
}

export async function saveGrantPolicy(db: Db, context: Pick<RouteContext<unknown>, "viewer" | "now" | "newId">, policy: GrantPolicy): Promise<GrantPolicy> {
  await saveSetting(db, context, { key: "grants", value: policy, type: "company.grantPolicyChanged" });
  return policy;
}

/** @throws the first problem of the tree, all of them in `details.problems`. */
export async function saveCategories(db: Db, context: Pick<RouteContext<unknown>, "viewer" | "now" | "newId">, tree: CategoryTree): Promise<CategoryTree> {
  const problems = checkCategories(tree);
  const [first] = problems;
  if (first) refuse(first.code, { field: "categories", params: { id: first.id }, details: { problems } });
  await saveSetting(db, context, { key: "categories", value: tree, type: "company.categoriesChanged" });
  return tree;
}
