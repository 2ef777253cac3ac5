import { decideCommand } from "@amends/core/desk/commands";
import type { Complaint } from "@amends/core/desk/complaint";
import type { Decision, DeskContext } from "@amends/core/desk/decision";
import { decideRate } from "@amends/core/desk/rating";
import { isClosed, openWait } from "@amends/core/desk/state";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { readCompany } from "../desk-settings.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored, type Stored } from "../store.ts";
import { complaintOfToken } from "../tracking-link.ts";
import { writeItem } from "../write-item.ts";
import { customerContext } from "./submit-complaint.ts";

type At = { readonly db: Db; readonly token: string; readonly now: string; readonly newId: () => string };
type Locked = { readonly tx: Db; readonly stored: Stored; readonly linkId: string; readonly ownId: string | null; readonly desk: DeskContext };

/** Runs something the customer does in one transaction that holds the complaint. The token is looked up inside it. @throws linkInvalid */
async function asCustomer<T>({ db, token, now, newId }: At, act: (locked: Locked) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const link = (await complaintOfToken(tx, token, now)) ?? refuse("linkInvalid");
    const stored = (await lockStored(tx, link.complaintId)) ?? refuse("linkInvalid");
    const company = await readCompany(tx, stored.complaint.companyId);
    return act({ tx, stored, linkId: link.linkId, ownId: link.ownId, desk: customerContext({ company, teamIds: [] }, now, newId) });
  });
}

/** Once the customer is heard from, nobody waits for them any more. */
function withoutWait(decision: Decision, desk: DeskContext): Decision {
  if (!decision.ok) return decision;
  const wait = isClosed(decision.complaint) ? undefined : openWait(decision.complaint);
  if (!wait) return decision;
  const ended = decideCommand("endWait", decision.complaint, { recordId: wait.id, note: "" }, desk);
  return ended.ok ? { ok: true, complaint: ended.complaint, events: [...decision.events, ...ended.events] } : decision;
}

/** Decides and writes down what the customer did. */
async function decided(at: At, decide: (complaint: Complaint, desk: DeskContext) => Decision): Promise<void> {
  await asCustomer(at, async ({ tx, stored, desk }) => {
    await saveDecision(tx, stored, withoutWait(decide(stored.complaint, desk), desk), { actor: desk.actor, now: at.now, newId: at.newId });
  });
}

export const answerOption = (at: At, recordId: string, { accepted, note }: { accepted: boolean; note: string }): Promise<void> =>
  decided(at, (complaint, desk) => decideCommand("answerOption", complaint, { recordId, accepted, note }, desk));

export const confirmAgreement = (at: At, recordId: string, { note }: { note: string }): Promise<void> =>
  decided(at, (complaint, desk) => decideCommand("confirmAgreement", complaint, { recordId, way: "page", note }, desk));

export const withdrawComplaint = (at: At, { text }: { text: string }): Promise<void> =>
  decided(at, (complaint, desk) => decideCommand("noteWithdrawal", complaint, { text }, desk));

export const rateHandling = (at: At, rating: { stars: 1 | 2 | 3 | 4 | 5; text: string }): Promise<void> =>
  decided(at, (complaint, desk) => decideRate(complaint, rating, desk));

/**
 * The customer writes. On an open complaint a wait for them ends; on a closed one the message is kept and the event
 * 'complaint.customerWrote' says so, for somebody has to decide whether to open it again.
 */
export async function writeAsCustomer(at: At, message: { text: string; attachmentIds: readonly string[] }): Promise<string> {
  if (message.text === "" && message.attachmentIds.length === 0) refuse("fieldRequired", { field: "text", params: { field: "text" } });
  return asCustomer(at, async ({ tx, stored, linkId, ownId, desk }) => {
    const { complaint } = stored;
    const by = { actor: desk.actor, newId: at.newId };
    const id = at.newId();
    const { stored: after } = await writeItem(
      tx,
      stored,
      {
        id,
        kind: "message",
        direction: "inbound",
        channel: "form",
        text: message.text,
        at: at.now,
        attachmentIds: message.attachmentIds,
        uploadedBy: linkId,
        viaComplaintId: ownId,
      },
      by,
    );
    if (isClosed(complaint)) {
      await recordEvents(tx, { companyId: complaint.companyId, complaintId: complaint.id, actor: desk.actor, at: at.now, newId: at.newId }, [
        { type: "complaint.customerWrote", data: { messageId: id, closed: true } },
      ]);
    } else await saveDecision(tx, after, withoutWait({ ok: true, complaint: after.complaint, events: [] }, desk), { ...by, now: at.now });
    return id;
  });
}
