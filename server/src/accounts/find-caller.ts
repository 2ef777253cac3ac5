import type { Role } from "@amends/core/accounts/role";
import { scopeAllows, type TokenScope, tokenScopes } from "@amends/core/accounts/token-scope";
import type { Language } from "@amends/core/desk/complaint";
import { type RawBuilder, sql } from "kysely";
import type { Caller } from "../platform/caller.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

type Row = {
  id: string;
  company_id: string;
  team_id: string;
  name: string;
  role: Role;
  language: Language | null;
  team_ids: string[];
  stands_for: string[];
  token_id: string | null;
  scopes: TokenScope[] | null;
  stale: boolean;
};

/** One query for everything a caller is: the person (not left), the team and all below it; those one stands in for, and of supervisors among them the teams as well. `source` gives who, and nobody when it ended. */
async function find(db: Db, source: RawBuilder<unknown>): Promise<Row | undefined> {
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    select p.id, p.company_id, p.team_id, p.name, p.role, p.profile->>'language' as language, c.token_id, c.scopes, c.stale,
      array(with recursive below (id) as ((select p.team_id union
          select a.team_id from stand_ins s join people a on a.id = s.person_id where s.substitute_id = p.id and a.role = 'supervisor' and p.role = 'supervisor')
        union select t.id from teams t join below b on t.parent_id = b.id) select id from below) as team_ids,
      array(select s.person_id from stand_ins s where s.substitute_id = p.id) as stands_for
    from (${source}) c join people p on p.id = c.person_id and p.left_at is null`.execute(db);
  return rows[0];
}

function callerOf(row: Row, via: Caller["via"], scopes: readonly TokenScope[]): Caller {
  const viewer = {
    id: row.id,
    companyId: row.company_id,
    role: row.role,
    teamId: row.team_id,
    teamIds: row.team_ids,
    name: row.name,
    standsFor: row.stands_for,
  };
  return { viewer, via, scopes, ...(row.language ? { language: row.language } : {}) };
}

/** The person of a living session. */
export async function findBySession(db: Db, token: string): Promise<Caller | undefined> {
  const row = await find(
    db,
    sql`
    select s."userId"::uuid as person_id, null::uuid as token_id, null::text[] as scopes, false as stale
    from session s where s.token = ${token} and s."expiresAt" > now()`,
  );
  return row && callerOf(row, "session", tokenScopes);
}

/** The person an API token acts as, while it is neither expired nor revoked. A scope includes the rungs below it. */
export async function findByToken(db: Db, hash: Buffer): Promise<Caller | undefined> {
  const row = await find(
    db,
    sql`
    select a.person_id, a.id as token_id, a.scopes, (a.last_used_at is null or a.last_used_at < now() - interval '1 minute') as stale
    from api_tokens a where a.token_hash = ${hash} and a.revoked_at is null and a.expires_at > now()`,
  );
  if (!row) return undefined;
  if (row.stale) await db.updateTable("api_tokens").set({ last_used_at: sql`now()` }).where("id", "=", row.token_id).execute();
  return callerOf(
    row,
    "token",
    tokenScopes.filter((scope) => scopeAllows(row.scopes ?? [], scope)),
  );
}

/** The person behind an id, with everything they may; for the command line, which acts as a named person of the team. */
export async function findByPerson(db: Db, personId: string): Promise<Caller | undefined> {
  const row = await find(db, sql`select ${personId}::uuid as person_id, null::uuid as token_id, null::text[] as scopes, false as stale`);
  return row && callerOf(row, "session", tokenScopes);
}
