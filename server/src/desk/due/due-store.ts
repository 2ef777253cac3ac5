import type { Complaint } from "@amends/core/desk/complaint";
import { type DueTime, dueTimesOf } from "@amends/core/desk/due-time";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import type { Write } from "../../platform/db/write-together.ts";

function removal(complaint: Complaint, times: readonly DueTime[]): Write {
  return sql`delete from due_times where complaint_id = ${complaint.id}::uuid and fired_at is null and key <> all(${times.map((t) => t.key)}::text[])`;
}

/** `firedAt`: for moments that passed long before the complaint came in here (an import), which tell nobody anything new. */
function insertion(complaint: Complaint, times: readonly DueTime[], firedBefore: string | null): Write {
  const fired = times.map((t) => (firedBefore !== null && t.at <= firedBefore ? t.at : null));
  return sql`insert into due_times as d (complaint_id, company_id, key, at, fired_at)
    select ${complaint.id}::uuid, ${complaint.companyId}::uuid, t.key, t.at, t.fired
    from unnest(${times.map((t) => t.key)}::text[], ${times.map((t) => t.at)}::timestamptz[], ${fired}::timestamptz[]) as t (key, at, fired)
    on conflict (complaint_id, key) do update set at = excluded.at, fired_at = excluded.fired_at where d.at <> excluded.at`;
}

/** The moments of a new complaint, to be written with it. What lies before `firedBefore` counts as fired. */
export function newDueTimes(complaint: Complaint, firedBefore: string | null = null): Write[] {
  const times = dueTimesOf(complaint);
  return times.length === 0 ? [] : [insertion(complaint, times, firedBefore)];
}

/** The moments of many new complaints, to be written with them. */
export function newDueTimesOfAll(complaints: readonly Complaint[], firedBefore: string): Write[] {
  const rows = complaints.flatMap((complaint) =>
    dueTimesOf(complaint).map(({ key, at }) => ({
      complaint_id: complaint.id,
      company_id: complaint.companyId,
      key,
      at,
      fired_at: at <= firedBefore ? at : null,
    })),
  );
  if (rows.length === 0) return [];
  return [
    sql`insert into due_times (complaint_id, company_id, key, at, fired_at) select complaint_id, company_id, key, at, fired_at
      from jsonb_populate_recordset(null::due_times, ${JSON.stringify(rows)}::jsonb)`,
  ];
}

const sameTimes = (a: readonly DueTime[], b: readonly DueTime[]) => a.length === b.length && a.every((t, i) => t.key === b[i]?.key && t.at === b[i]?.at);

/** What a change of the complaint means for its moments, to be written with it; nothing when they stay as they were. */
export function changedDueTimes(before: Complaint, after: Complaint): Write[] {
  const [old, times] = [dueTimesOf(before), dueTimesOf(after)];
  if (sameTimes(old, times)) return [];
  return [...(old.length > 0 ? [removal(after, times)] : []), ...(times.length > 0 ? [insertion(after, times, null)] : [])];
}

/** The moments of a complaint made anew, whatever stands there. */
export function renewedDueTimes(complaint: Complaint, firedBefore: string | null): Write[] {
  return [removal(complaint, dueTimesOf(complaint)), ...newDueTimes(complaint, firedBefore)];
}

/** When to wake up next; null when nothing waits. */
export async function nextDueTime(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`${sql.raw(prepared)} select at from due_times where fired_at is null order by at limit 1`.execute(db);
  return rows[0]?.at ?? null;
}

/** Complaints with a moment that has come, the longest waiting first. */
export async function complaintsDue(db: Db, now: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${sql.raw(prepared)}
    select distinct on (complaint_id) complaint_id as id from (
      select complaint_id from due_times where fired_at is null and at <= ${now}::timestamptz order by at limit ${limit}) d`.execute(db);
  return rows.map((r) => r.id);
}

/** The moments of one complaint that have come and not fired. The caller holds the complaint's row: it is what they are guarded by. */
export async function momentsDue(tx: Db, complaintId: string, now: string): Promise<{ key: string; at: string }[]> {
  const { rows } = await sql<{ key: string; at: Date }>`${sql.raw(prepared)}
    select key, at from due_times where complaint_id = ${complaintId}::uuid and fired_at is null and at <= ${now}::timestamptz order by at, key`.execute(tx);
  return rows.map((r) => ({ key: r.key, at: r.at.toISOString() }));
}

export function firedWrite(complaintId: string, keys: readonly string[], now: string): Write {
  return sql`update due_times set fired_at = ${now}::timestamptz where complaint_id = ${complaintId}::uuid and key = any(${[...keys]}::text[])`;
}
