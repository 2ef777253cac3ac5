import type { changeTeamSchema, createTeamSchema, TeamRow } from "@amends/core/accounts/contract-teams";
import { mayStandBelow } from "@amends/core/accounts/team-tree";
import { sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import type { NewEvent } from "../platform/record-events.ts";
import { orRefuse, refuse } from "../platform/refusal-error.ts";
import { type Acting, record } from "./acting.ts";
import { lockCompany } from "./company-lock.ts";
import { listTeams, nodesOf } from "./teams-store.ts";

async function readOne(tx: Db, companyId: string, id: string): Promise<{ teams: TeamRow[]; team: TeamRow }> {
  const teams = await listTeams(tx, companyId);
  const team = teams.find((each) => each.id === id) ?? refuse("notFound");
  return { teams, team };
}

/** A new branch or team; time zone, currency and language are the parent's unless given. @throws what `mayStandBelow` refuses. */
export async function createTeam(db: Db, input: z.output<typeof createTeamSchema>, acting: Acting): Promise<TeamRow> {
  const { companyId } = acting.viewer;
  return db.transaction().execute(async (tx) => {
    await lockCompany(tx, companyId);
    const teams = await listTeams(tx, companyId);
    orRefuse(mayStandBelow(nodesOf(teams), input.parentId, input));
    const parent = teams.find((team) => team.id === input.parentId) as TeamRow;
    const id = acting.newId();
    const place = { time_zone: input.timeZone ?? parent.timeZone, currency: input.currency ?? parent.currency, language: input.language ?? parent.language };
    const { demo } = await tx.selectFrom("teams").select("demo").where("id", "=", companyId).executeTakeFirstOrThrow();
    await tx
      .insertInto("teams")
      .values({ id, company_id: companyId, parent_id: input.parentId, kind: input.kind, name: input.name, demo, created_at: acting.now, ...place })
      .execute();
    await record(tx, acting, { type: "team", id }, { type: "team.created", data: { parentId: input.parentId, kind: input.kind } });
    return (await readOne(tx, companyId, id)).team;
  });
}

/** Renames, moves or places a team anew; the company itself may be renamed and placed, not moved. */
export async function changeTeam(db: Db, id: string, change: z.output<typeof changeTeamSchema>, acting: Acting): Promise<TeamRow> {
  const { companyId } = acting.viewer;
  return db.transaction().execute(async (tx) => {
    await lockCompany(tx, companyId);
    const { teams, team } = await readOne(tx, companyId, id);
    if (team.archived) return refuse("teamArchived");
    const name = change.name ?? team.name;
    const parentId = change.parentId ?? team.parentId;
    if (parentId === null || team.parentId === null) {
      if (change.parentId !== undefined) return refuse("companyStays", { field: "parentId" });
    } else if (name !== team.name || parentId !== team.parentId) orRefuse(mayStandBelow(nodesOf(teams), parentId, { id, kind: team.kind, name }));
    const after = {
      name,
      parent_id: parentId,
      time_zone: change.timeZone ?? team.timeZone,
      currency: change.currency ?? team.currency,
      language: change.language ?? team.language,
    };
    const events: NewEvent[] = [];
    if (name !== team.name) events.push({ type: "team.renamed", data: { from: team.name, to: name } });
    if (parentId !== team.parentId) events.push({ type: "team.moved", data: { fromParentId: team.parentId, toParentId: parentId } });
    if (after.time_zone !== team.timeZone || after.currency !== team.currency || after.language !== team.language)
      events.push({ type: "team.placed", data: { timeZone: after.time_zone, currency: after.currency, language: after.language } });
    if (events.length > 0) {
      await tx.updateTable("teams").set(after).where("id", "=", id).execute();
      await record(tx, acting, { type: "team", id }, ...events);
    }
    return (await readOne(tx, companyId, id)).team;
  });
}

/** Puts a team out of use when nobody and nothing open is left in it. Its closed complaints stay where they are. @throws companyStays, teamNotEmpty */
export async function archiveTeam(db: Db, id: string, acting: Acting): Promise<void> {
  const { companyId } = acting.viewer;
  await db.transaction().execute(async (tx) => {
    await lockCompany(tx, companyId);
    const { teams, team } = await readOne(tx, companyId, id);
    if (team.parentId === null) return refuse("companyStays");
    if (team.archived) return;
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from complaints where team_id = ${id} and state <> 'closed'`.execute(tx);
    const params = { people: team.people, complaints: rows[0]?.n ?? 0, teams: teams.filter((each) => each.parentId === id && !each.archived).length };
    if (params.people + params.complaints + params.teams > 0) return refuse("teamNotEmpty", { params });
    await tx.updateTable("teams").set({ archived_at: acting.now }).where("id", "=", id).execute();
    await sql`update account_links set revoked_at = ${acting.now} where company_id = ${companyId} and purpose = 'invitation' and data->>'teamId' = ${id} and used_at is null and revoked_at is null`.execute(
      tx,
    );
    await record(tx, acting, { type: "team", id }, { type: "team.archived" });
  });
}
