import type { Complaint } from "@amends/core/desk/complaint";
import type { DraftCopy, OthersDraft, Pen } from "@amends/core/desk/contract-pen";
import { draftOpening } from "@amends/core/desk/draft-open";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { replyDraftKey } from "../drafts.ts";

type Row = { id: string; writerId: string; name: string; data: unknown; updatedAt: string; sharedAt: string | null; away: boolean; text: string };

/** A moment the way records write it, so that they compare as strings. */
const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Every draft of an answer to a complaint, whoever writes it. */
async function answersInWork(db: Db, complaintId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.id, d.person_id as "writerId", p.name, d.data, ${instant("d.updated_at")} as "updatedAt", ${instant("d.shared_at")} as "sharedAt",
      coalesce(d.data ->> 'text', '') as text,
      p.left_at is not null or exists (select from absences a where a.person_id = p.id and a.begun_at is not null and a.ended_at is null) as away
    from drafts d join people p on p.id = d.person_id
    where d.key = ${replyDraftKey(complaintId)} and d.key like 'reply:%' order by d.updated_at desc`.execute(db);
  return rows;
}

/** Why others may read it, and go on with it; null: not yet. */
const openingOf = (row: Row, complaint: Complaint, now: string) => draftOpening({ ...row, writerAway: row.away }, complaint, now);

async function copiesOf(db: Db, personId: string, complaintId: string): Promise<DraftCopy[]> {
  const { rows } = await sql<Omit<DraftCopy, "takenBy"> & { takenById: string | null; takenByName: string | null }>`
    select c.id, c.draft_id as "draftId", ${instant("c.made_at")} as at, c.data, c.late, c.settled_at is not null as settled,
      c.taken_by as "takenById", p.name as "takenByName", d.person_id as "holderId"
    from draft_copies c left join people p on p.id = c.taken_by left join drafts d on d.id = c.draft_id
    where c.person_id = ${personId}::uuid and c.complaint_id = ${complaintId}::uuid order by c.made_at desc limit 20`.execute(db);
  return rows.map(({ takenById, takenByName, ...copy }) => ({ ...copy, takenBy: takenById ? { id: takenById, name: takenByName ?? "" } : null }));
}

/** Who writes what about a complaint that the person may answer; what is not open yet is named without its words. */
export async function readPen(db: Db, personId: string, complaint: Complaint, now: string): Promise<Pen> {
  const rows = await answersInWork(db, complaint.id);
  const mine = rows.find((row) => row.writerId === personId);
  const others = rows
    .filter((row) => row.writerId !== personId && row.text.trim() !== "")
    .map((row): OthersDraft => {
      const open = openingOf(row, complaint, now);
      return { id: row.id, writer: { id: row.writerId, name: row.name }, updatedAt: row.updatedAt, open, data: open ? row.data : null };
    });
  return { own: mine ? { id: mine.id, sharedAt: mine.sharedAt } : null, others, copies: await copiesOf(db, personId, complaint.id) };
}

/** The draft by its id, locked; undefined once it was sent or put away. */
export async function lockDraft(tx: Db, complaint: Complaint, draftId: string, now: string) {
  await sql`select 1 from drafts where id = ${draftId}::uuid for update`.execute(tx);
  const row = (await answersInWork(tx, complaint.id)).find((each) => each.id === draftId);
  return row && { ...row, open: openingOf(row, complaint, now) };
}

/** What the page says beforehand: is there anything to ask `readPen` for? One index row each. */
export function penStirs(personId: string, complaintId: string): RawBuilder<boolean> {
  return sql<boolean>`(exists (select from drafts o where o.key = ${replyDraftKey(complaintId)} and o.key like 'reply:%' and (o.person_id <> ${personId}::uuid or o.shared_at is not null))
    or exists (select from draft_copies k where k.person_id = ${personId}::uuid and k.complaint_id = ${complaintId}::uuid))`;
}

/** The copy that says the person's pen went to somebody else, while the text is in work and they have not said what is to become of it. */
const unsettled = (personId: string, complaintId: string) =>
  sql`from draft_copies k where k.person_id = ${personId}::uuid and k.complaint_id = ${complaintId}::uuid and k.taken_by is not null and k.settled_at is null
    and exists (select from drafts d where d.id = k.draft_id)`;

/** Who went on with what this person was writing, while it is still in work; undefined: the pen is theirs. */
export async function penTakenBy(db: Db, personId: string, complaintId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string;
  }>`select (select p.name from people p where p.id = k.taken_by) as name ${unsettled(personId, complaintId)} limit 1`.execute(db);
  return rows[0]?.name;
}

/** Keeps what somebody types who has not heard yet that the pen moved. False: it is theirs, nothing was done. */
export async function keepLate(db: Db, personId: string, complaintId: string, text: string | null): Promise<boolean> {
  const { rows } = await sql`update draft_copies c set late = coalesce(${text}::jsonb, c.late)
    where c.id = (select k.id ${unsettled(personId, complaintId)} order by k.made_at desc limit 1) returning 1`.execute(db);
  return rows.length > 0;
}
