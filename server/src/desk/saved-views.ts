import { mayUse } from "@amends/core/accounts/permission";
import type { Viewer } from "@amends/core/accounts/role";
import type { SavedView, SavedViewInput } from "@amends/core/desk/contract-settings";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { Acting } from "./desk-context.ts";

type Row = { id: string; person_id: string; team_id: string | null; name: string; definition: Pick<SavedView, "query" | "columns"> };

const present = (row: Row, viewer: Viewer): SavedView => ({
  id: row.id,
  name: row.name,
  shared: row.team_id !== null,
  mine: row.person_id === viewer.id,
  query: row.definition.query,
  columns: row.definition.columns,
});

/** One's own views, and those shared with a team one belongs to (the own team or one above it). */
export async function listViews(db: Db, viewer: Viewer): Promise<SavedView[]> {
  const { rows } = await sql<Row>`
    with recursive above (id, parent_id) as (
      select id, parent_id from teams where id = ${viewer.teamId}::uuid union all select t.id, t.parent_id from teams t join above a on t.id = a.parent_id)
    select id, person_id, team_id, name, definition from saved_views
    where company_id = ${viewer.companyId}::uuid and (person_id = ${viewer.id}::uuid or team_id in (select id from above))
    order by team_id is not null, name, id limit 200`.execute(db);
  return rows.map((row) => present(row, viewer));
}

/** Shared = with the own team and everybody below it. @throws notPermitted for roles that may not share. */
function teamFor(viewer: Viewer, input: SavedViewInput): string | null {
  if (!input.shared) return null;
  return mayUse(viewer.role, "shareViews") ? viewer.teamId : refuse("notPermitted");
}

const mostOwn = 100;

export async function addView(db: Db, { viewer, now, newId }: Acting, input: SavedViewInput): Promise<SavedView> {
  const row = {
    id: newId(),
    person_id: viewer.id,
    team_id: teamFor(viewer, input),
    name: input.name,
    definition: { query: input.query, columns: input.columns },
  };
  const { count } = await db
    .selectFrom("saved_views")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("person_id", "=", viewer.id)
    .executeTakeFirstOrThrow();
  if (count >= mostOwn) refuse("tooManyViews", { params: { max: mostOwn } });
  await db
    .insertInto("saved_views")
    .values({ ...row, company_id: viewer.companyId, definition: JSON.stringify(row.definition), created_at: now })
    .execute();
  return present(row, viewer);
}

/** Only one's own can be changed. @throws notFound */
export async function changeView(db: Db, { viewer }: Acting, id: string, input: SavedViewInput): Promise<SavedView> {
  const definition = { query: input.query, columns: input.columns };
  const teamId = teamFor(viewer, input);
  const { numUpdatedRows } = await db
    .updateTable("saved_views")
    .set({ name: input.name, team_id: teamId, definition: JSON.stringify(definition) })
    .where("id", "=", id)
    .where("person_id", "=", viewer.id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) refuse("notFound");
  return present({ id, person_id: viewer.id, team_id: teamId, name: input.name, definition }, viewer);
}

export async function removeView(db: Db, { viewer }: Acting, id: string): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom("saved_views").where("id", "=", id).where("person_id", "=", viewer.id).executeTakeFirst();
  if (numDeletedRows === 0n) refuse("notFound");
}
