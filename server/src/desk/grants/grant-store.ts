import type { Complaint } from "@amends/core/desk/complaint";
import { type GrantMade, grantsMade } from "@amends/core/desk/granted";
import { placementOf, severityOf } from "@amends/core/desk/state";
import { severities } from "@amends/core/desk/vocabulary";
import type { Money } from "@amends/core/shared/money";
import type { Actor } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import type { Write } from "../../platform/db/write-together.ts";

const personOf = (actor: Actor | null) => (actor?.type === "person" ? actor.id : null);

/** Everything of a complaint that its lines in the ledger show. */
function linesOf(complaint: Complaint): { grants: GrantMade[]; frame: readonly unknown[] } {
  const grants = grantsMade(complaint);
  return { grants, frame: [placementOf(complaint).teamId, complaint.customerId, complaint.intake.categoryId, severityOf(complaint)] };
}

function insertion(complaint: Complaint, grants: readonly GrantMade[]): Write {
  const column = <T>(value: (grant: GrantMade) => T) => grants.map(value);
  return sql`insert into grants as g (option_id, complaint_id, company_id, team_id, customer_id, category_id, severity, kind, ground, cause, minor, currency, granted_by, approved_by, granted_at)
    select n.option_id, ${complaint.id}::uuid, ${complaint.companyId}::uuid, ${placementOf(complaint).teamId}::uuid, ${complaint.customerId}::uuid, ${complaint.intake.categoryId}::text,
      ${severities.indexOf(severityOf(complaint))}::smallint, n.kind, n.ground, n.cause, n.minor, n.currency, n.granted_by, n.approved_by, n.granted_at
    from unnest(${column((g) => g.optionId)}::uuid[], ${column((g) => g.kind)}::text[], ${column((g) => g.ground)}::text[], ${column((g) => g.cause)}::text[], ${column((g) => g.cost.minor)}::bigint[],
      ${column((g) => g.cost.currency)}::text[], ${column((g) => personOf(g.by))}::uuid[], ${column((g) => personOf(g.approvedBy))}::uuid[], ${column((g) => g.at)}::timestamptz[])
      as n (option_id, kind, ground, cause, minor, currency, granted_by, approved_by, granted_at)
    on conflict (option_id) do update set team_id = excluded.team_id, customer_id = excluded.customer_id, category_id = excluded.category_id, severity = excluded.severity,
      kind = excluded.kind, ground = excluded.ground, cause = excluded.cause, minor = excluded.minor, currency = excluded.currency, granted_by = excluded.granted_by,
      approved_by = excluded.approved_by, granted_at = excluded.granted_at`;
}

const removal = (complaint: Complaint, kept: readonly GrantMade[]): Write =>
  sql`delete from grants where complaint_id = ${complaint.id}::uuid and option_id <> all(${kept.map((g) => g.optionId)}::uuid[])`;

/** What a change of the complaint means for the ledger, to be written with it; nothing when its lines stay as they were. */
export function changedGrants(before: Complaint, after: Complaint): Write[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (JSON.stringify(old) === JSON.stringify(now) || (old.grants.length === 0 && now.grants.length === 0)) return [];
  return [...(old.grants.length > 0 ? [removal(after, now.grants)] : []), ...(now.grants.length > 0 ? [insertion(after, now.grants)] : [])];
}

/** The lines of a complaint that comes with a past (demo), or of one saved before there was a ledger. */
export function newGrants(complaint: Complaint): Write[] {
  const grants = grantsMade(complaint);
  return grants.length > 0 ? [insertion(complaint, grants)] : [];
}

/** What a customer was granted since a moment, in other complaints than this one, however their contacts were merged. */
export async function grantedTo(db: Db, customerId: string, since: string, exceptComplaint: string): Promise<Money[]> {
  const { rows } = await sql<{ minor: number; currency: string }>`${sql.raw(prepared)}
    select sum(g.minor)::float8 as minor, g.currency from grants g
    where g.customer_id in (
        select one.id from customers c join customers one on one.id = coalesce(c.merged_into, c.id) or one.merged_into = coalesce(c.merged_into, c.id)
        where c.id = ${customerId}::uuid)
      and g.granted_at >= ${since}::timestamptz and g.complaint_id <> ${exceptComplaint}::uuid
    group by g.currency`.execute(db);
  return rows;
}
