import type { TakenDraft } from "@amends/core/desk/contract-pen";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { replyDraftKey } from "../drafts.ts";
import { lockVisible } from "../load-visible.ts";
import { mayWrite } from "../may-answer.ts";
import type { Stored } from "../store.ts";
import { lockDraft } from "./pen-store.ts";

type Context = RouteContext<unknown>;

async function record({ viewer, now, newId }: Context, tx: Db, { complaint }: Stored, type: string, data: Record<string, unknown>): Promise<void> {
  const frame = { companyId: complaint.companyId, complaintId: complaint.id, actor: { type: "person", id: viewer.id } as const, at: now, newId };
  await recordEvents(tx, frame, [{ type, data }]);
}

/** Lets colleagues who may answer the complaint read the viewer's answer and go on with it, or no longer. @throws draftGone while nothing is written */
export async function sharePen(context: Context, complaintId: string, shared: boolean): Promise<{ sharedAt: string | null }> {
  const { db, viewer, now } = context;
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    mayWrite(viewer, stored.complaint);
    const sharedAt = shared ? now : null;
    const { rows } = await sql<{ id: string }>`update drafts set shared_at = ${sharedAt}::timestamptz
      where person_id = ${viewer.id}::uuid and key = ${replyDraftKey(complaintId)} returning id`.execute(tx);
    if (!rows[0]) return refuse("draftGone");
    await record(context, tx, stored, shared ? "complaint.draftShared" : "complaint.draftKept", { draftId: rows[0].id });
    return { sharedAt };
  });
}

/** The row goes to another person with its text, its files and what a macro prepared in it; what they were writing is kept as a copy. */
async function movePen(tx: Db, complaintId: string, draftId: string, to: string, { now, newId }: Context): Promise<{ from: string; data: unknown }> {
  const key = replyDraftKey(complaintId);
  await sql`with aside as (delete from drafts where person_id = ${to}::uuid and key = ${key} and id <> ${draftId}::uuid returning id, data)
    insert into draft_copies (id, draft_id, complaint_id, person_id, data, made_at)
    select ${newId()}::uuid, ${draftId}::uuid, ${complaintId}::uuid, ${to}::uuid, data, ${now}::timestamptz from aside where coalesce(data ->> 'text', '') <> ''`.execute(
    tx,
  );
  const { rows } = await sql<{ from: string; data: { files?: { id: string }[] } | null }>`
    with before as (select id, person_id from drafts where id = ${draftId}::uuid)
    update drafts d set person_id = ${to}::uuid, updated_at = ${now}::timestamptz, shared_at = null from before where d.id = before.id
    returning before.person_id as from, d.data`.execute(tx);
  const moved = rows[0] ?? refuse("draftGone");
  const files = (moved.data?.files ?? []).map((file) => file.id);
  if (files.length > 0)
    await sql`update attachments set uploaded_by = ${to}::uuid where id = any(${files}::uuid[]) and uploaded_by = ${moved.from}::uuid and complaint_id is null`.execute(
      tx,
    );
  return moved;
}

/** Nothing more is to be said to this person about copies of this answer: the pen is theirs again, or they go on by themselves. */
const settle = (tx: Db, personId: string, draftId: string, now: string) =>
  sql`update draft_copies set settled_at = ${now}::timestamptz where person_id = ${personId}::uuid and draft_id = ${draftId}::uuid and settled_at is null`.execute(
    tx,
  );

/**
 * Takes over an answer that `fromId` is writing: pen and text go in one transaction, behind the complaint's row, so of several who
 * reach for it one gets it. The former writer keeps a copy as it was and may take it back at any time.
 * @throws draftTakenOver when somebody else was first, draftGone when it was sent or put away, draftNotOpen
 */
export async function takePen(context: Context, complaintId: string, { draftId, fromId }: { draftId: string; fromId: string }): Promise<TakenDraft> {
  const { db, viewer, now, newId } = context;
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    mayWrite(viewer, stored.complaint);
    const draft = await lockDraft(tx, stored.complaint, draftId, now);
    if (!draft) return refuse("draftGone");
    if (draft.writerId === viewer.id) {
      await settle(tx, viewer.id, draftId, now); // it came back by itself, or the answer to the first try was lost on the way
      return { id: draftId, data: draft.data };
    }
    if (draft.writerId !== fromId) return refuse("draftTakenOver", { params: { name: draft.name } });
    const { rows } = await sql`select 1 from draft_copies where person_id = ${viewer.id}::uuid and complaint_id = ${complaintId}::uuid
      and draft_id = ${draftId}::uuid and taken_by is not null limit 1`.execute(tx);
    if (draft.open === null && rows.length === 0) return refuse("draftNotOpen", { params: { name: draft.name } });
    const { from, data } = await movePen(tx, complaintId, draftId, viewer.id, context);
    await sql`insert into draft_copies (id, draft_id, complaint_id, person_id, data, taken_by, made_at)
      values (${newId()}::uuid, ${draftId}::uuid, ${complaintId}::uuid, ${from}::uuid, ${JSON.stringify(data)}::jsonb, ${viewer.id}::uuid, ${now}::timestamptz)`.execute(
      tx,
    );
    await settle(tx, viewer.id, draftId, now);
    await record(context, tx, stored, "complaint.draftTaken", { draftId, fromPersonId: from });
    return { id: draftId, data };
  });
}

/** Gives it back to whom the viewer took it from, with what was written since; what the viewer had put aside for it is theirs again. @throws draftGone */
export async function returnPen(context: Context, complaintId: string, draftId: string): Promise<TakenDraft | { readonly id: null; readonly data: null }> {
  const { db, viewer, now } = context;
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    const { rows } = await sql<{ to: string }>`select c.person_id as to from draft_copies c join drafts d on d.id = c.draft_id
      where c.draft_id = ${draftId}::uuid and c.complaint_id = ${complaintId}::uuid and c.taken_by = ${viewer.id}::uuid and d.person_id = ${viewer.id}::uuid
      order by c.made_at desc limit 1`.execute(tx);
    const to = rows[0]?.to ?? refuse("draftGone");
    await movePen(tx, complaintId, draftId, to, context);
    await record(context, tx, stored, "complaint.draftReturned", { draftId, toPersonId: to });
    const { rows: aside } = await sql<{ data: unknown; id: string }>`
      with back as (delete from draft_copies where id = (select id from draft_copies where person_id = ${viewer.id}::uuid and complaint_id = ${complaintId}::uuid
        and draft_id = ${draftId}::uuid and taken_by is null order by made_at desc limit 1) returning data)
      insert into drafts (person_id, key, data, updated_at) select ${viewer.id}::uuid, ${replyDraftKey(complaintId)}, data, ${now}::timestamptz from back
      returning data, id`.execute(tx);
    return aside[0] ?? { id: null, data: null };
  });
}

/** The person has read that the pen moved and writes an answer of their own, or none. */
export async function settleCopy({ db, viewer, now }: Context, complaintId: string, draftId: string): Promise<void> {
  await lockVisible(db, viewer, complaintId);
  await settle(db, viewer.id, draftId, now);
}
