import type { Complaint, Contact } from "@amends/core/desk/complaint";
import { contactAfter, noContact } from "@amends/core/desk/contact-noted";
import { readComplaint } from "@amends/core/desk/new-complaint";
import type { Actor } from "@amends/core/shared/record";
import { sql } from "kysely";
import { type DeadlineKey, deadlineKeyOf } from "../../deadline/index.ts";
import type { Db } from "../../platform/db/connect.ts";
import { type Write, writeTogether } from "../../platform/db/write-together.ts";
import { renewedDueTimes } from "../due/due-store.ts";
import { quietWrite } from "../store.ts";
import { clockBasis, clocked } from "./clocked.ts";

type Said = {
  complaint_id: string;
  kind: "message" | "call" | "note" | "letter";
  direction: "inbound" | "outbound" | "internal";
  author_type: Actor["type"];
  author_id: string | null;
  reached: boolean | null;
  at: Date;
};

/** When each of these complaints' customers was told something, from the messages; for those saved before it was kept. */
async function contactsFromMessages(tx: Db, ids: readonly string[]): Promise<Map<string, Contact>> {
  const { rows } = await sql<Said>`select complaint_id, kind, direction, author_type, author_id, (call_data ->> 'reached')::boolean as reached, at
    from messages where complaint_id = any(${[...ids]}::uuid[]) and kind <> 'note' order by seq`.execute(tx);
  const contacts = new Map<string, Contact>();
  for (const row of rows) {
    const by: Actor = row.author_type === "person" ? { type: "person", id: row.author_id ?? "" } : { type: row.author_type };
    const said = { kind: row.kind, direction: row.direction, at: row.at.toISOString(), by, reached: row.reached ?? undefined };
    contacts.set(row.complaint_id, contactAfter(contacts.get(row.complaint_id) ?? noContact, said));
  }
  return contacts;
}

/** Writes the clocks of a complaint anew, with what follows from them. What fell due before now tells nobody anything new. Nothing when they stay. */
async function renewedClocks(tx: Db, key: DeadlineKey, complaint: Complaint, now: string, contact: Contact = complaint.contact): Promise<Write[]> {
  const basis = await clockBasis(tx, key, complaint.customerId);
  const renewed = clocked({ ...complaint, contact }, basis);
  const stays = JSON.stringify([renewed.clocks, renewed.contact]) === JSON.stringify([complaint.clocks, complaint.contact]);
  return stays ? [] : [quietWrite(renewed), ...renewedDueTimes(renewed, now)];
}

async function keyOf(db: Db, companyId: string): Promise<DeadlineKey | null> {
  const { rows } = await sql<{
    id: string;
    time_zone: string;
    settings: object;
  }>`select id, time_zone, settings from teams where id = ${companyId}::uuid`.execute(db);
  return rows[0] ? deadlineKeyOf(rows[0]) : null;
}

const batch = 200;
type Place = { readonly at: string; readonly id: string };
type Row = { id: string; doc: Complaint; received_at: Date };

/** One batch of a company's open complaints, newest first; gives where it ended, null at the end. */
async function renewBatch(db: Db, companyId: string, stamp: string, after: Place | null, now: string): Promise<Place | null> {
  return db.transaction().execute(async (tx) => {
    const key = await keyOf(tx, companyId);
    if (key?.stamp !== stamp) return null; // decided anew meanwhile: that decision renews them
    const { rows } = await sql<Row>`select id, doc, received_at from complaints
      where company_id = ${companyId}::uuid and state <> 'closed' and (received_at, id) < (${after?.at ?? "infinity"}::timestamptz, ${after?.id ?? "ffffffff-ffff-ffff-ffff-ffffffffffff"}::uuid)
      order by received_at desc, id desc limit ${batch} for no key update`.execute(tx);
    for (const row of rows) await writeTogether(tx, await renewedClocks(tx, key, readComplaint(row.doc), now));
    const last = rows.at(-1);
    return last ? { at: last.received_at.toISOString(), id: last.id } : null;
  });
}

/** Renews the clocks of all open complaints of a company after it decided anew, batch by batch: who works meanwhile hardly waits. */
export async function renewCompanyClocks(db: Db, companyId: string, stamp: string, now: string): Promise<void> {
  for (let after: Place | null = null; ; ) {
    after = await renewBatch(db, companyId, stamp, after, now);
    if (!after) return;
  }
}

/** Renews those of one customer after it was said what kind of customer they are. */
export async function renewCustomerClocks(tx: Db, companyId: string, customerId: string, now: string): Promise<void> {
  const key = await keyOf(tx, companyId);
  if (!key) return;
  const { rows } = await sql<Row>`select id, doc, received_at from complaints
    where customer_id in (select id from customers where id = ${customerId}::uuid or merged_into = ${customerId}::uuid) and state <> 'closed' order by id for no key update`.execute(
    tx,
  );
  for (const row of rows) await writeTogether(tx, await renewedClocks(tx, key, readComplaint(row.doc), now));
}

/** Clocks for complaints saved before there were any (rebuild.ts). */
export async function firstClocks(complaints: readonly Complaint[], now: string, tx: Db): Promise<Write[][]> {
  const contacts = await contactsFromMessages(
    tx,
    complaints.map(({ id }) => id),
  );
  const writes: Write[][] = [];
  for (const complaint of complaints) {
    const key = await keyOf(tx, complaint.companyId);
    if (key) writes.push(await renewedClocks(tx, key, complaint, now, contacts.get(complaint.id)));
  }
  return writes;
}
