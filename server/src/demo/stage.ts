import { type AssignmentSettings, noConditions } from "@amends/core/desk/contract-assignment";
import { defaultLevelPlans } from "@amends/core/desk/level-plan";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { type DemoCast, type DemoPerson, readDemo, type Shop } from "./story.ts";
import type { CastMember } from "./tell-case.ts";

export type DemoTeam = { readonly key: string; readonly id: string; readonly shop: Shop };
/** The demo company as it was written: who and what the stories are told with. */
export type Stage = {
  readonly companyId: string;
  readonly teams: readonly DemoTeam[];
  readonly people: readonly (CastMember & { readonly team: string; readonly teamId: string; readonly staffNo: string })[];
};

/** Every number of the demo begins with it, also of complaints recorded there later: nobody takes one for a real one. */
export const demoNumberPrefix = "D";

/** What this company wants done before a serious complaint is closed. */
const withChecklist = {
  ...defaultLevelPlans.serious,
  items: [
    ...defaultLevelPlans.serious.items,
    {
      ...{ id: "own-1", kind: "do", who: "handler", within: null, beforeClosing: true },
      text: { "zh-CN": "发票和旧件的去向已记清楚", "zh-TW": "發票與舊件的去向已記清楚", en: "What became of the invoice and the old part is on record" },
    },
  ],
};

/** Writes the demo company, its three teams and twelve people; none of them has a password. */
export async function buildStage(tx: Db, cast: DemoCast, context: { now: string; newId: () => string }): Promise<Stage> {
  const { now, newId } = context;
  const companyId = newId();
  const place = { company_id: companyId, created_at: now };
  const root = {
    ...place,
    id: companyId,
    parent_id: null,
    kind: "company",
    name: cast.company.name,
    time_zone: cast.company.timeZone,
    currency: cast.company.currency,
    language: cast.company.language,
    demo: true,
  };
  await tx
    .insertInto("teams")
    .values({ ...root, settings: JSON.stringify({ desk: { numberPrefix: demoNumberPrefix }, plans: { serious: withChecklist } }) })
    .execute();
  const teams = cast.teams.map(({ key, file }) => ({ key, id: newId(), shop: readDemo<Shop>(file) }));
  await tx
    .insertInto("teams")
    .values(
      teams.map(({ id, shop }) => ({
        ...place,
        id,
        parent_id: companyId,
        kind: "branch",
        name: shop.names.team ?? shop.business,
        time_zone: shop.timeZone,
        currency: shop.currency,
        language: shop.language,
        demo: true,
      })),
    )
    .execute();
  const tried = { id: "least-loaded", name: "Whoever has least to carry", when: noConditions, to: { kind: "here" as const } };
  const last = teams.at(-1);
  const assignment: AssignmentSettings = { rules: [tried], switches: last ? [{ teamId: last.id, mode: "propose" }] : [] };
  await sql`update teams set settings = jsonb_set(settings, '{assignment}', ${JSON.stringify(assignment)}::jsonb) where id = ${companyId}::uuid`.execute(tx);
  const people = cast.people.map((person: DemoPerson) => ({
    id: newId(),
    name: person.name,
    role: person.role as CastMember["role"],
    team: person.team,
    staffNo: person.staffNo,
    language: person.language,
    teamId: teams.find((t) => t.key === person.team)?.id ?? companyId,
    key: person.key,
  }));
  await tx
    .insertInto("people")
    .values(
      people.map((p, i) => ({
        ...place,
        id: p.id,
        team_id: p.teamId,
        name: p.name,
        role: p.role,
        staff_no: p.staffNo,
        email: `${p.key}@${companyId.slice(-12)}.demo.invalid`,
        profile: JSON.stringify({ language: p.language }),
        created_at: new Date(Date.parse(now) + i).toISOString(),
      })),
    )
    .execute();
  return { companyId, teams, people };
}
