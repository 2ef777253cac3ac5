import type { PublicCompany } from "@amends/core/desk/contract-public";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { type Company, companyOf } from "../desk-settings.ts";

/** A company customers can write to, and the team where what they write arrives. */
export type Receiving = {
  readonly company: Company;
  readonly slug: string;
  readonly demo: boolean;
  readonly teamId: string;
  /** The same when somebody chose it; null = it follows from what teams there are. */
  readonly chosenTeamId: string | null;
  readonly teamIds: readonly string[];
};

type Row = Parameters<typeof companyOf>[0] & { demo: boolean; teams: { id: string; root: boolean }[] };
type SavedPortal = { readonly slug?: string; readonly teamId?: string };

/** Short and stable when nobody chose one: the random end of the id. */
const slugOf = (row: Row) => (row.settings as { portal?: SavedPortal }).portal?.slug || row.id.slice(-12);

/** The team named in the settings, while it is there. */
function chosenTeamOf(row: Row): string | null {
  const named = (row.settings as { portal?: SavedPortal }).portal?.teamId;
  return row.teams.find((team) => team.id === named)?.id ?? null;
}

/** That team, else the only team there is, else the company itself: a superior passes it on. */
function teamOf(row: Row): string {
  const chosen = chosenTeamOf(row);
  if (chosen) return chosen;
  const below = row.teams.filter((team) => !team.root);
  return below.length === 1 && below[0] ? below[0].id : row.id;
}

function receiving(row: Row): Receiving {
  return {
    company: companyOf(row),
    slug: slugOf(row),
    demo: row.demo,
    teamId: teamOf(row),
    chosenTeamId: chosenTeamOf(row),
    teamIds: row.teams.map((team) => team.id),
  };
}

/** All companies served here; the demo only where there is no real one. */
export async function receivingCompanies(db: Db): Promise<Receiving[]> {
  const { rows } = await sql<Row>`
    select t.id, t.name, t.language, t.time_zone, t.currency, t.settings, t.demo,
      (select coalesce(json_agg(json_build_object('id', o.id, 'root', o.parent_id is null) order by o.created_at), '[]'::json) from teams o where o.company_id = t.id and o.archived_at is null) as teams
    from teams t where t.parent_id is null and t.archived_at is null order by t.demo, t.created_at, t.id limit 50`.execute(db);
  return rows.map(receiving);
}

export const presentCompany = ({ company, slug, demo }: Receiving): PublicCompany => ({ slug, name: company.name, demo });

/** The company an address names; null when there is none of that name. */
export function named(all: readonly Receiving[], slug: string | undefined): Receiving | null {
  return all.find((each) => each.slug === slug || each.company.id === slug) ?? null;
}

/** The one it must be when the address names none: the only real company, or the demo alone. */
export function theOnly(all: readonly Receiving[]): Receiving | null {
  const real = all.filter((each) => !each.demo);
  const choice = real.length > 0 ? real : all;
  return choice.length === 1 ? (choice[0] ?? null) : null;
}
