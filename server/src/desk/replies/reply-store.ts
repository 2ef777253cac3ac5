import { mayUse } from "@amends/core/accounts/permission";
import type { Viewer } from "@amends/core/accounts/role";
import type { SavedReply, SavedReplyInput } from "@amends/core/desk/contract-replies";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { Acting } from "../desk-context.ts";

type Row = {
  id: string;
  person_id: string;
  team_id: string | null;
  team: string | null;
  below: boolean;
  name: string;
  texts: SavedReply["texts"];
  acts: SavedReply["acts"];
};

const mostOwn = 300;
const maySetUp = (viewer: Viewer) => mayUse(viewer.role, "shareReplies");

function present(row: Row, viewer: Viewer): SavedReply {
  const mine = row.person_id === viewer.id;
  const { id, name, texts, acts, team } = row;
  return { id, name, texts, acts, team, shared: row.team_id !== null, mine, mayEdit: mine || (row.below && maySetUp(viewer)) };
}

/** One's own, those of the own team and the teams above it, and for whoever may set them up those of the teams below. */
async function readReplies(db: Db, viewer: Viewer, where: RawBuilder<boolean> = sql`true`): Promise<SavedReply[]> {
  const { rows } = await sql<Row>`
    with recursive above (id, parent_id) as (
      select id, parent_id from teams where id = ${viewer.teamId}::uuid union all select t.id, t.parent_id from teams t join above a on t.id = a.parent_id),
    below (id) as (select ${viewer.teamId}::uuid union all select t.id from teams t join below b on t.parent_id = b.id)
    select r.id, r.person_id, r.team_id, r.name, r.texts, r.acts, t.name as team, coalesce(r.team_id in (select id from below), false) as below
    from saved_replies r left join teams t on t.id = r.team_id
    where r.company_id = ${viewer.companyId}::uuid and ${where} and (r.person_id = ${viewer.id}::uuid or r.team_id in (select id from above)
      or (${maySetUp(viewer)}::boolean and r.team_id in (select id from below)))
    order by r.team_id is not null, r.name, r.id limit 500`.execute(db);
  return rows.map((row) => present(row, viewer));
}

export const listReplies = (db: Db, viewer: Viewer): Promise<SavedReply[]> => readReplies(db, viewer);

/** @throws notFound, also for one that is not for this person */
export async function readReply(db: Db, viewer: Viewer, id: string): Promise<SavedReply> {
  const [reply] = await readReplies(db, viewer, sql`r.id = ${id}::uuid`);
  return reply ?? refuse("notFound");
}

/** The team a shared one belongs to. @throws notPermitted for roles that may not share */
function teamFor(viewer: Viewer, input: SavedReplyInput): string | null {
  if (!input.shared) return null;
  return maySetUp(viewer) ? viewer.teamId : refuse("notPermitted");
}

const columnsOf = ({ name, texts, acts }: SavedReplyInput, now: string) => ({
  name,
  texts: JSON.stringify(texts),
  acts: JSON.stringify(acts),
  updated_at: now,
});

/** @throws notPermitted, tooManyReplies */
export async function addReply(db: Db, { viewer, now, newId }: Acting, input: SavedReplyInput): Promise<SavedReply> {
  const id = newId();
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from saved_replies where person_id = ${viewer.id}::uuid`.execute(db);
  if ((rows[0]?.n ?? 0) >= mostOwn) refuse("tooManyReplies", { params: { max: mostOwn } });
  await db
    .insertInto("saved_replies")
    .values({ id, company_id: viewer.companyId, person_id: viewer.id, team_id: teamFor(viewer, input), created_at: now, ...columnsOf(input, now) })
    .execute();
  return readReply(db, viewer, id);
}

/** A shared one stays with its team, whoever of it puts it right. @throws notFound, notYours, notPermitted */
export async function changeReply(db: Db, { viewer, now }: Acting, id: string, input: SavedReplyInput): Promise<SavedReply> {
  return db.transaction().execute(async (tx) => {
    await sql`select 1 from saved_replies where id = ${id}::uuid for update`.execute(tx);
    const before = await readReply(tx, viewer, id);
    if (!before.mayEdit) refuse("notYours");
    if (!before.mine && !input.shared) refuse("notYours");
    const team = before.shared && input.shared ? {} : { team_id: teamFor(viewer, input) };
    await tx
      .updateTable("saved_replies")
      .set({ ...columnsOf(input, now), ...team })
      .where("id", "=", id)
      .execute();
    return readReply(tx, viewer, id);
  });
}

/** @throws notFound, notYours */
export async function removeReply(db: Db, { viewer }: Acting, id: string): Promise<void> {
  const { mayEdit } = await readReply(db, viewer, id);
  if (!mayEdit) refuse("notYours");
  await db.deleteFrom("saved_replies").where("id", "=", id).execute();
}
