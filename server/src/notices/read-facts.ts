import type { Role, Viewer } from "@amends/core/accounts/role";
import { dutyOwnerOf } from "@amends/core/desk/duty";
import { readPreference } from "@amends/core/notices/contract-preference";
import type { NoticeFacts } from "@amends/core/notices/notice-facts";
import type { NoticeKind } from "@amends/core/notices/notice-kind";
import { concernsFollowers } from "@amends/core/notices/notices-for";
import { type NoticeWay, waysOf } from "@amends/core/notices/preference";
import { sql } from "kysely";
import { approversAmong, askedBy, followersOf, maySee, readStored, type Stored } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import type { RecordedEvent } from "../platform/reaction.ts";
import type { Mailing } from "./mail-notices.ts";

type Person = { id: string; role: Role; teamId: string; name: string; preference: unknown; timeZone: string };
/** Somebody who is away, and who stands in. */
type Away = { id: string; role: Role; teamId: string; standIn: string | null };
type Row = { people: Person[] | null; teams_up: string[] | null; away: Away[] | null };

/** Facts, and how each of the people wants to hear of things. */
export type Facts = NoticeFacts & {
  readonly waysFor: (personId: string, kind: NoticeKind) => NoticeWay[];
  readonly mailingOf: (personId: string) => Mailing[];
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** People who may come into question (named ones, superiors up the tree, agents of the team, who runs the company), and the teams above. */
async function readPeople(db: Db, companyId: string, teamId: string | null, named: readonly string[]): Promise<Row> {
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    with recursive up (id, parent_id, n) as (
      select id, parent_id, 0 from teams where id = ${teamId}::uuid union all select t.id, t.parent_id, n + 1 from teams t join up on t.id = up.parent_id)
    select (select json_agg(json_build_object('id', p.id, 'role', p.role, 'teamId', p.team_id, 'name', p.name, 'preference', w.preference, 'timeZone', t.time_zone) order by p.name, p.id)
        from people p join teams t on t.id = p.team_id left join notice_preferences w on w.person_id = p.id
        where p.company_id = ${companyId}::uuid and p.left_at is null and (p.id::text = any(${[...named]}::text[]) or p.team_id::text = any(${[...named]}::text[]) or p.role in ('manager', 'admin')
          or (p.role = 'supervisor' and p.team_id in (select id from up)) or (p.role = 'agent' and p.team_id = ${teamId}::uuid)
          or p.id in (select s.substitute_id from stand_ins s where s.company_id = ${companyId}::uuid))) as people,
      (select json_agg(json_build_object('id', a.id, 'role', a.role, 'teamId', a.team_id, 'standIn', s.substitute_id))
        from stand_ins s join people a on a.id = s.person_id where s.company_id = ${companyId}::uuid) as away,
      (select array_agg(id order by n) from up) as teams_up`.execute(db);
  return rows[0] ?? { people: null, teams_up: null, away: null };
}

/** The person as the policy knows them: of their teams, and of those they stand in for as supervisors, only the one in question matters here. */
function viewerOf(person: Person, stored: Stored, teamsUp: readonly string[], away: readonly Away[]): Viewer {
  const { companyId, teamId } = stored.placed;
  const standsFor = away.filter((each) => each.standIn === person.id);
  const teams = [person.teamId, ...standsFor.filter((each) => each.role === "supervisor" && person.role === "supervisor").map((each) => each.teamId)];
  return { ...person, companyId, teamIds: teams.some((id) => teamsUp.includes(id)) ? [teamId] : [], standsFor: standsFor.map((each) => each.id) };
}

/** Facts for deciding who hears of an event: of a complaint as it stands now, or of the company. null when the complaint is gone. */
export async function readFacts(db: Db, event: RecordedEvent, now: string): Promise<Facts | null> {
  const stored = event.complaintId === null ? null : await readStored(db, event.complaintId);
  if (event.complaintId !== null && !stored) return null;
  const { data } = event;
  const about = text(data.optionId) || text(data.agreementId) || text(data.escalationId) || text(data.about) || text(data.recordId);
  const ownerId = stored && dutyOwnerOf(stored.complaint, about);
  const askedById = stored && askedBy(stored.complaint, about);
  const named = [
    data.assigneeId,
    data.toPersonId,
    data.ownerId,
    data.personId,
    data.fromPersonId,
    data.askedById,
    ...(event.type.startsWith("complaint.errand") ? [data.teamId] : []), // all of the team that was asked
    stored?.placed.assigneeId,
    stored?.placed.responsibleId,
    ownerId,
    askedById,
  ]
    .map(text)
    .filter(Boolean);
  const followerIds = stored && concernsFollowers(event.type) ? await followersOf(db, stored.complaint.id) : [];
  const mentions = Array.isArray(data.mentions) ? data.mentions.map(text) : [];
  const { people: found, teams_up, away: gone } = await readPeople(db, event.companyId, stored?.placed.teamId ?? null, [...named, ...followerIds, ...mentions]);
  const teamsUp = teams_up ?? [];
  const away = gone ?? [];
  const standIns = Object.fromEntries(away.map((each) => [each.id, each.standIn]));
  const people = (found ?? []).map((person) => ({ ...person, sees: stored !== null && maySee(viewerOf(person, stored, teamsUp, away), stored.placed) }));
  const waysFor: Facts["waysFor"] = (personId, kind) => {
    const person = people.find((p) => p.id === personId);
    return person ? waysOf(readPreference(person.preference), kind, person.role) : [];
  };
  const mailingOf: Facts["mailingOf"] = (personId) =>
    people.flatMap(({ id, preference, timeZone }) => (id === personId ? [{ personId, preference: readPreference(preference), timeZone }] : []));
  if (!stored) return { complaint: null, people, waysFor, mailingOf };
  const asks = event.type === "complaint.approvalRequested" || (event.type === "complaint.agreed" && data.approvalNeeded === true);
  const approverIds = asks ? await approversAmong(db, stored.complaint, about, people, now) : [];
  return {
    complaint: { assigneeId: stored.placed.assigneeId, responsibleId: stored.placed.responsibleId, teamsUp, ownerId, askedById, approverIds, followerIds },
    people,
    standIns,
    waysFor,
    mailingOf,
  };
}
