import { isCollective, membershipOf } from "@amends/core/desk/collective";
import type { GroupMessageInput } from "@amends/core/desk/contract-collective";
import { openNamesOf } from "@amends/core/desk/saved-reply";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { RefusalError, refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { deliver } from "../deliver-message.ts";
import { fillForComplaint } from "../letters/fill-for-complaint.ts";
import { loadVisible, lockVisible } from "../load-visible.ts";
import { mayAnswer, mayWrite } from "../may-answer.ts";
import { insertGroupMessage, markFailed, markSent, readGroupTexts, type Texts, takeCopy, unsentCopies } from "./group-message-store.ts";

type Context = RouteContext<unknown>;
type Outcome = { readonly id: string; readonly sent: number; readonly failed: number };

/** Languages in which members are written to. */
async function languagesOf(db: Db, collectiveId: string): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`select distinct language from complaints where collective_id = ${collectiveId}::uuid order by 1`.execute(db);
  return rows.map((row) => row.language);
}

/** One member's own copy: a message in their complaint alone, filled from it. Whether it is sent and that it was stand in one transaction. */
async function sendCopy(context: Context, collectiveId: string, id: string, memberId: string, texts: Texts): Promise<void> {
  const { viewer, now, newId } = context;
  await context.db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, memberId);
    if (!(await takeCopy(tx, id, memberId))) return;
    const { complaint } = stored;
    if (membershipOf(complaint)?.collectiveId !== collectiveId) refuse("notMember");
    mayWrite(viewer, complaint);
    const body = texts[complaint.language] ?? refuse("groupTextMissing", { params: { language: complaint.language.replace("-", "") } });
    const { text } = await fillForComplaint(tx, { subject: "", body }, { complaint, language: complaint.language, viewer, now });
    const open = openNamesOf(text); // in any script, as in an answer to one
    if (open.length > 0) refuse("messageUnresolved", { params: { names: open.join(", ") } });
    const { item } = await deliver(tx, stored, { text, attachmentIds: [], promises: [] }, { viewer, now, newId }, { keepDraft: true, toAll: true });
    await markSent(tx, id, memberId, item.id, now);
  });
}

/** Sends every copy that has not gone yet; a failure to one is kept with its reason and does not stop the others. */
async function sendCopies(context: Context, collectiveId: string, id: string, texts: Texts): Promise<Outcome> {
  const { db, viewer, now, newId } = context;
  const ids = await unsentCopies(db, id);
  let failed = 0;
  for (const memberId of ids) {
    try {
      await sendCopy(context, collectiveId, id, memberId, texts);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      failed += 1;
      await markFailed(db, id, memberId, error.refusal, now);
    }
  }
  const sent = ids.length - failed;
  const by = { companyId: viewer.companyId, complaintId: collectiveId, actor: { type: "person", id: viewer.id } as const, at: now, newId };
  await recordEvents(db, by, [{ type: "complaint.groupMessageSent", data: { groupMessageId: id, sent, failed } }]);
  return { id, sent, failed };
}

/**
 * One text in each language to every member: separate messages, so that no customer learns of another. Members whom the writer does
 * not see get theirs from whoever does. @throws notCollective, collectiveEmpty, groupTextMissing
 */
export async function sendToMembers(context: Context, collectiveId: string, { texts }: GroupMessageInput): Promise<Outcome> {
  const { viewer, now } = context;
  const id = context.newId();
  await context.db.transaction().execute(async (tx) => {
    const { complaint } = await lockVisible(tx, viewer, collectiveId);
    if (!isCollective(complaint)) refuse("notCollective");
    mayAnswer(viewer, complaint);
    const languages = await languagesOf(tx, collectiveId);
    if (languages.length === 0) refuse("collectiveEmpty");
    const missing = languages.find((language) => !texts[language as keyof Texts]);
    if (missing) refuse("groupTextMissing", { field: `texts.${missing}`, params: { language: missing.replace("-", "") } });
    await insertGroupMessage(tx, { id, companyId: viewer.companyId, collectiveId, by: viewer.id, at: now }, texts);
  });
  return sendCopies(context, collectiveId, id, texts);
}

/** Sends what did not go before once more, and nothing twice. @throws notFound */
export async function repeatGroupMessage(context: Context, collectiveId: string, id: string): Promise<Outcome> {
  const { complaint } = await loadVisible(context.db, context.viewer, collectiveId);
  mayAnswer(context.viewer, complaint);
  return sendCopies(context, collectiveId, id, (await readGroupTexts(context.db, collectiveId, id)) ?? refuse("notFound"));
}
