import type { Actor, Instant } from "../shared/record.ts";
import type { Complaint, Contact } from "./complaint.ts";

export const noContact: Contact = { told: [], wroteAt: null };

/** More is not kept: the first (the first response) and the latest, which the next notice is counted from. */
const keptTold = 200;

/** What was said between the team and the customer, as far as its time matters. */
export type Said = {
  readonly kind: "message" | "call" | "note" | "letter";
  readonly direction: "inbound" | "outbound" | "internal";
  readonly at: Instant;
  readonly by: Actor;
  /** Of a call: did it reach them? */
  readonly reached?: boolean | undefined;
  /** A letter that only confirms receipt answers nothing. */
  readonly confirmsOnly?: boolean | undefined;
  /** Written to many at once: it tells something, but answers no question of this customer. */
  readonly toAll?: boolean | undefined;
};

/** Did a person of the team tell the customer something? A note is none, nor is what the product sends by itself, nor a call that reached nobody. */
function tells({ kind, direction, by, reached, confirmsOnly }: Said): boolean {
  if (by.type !== "person" || confirmsOnly) return false;
  return kind === "call" ? reached === true : direction === "outbound";
}

/** When the customer was told something and since when they wait for an answer, after this was said. The same object when nothing changes. */
export function contactAfter(contact: Contact, said: Said): Contact {
  if (tells(said)) {
    const told = [...contact.told, said.at].sort();
    return { told: told.length > keptTold ? [...told.slice(0, 1), ...told.slice(1 - keptTold)] : told, wroteAt: said.toAll ? contact.wroteAt : null };
  }
  return said.direction === "inbound" && said.kind !== "call" && contact.wroteAt === null ? { ...contact, wroteAt: said.at } : contact;
}

export function noteContact(complaint: Complaint, said: Said): Complaint {
  const contact = contactAfter(complaint.contact, said);
  return contact === complaint.contact ? complaint : { ...complaint, contact };
}
