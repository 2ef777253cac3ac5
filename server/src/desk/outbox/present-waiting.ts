import type { Language } from "@amends/core/desk/complaint";
import type { WaitingMessage } from "@amends/core/desk/contract-outbox";
import type { Db } from "../../platform/db/connect.ts";
import { errorText } from "../../platform/error-texts.ts";
import { presentAttachment } from "../attachments/index.ts";
import { readWaitingRecord, type WaitingRecord, waitingOf } from "./outbox-store.ts";

/** A waiting answer as the screens see it. Only for those who work the complaint: its text is for the customer and not masked. */
export function presentWaiting(row: WaitingRecord, now: string, language: Language): WaitingMessage {
  const { id, complaintId, authorId, content, createdAt, sendAt, planned, held } = waitingOf(row);
  return {
    id,
    complaintId,
    subject: content.subject ?? null,
    text: content.text,
    attachments: (row.files ?? []).map((file) => presentAttachment(file)),
    authorId,
    createdAt,
    sendAt,
    planned,
    inMs: Math.max(0, Date.parse(sendAt) - Date.parse(now)),
    held: held && { at: held.at, code: held.code, message: errorText(held.code, language, held.params) },
  };
}

/** One of them, just written. */
export async function readWaiting(tx: Db, id: string, now: string, language: Language): Promise<WaitingMessage> {
  return presentWaiting(await readWaitingRecord(tx, id), now, language);
}
