import type { Placed } from "@amends/core/accounts/visibility";
import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/connect.ts";

/** A file's row: what it is called, who sent it and where it belongs. Loose (no complaint) until a message takes it. */
export type AttachmentRow = {
  readonly id: string;
  readonly companyId: string;
  readonly complaintId: string | null;
  readonly messageId: string | null;
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly uploadedBy: string | null;
};

const columns = [
  "id",
  "company_id as companyId",
  "complaint_id as complaintId",
  "message_id as messageId",
  "sha256",
  "name",
  "type",
  "size",
  "uploaded_by as uploadedBy",
] as const;

/** Upload and sweep of the same content take turns, so that a file is not removed while a row for it is being written. */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`file:${sha256}`}, 0))`.execute(tx);
}

export async function insertAttachment(tx: Db, row: AttachmentRow): Promise<void> {
  await tx
    .insertInto("attachments")
    .values({
      id: row.id,
      company_id: row.companyId,
      complaint_id: row.complaintId,
      message_id: row.messageId,
      sha256: row.sha256,
      name: row.name,
      type: row.type,
      size: row.size,
      uploaded_by: row.uploadedBy,
    })
    .execute();
}

export async function findAttachment(
  db: Db,
  id: string,
): Promise<(AttachmentRow & { readonly placed: Placed | null; readonly internal: boolean }) | undefined> {
  const row = await db
    .selectFrom("attachments as a")
    .leftJoin("complaints as c", (join) => join.on(sql<boolean>`c.id = merged_root(a.complaint_id)`))
    .leftJoin("messages as m", "m.id", "a.message_id")
    .select([
      "a.id",
      "a.company_id as companyId",
      "a.complaint_id as complaintId",
      "a.message_id as messageId",
      "a.sha256",
      "a.name",
      "a.type",
      "a.size",
      "a.uploaded_by as uploadedBy",
    ])
    .select([
      "c.team_id as teamId",
      "c.assignee_id as assigneeId",
      "c.responsible_id as responsibleId",
      "c.state",
      "c.restricted_to as restrictedTo",
      "m.direction",
    ])
    .where("a.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { teamId, assigneeId, responsibleId, state, restrictedTo, direction, ...attachment } = row;
  const placed = teamId === null ? null : { companyId: row.companyId, teamId, assigneeId, responsibleId, closed: state === "closed", restrictedTo };
  return { ...attachment, placed, internal: direction === "internal" };
}

/** All files of the given messages, and those that came with the complaint itself, oldest first. */
export async function attachmentsOf(db: Db, complaintId: string): Promise<AttachmentRow[]> {
  return db.selectFrom("attachments").select(columns).where("complaint_id", "=", complaintId).orderBy("created_at").orderBy("id").execute();
}

/** Gives loose files of one uploader to a complaint (and message); says how many there were. */
export async function takeLoose(
  tx: Db,
  ids: readonly string[],
  to: { complaintId: string; messageId: string | null; companyId: string; uploadedBy: string },
): Promise<number> {
  const result = await tx
    .updateTable("attachments")
    .set({ complaint_id: to.complaintId, message_id: to.messageId })
    .where("id", "in", [...ids])
    .where("company_id", "=", to.companyId)
    .where("uploaded_by", "=", to.uploadedBy)
    .where("complaint_id", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** How many loose files, and how many bytes, an uploader has lying about. */
export async function looseOf(db: Db, uploadedBy: string): Promise<{ count: number; bytes: number }> {
  const row = await db
    .selectFrom("attachments")
    .select([sql<number>`count(*)::int`.as("count"), sql<number>`coalesce(sum(size), 0)::float8`.as("bytes")])
    .where("uploaded_by", "=", uploadedBy)
    .where("complaint_id", "is", null)
    .executeTakeFirstOrThrow();
  return row;
}

export async function deleteLooseBefore(db: Db, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    delete from attachments where id in (select id from attachments where complaint_id is null and created_at < ${before}
      and not exists (select 1 from outbox o where o.content -> 'attachmentIds' ? attachments.id::text) order by created_at limit ${limit}) returning sha256`.execute(
    db,
  );
  return [...new Set(rows.map((r) => r.sha256))];
}

export async function isReferenced(db: Db, sha256: string): Promise<boolean> {
  return (await db.selectFrom("attachments").select("id").where("sha256", "=", sha256).limit(1).executeTakeFirst()) !== undefined;
}
