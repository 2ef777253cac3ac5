import type { Role, Viewer } from "@amends/core/accounts/role";
import type { Followers, Mentionable } from "@amends/core/desk/contract-followers";
import { mentionedIn } from "@amends/core/desk/mention";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import type { Write } from "../../platform/db/write-together.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { maySee } from "../policy.ts";
import type { Stored } from "../store.ts";

type PersonRow = { id: string; name: string; role: Role; teamId: string; staffNo: string | null; standsFor: string[]; above: boolean };

/** Everybody of the company who is there, and whether they may see the complaint: by the one policy, with what it asks of them (their teams, whom they stand in for). */
async function colleagues(db: Db, { placed }: Stored) {
  const { rows } = await sql<PersonRow>`
    with recursive up (id, parent_id) as (
      select id, parent_id from teams where id = ${placed.teamId}::uuid union all select t.id, t.parent_id from teams t join up on t.id = up.parent_id)
    select p.id, p.name, p.role, p.team_id as "teamId", p.staff_no as "staffNo",
      array(select i.person_id from stand_ins i where i.substitute_id = p.id and i.company_id = p.company_id) as "standsFor",
      p.team_id in (select id from up) or exists (
        select from stand_ins i join people a on a.id = i.person_id
        where i.substitute_id = p.id and i.company_id = p.company_id and p.role = 'supervisor' and a.role = 'supervisor' and a.team_id in (select id from up)) as above
    from people p where p.company_id = ${placed.companyId}::uuid and p.left_at is null order by p.name, p.id`.execute(db);
  return rows.map(({ above, standsFor, ...person }) => {
    const viewer: Viewer = { ...person, companyId: placed.companyId, teamIds: above ? [placed.teamId] : [], standsFor };
    return { ...person, staffNo: person.staffNo ?? "", sees: maySee(viewer, placed) };
  });
}

/** Who follows a complaint the viewer sees; followers who have lost sight of it are not told of and not named. */
export async function readFollowers(db: Db, viewer: Viewer, stored: Stored): Promise<Followers> {
  const people = await colleagues(db, stored);
  const all = await followersOf(db, stored.complaint.id);
  const seeing = new Set(people.filter((p) => p.sees).map((p) => p.id));
  const followerIds = all.filter((id) => seeing.has(id));
  return { following: all.includes(viewer.id), followerIds };
}

/** Every colleague of the viewer, those who would not see a mention as well. */
export async function readMentionable(db: Db, viewer: Viewer, stored: Stored): Promise<Mentionable> {
  return { items: (await colleagues(db, stored)).filter((p) => p.id !== viewer.id) };
}

/** Who follows a complaint, whether they still see it or not: that is asked of each where they are told something. */
export async function followersOf(db: Db, complaintId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from followers where complaint_id = ${complaintId}::uuid and ended_at is null order by since, person_id`.execute(db);
  return rows.map((row) => row.id);
}

export async function follow(db: Db, personId: string, complaintId: string, now: string): Promise<void> {
  await sql`insert into followers (person_id, complaint_id, because, since) values (${personId}::uuid, ${complaintId}::uuid, 'self', ${now}::timestamptz)
    on conflict (person_id, complaint_id) do update set because = 'self', since = excluded.since, ended_at = null where followers.ended_at is not null`.execute(
    db,
  );
}

export async function unfollow(db: Db, personId: string, complaintId: string, now: string): Promise<void> {
  await sql`update followers set ended_at = ${now}::timestamptz where person_id = ${personId}::uuid and complaint_id = ${complaintId}::uuid and ended_at is null`.execute(
    db,
  );
}

/**
 * Whom a note mentions, and that they follow from now on. @throws mentionUnseen with the names, when one of them may not see the
 * complaint: a mention gives nobody sight, and one that reaches nobody would be a trap.
 */
export async function mentionsOf(
  tx: Db,
  viewer: Viewer,
  stored: Stored,
  text: string,
  now: string,
): Promise<{ ids: readonly string[]; writes: readonly Write[] }> {
  if (!/[@＠]/.test(text)) return { ids: [], writes: [] };
  const people = (await colleagues(tx, stored)).filter((p) => p.id !== viewer.id);
  const mentioned = new Set(mentionedIn(text, people));
  const unseen = people.filter((p) => mentioned.has(p.id) && !p.sees);
  // Of two people of one name whoever sees it is meant.
  const names = unseen.map((p) => p.name).filter((name) => !people.some((p) => p.name === name && p.sees));
  if (names.length > 0) refuse("mentionUnseen", { field: "text", params: { names: names.join("、") } });
  const ids = people.filter((p) => mentioned.has(p.id) && p.sees).map((p) => p.id);
  if (ids.length === 0) return { ids, writes: [] };
  const following = sql`insert into followers (person_id, complaint_id, because, since)
    select x.id, ${stored.complaint.id}::uuid, 'mention', ${now}::timestamptz from unnest(${ids}::uuid[]) as x (id) on conflict (person_id, complaint_id) do nothing`;
  return { ids, writes: [following] };
}
