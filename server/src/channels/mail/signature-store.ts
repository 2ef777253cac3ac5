import { type Signature, type SignatureTexts, signatureFor } from "@amends/core/channels/signature-text";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";

export async function listSignatures(db: Db, companyId: string): Promise<Signature[]> {
  const { rows } = await sql<Signature>`
    select team_id as "teamId", texts from mail_signatures where company_id = ${companyId}::uuid order by team_id`.execute(db);
  return rows;
}

type Acting = Pick<RouteContext<unknown>, "viewer" | "now" | "newId">;

/** Without any text the team signs as the one above it again. @throws notFound for a team that is not the company's */
export async function saveSignature(db: Db, { viewer, now, newId }: Acting, teamId: string, given: SignatureTexts): Promise<Signature[]> {
  const texts = Object.fromEntries(Object.entries(given).filter(([, text]) => text));
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`select from teams where id = ${teamId}::uuid and company_id = ${viewer.companyId}::uuid`.execute(tx);
    if (rows.length === 0) refuse("notFound");
    await (Object.keys(texts).length === 0
      ? sql`delete from mail_signatures where team_id = ${teamId}::uuid`
      : sql`insert into mail_signatures (team_id, company_id, texts, updated_by, updated_at)
          values (${teamId}::uuid, ${viewer.companyId}::uuid, ${JSON.stringify(texts)}::jsonb, ${viewer.id}::uuid, ${now}::timestamptz)
          on conflict (team_id) do update set texts = excluded.texts, updated_by = excluded.updated_by, updated_at = excluded.updated_at`
    ).execute(tx);
    const frame = { companyId: viewer.companyId, subject: { type: "team", id: teamId }, actor: { type: "person", id: viewer.id } as const, at: now, newId };
    await recordEvents(tx, frame, [{ type: "team.signatureChanged" }]);
  });
  return listSignatures(db, viewer.companyId);
}

/** What a team's mail to a customer is signed with; null where neither it nor a team above it says so in that language. `name`: who wrote, empty for nobody. */
export async function signatureOf(db: Db, teamId: string, language: keyof SignatureTexts, name: string): Promise<string | null> {
  const { rows } = await sql<{ texts: SignatureTexts }>`
    with recursive above (id, parent_id, step) as (
      select id, parent_id, 0 from teams where id = ${teamId}::uuid
      union all select t.id, t.parent_id, a.step + 1 from teams t join above a on t.id = a.parent_id)
    select s.texts from above a join mail_signatures s on s.team_id = a.id order by a.step`.execute(db);
  return signatureFor(
    rows.map((row) => row.texts),
    language,
    { name },
  );
}
