import type { Complaint } from "@amends/core/desk/complaint";
import type { ContactKind } from "@amends/core/desk/contract-intake";
import type { ComplaintEvent } from "@amends/core/desk/decision";
import type { Actor, Instant } from "@amends/core/shared/record";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { insertCustomer } from "./customer-store.ts";
import { insertMessage } from "./message-store.ts";
import { renewSearch } from "./search-texts.ts";
import { insertStored } from "./store.ts";

/** A complaint that was decided elsewhere (the demo), with everything that happened to it and was said. */
export type FinishedCase = {
  readonly complaint: Complaint;
  readonly events: readonly (ComplaintEvent & { readonly at: Instant; readonly by: Actor })[];
  readonly messages: readonly { readonly at: Instant; readonly by: Actor; readonly kind: "message" | "call" | "note"; readonly direction: "inbound" | "outbound" | "internal"; readonly text: string }[];
  readonly customer: { readonly id: string; readonly name: string; readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[]; readonly isNew: boolean };
  readonly newId: () => string;
};

/** Writes the whole of it in the caller's transaction, messages and events in the order they happened. */
export async function saveFinishedCase(tx: Db, finished: FinishedCase): Promise<void> {
  const { complaint, customer, newId } = finished;
  const { id, companyId } = complaint;
  if (customer.isNew) await insertCustomer(tx, { id: customer.id, companyId, name: customer.name, standing: "private" }, customer.contacts, newId);
  const items = [...finished.events.map((event) => ({ at: event.at, event })), ...finished.messages.map((message) => ({ at: message.at, message }))].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  await insertStored(tx, complaint, items.at(-1)?.at ?? complaint.created.at);
  for (const item of items) {
    if ("event" in item) {
      await recordEvents(tx, { companyId, complaintId: id, actor: item.event.by, at: item.at, newId }, [{ type: item.event.type, data: item.event.data }]);
    } else {
      const { kind, direction, by, text } = item.message;
      const channel = kind === "call" ? "phone" : complaint.intake.channel === "phone" ? "chat" : complaint.intake.channel;
      await insertMessage(tx, { id: newId(), companyId, complaintId: id, kind, direction, channel, author: by, text, at: item.at, call: kind === "call" ? { seconds: 180 + (text.length % 7) * 41, reached: true } : null });
    }
  }
  await renewSearch(tx, complaint);
}
