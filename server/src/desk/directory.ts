import type { PersonBrief } from "@amends/core/desk/contract-view";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

export type Names = { readonly people: Readonly<Record<string, PersonBrief>>; readonly teams: Readonly<Record<string, string>> };

/**
 * Names of people and teams by their ids, remembered for a few seconds: they stand on every page and hardly change. Ids of
 * another company, and ids that are neither, are left out.
 */
export type Directory = { readonly names: (db: Db, companyId: string, ids: ReadonlySet<string>, now: number) => Promise<Names> };

const rememberedMs = 10_000;
const most = 20_000;

type Known = { readonly until: number; readonly companyId: string; readonly person?: PersonBrief; readonly team?: string };
type Row = { people: PersonBrief[] | null; teams: { id: string; name: string }[] | null };

export function createDirectory(): Directory {
  const known = new Map<string, Known>();
  const learn = async (db: Db, companyId: string, ids: readonly string[], until: number) => {
    const { rows } = await sql<Row>`${sql.raw(prepared)}
      select (select json_agg(json_build_object('id', p.id, 'name', p.name, 'role', p.role, 'teamId', p.team_id, 'left', p.left_at is not null, 'awayUntil', (select s.last_day from stand_ins s where s.person_id = p.id))) from people p where p.company_id = ${companyId}::uuid and p.id = any(${[...ids]}::uuid[])) as people,
        (select json_agg(json_build_object('id', t.id, 'name', t.name)) from teams t where t.company_id = ${companyId}::uuid and t.id = any(${[...ids]}::uuid[])) as teams`.execute(
      db,
    );
    if (known.size > most) known.clear();
    for (const id of ids) known.set(id, { until, companyId });
    for (const person of rows[0]?.people ?? []) known.set(person.id, { until, companyId, person });
    for (const team of rows[0]?.teams ?? []) known.set(team.id, { until, companyId, team: team.name });
  };
  return {
    async names(db, companyId, ids, now) {
      const unknown = [...ids].filter((id) => {
        const entry = known.get(id);
        return !entry || entry.until < now || entry.companyId !== companyId;
      });
      if (unknown.length > 0) await learn(db, companyId, unknown, now + rememberedMs);
      const people: Record<string, PersonBrief> = {};
      const teams: Record<string, string> = {};
      for (const id of ids) {
        const entry = known.get(id);
        if (entry?.companyId !== companyId) continue;
        if (entry.person) people[id] = entry.person;
        if (entry.team !== undefined) teams[id] = entry.team;
      }
      return { people, teams };
    },
  };
}
