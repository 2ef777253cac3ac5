import type { Viewer } from "@amends/core/accounts/role";
import { closureOf } from "@amends/core/desk/state";
import type { Refusal } from "@amends/core/shared/refusal";
import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { RefusalError, refuse } from "../../platform/refusal-error.ts";
import { deliver } from "../deliver-message.ts";
import { mayWrite } from "../may-answer.ts";
import { maySee } from "../policy.ts";
import { holdBack } from "../send-message.ts";
import { lockStoredIfFree, type Stored } from "../store.ts";
import type { Waiting } from "./content.ts";
import { holdWaiting, lockDue, removeWaiting, waitingDue } from "./outbox-store.ts";

/** Who somebody is by now: role and team may have changed since they wrote; null = left. */
export type ViewerOf = (db: Db, personId: string) => Promise<Viewer | null>;
export type SendTools = { readonly now: string; readonly newId: () => string; readonly viewerOf: ViewerOf };

const batch = 100;

/** Everything that may speak against it is asked again, as of now. @throws why it must not go out */
async function send(tx: Tx, stored: Stored, waiting: Waiting, { now, newId, viewerOf }: SendTools): Promise<void> {
  const viewer = (await viewerOf(tx, waiting.authorId)) ?? refuse("personLeft");
  if (!maySee(viewer, stored.placed)) refuse("notYours");
  mayWrite(viewer, stored.complaint);
  if ((closureOf(stored.complaint)?.at ?? "") > waiting.createdAt) refuse("complaintClosed");
  await holdBack(tx, waiting.complaintId, waiting.lastSeenSeq, { besides: waiting });
  await removeWaiting(tx, waiting.id);
  await deliver(tx, stored, waiting.content, { viewer, now, newId }, { id: waiting.id, keepDraft: true });
}

/** Held back: it stays where it is and waits for somebody to decide; the event tells whoever is told of such things. */
async function hold(tx: Tx, waiting: Waiting, refusal: Refusal, { now, newId }: SendTools): Promise<void> {
  await holdWaiting(tx, waiting.id, refusal, now);
  const { companyId, complaintId, authorId, planned } = waiting;
  await recordEvents(tx, { companyId, complaintId, actor: { type: "system" }, at: now, newId }, [
    { type: "complaint.messageHeld", data: { waitingId: waiting.id, authorId, code: refusal.code, planned } },
  ]);
}

/** One answer whose time has come. false = it or its complaint is in somebody's hands just now. */
async function sendOne(db: Db, { id, complaintId }: { id: string; complaintId: string }, tools: SendTools): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const stored = await lockStoredIfFree(tx, complaintId);
    const waiting = stored && (await lockDue(tx, id, tools.now));
    if (!waiting) return false;
    await sql`savepoint sending`.execute(tx);
    try {
      await send(tx, stored, waiting, tools);
      await sql`release savepoint sending`.execute(tx);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      await sql`rollback to savepoint sending`.execute(tx);
      await hold(tx, waiting, error.refusal, tools);
    }
    return true;
  });
}

/**
 * Sends everything whose time has come, each exactly once: a server that dies in between has sent nothing of it, and another
 * one does. Gives how many were dealt with here and whether some were in other hands (look again soon).
 */
export async function sendDue(db: Db, tools: SendTools): Promise<{ fired: number; held: boolean }> {
  let fired = 0;
  for (;;) {
    let progress = 0;
    const due = await waitingDue(db, tools.now, batch);
    for (const one of due) if (await sendOne(db, one, tools)) progress++;
    fired += progress;
    if (due.length === 0) return { fired, held: false };
    if (progress === 0) return { fired, held: true };
  }
}
