import type { Complaint } from "@amends/core/desk/complaint";
import { contactAfter, noContact } from "@amends/core/desk/contact-noted";
import type { ContactKind } from "@amends/core/desk/contract-intake";
import type { ComplaintEvent } from "@amends/core/desk/decision";
import type { Actor, Instant } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { clockBasis, clocked } from "./clocks/clocked.ts";
import { insertCustomer } from "./customer-store.ts";
import { readCompany } from "./desk-settings.ts";
import { putSearch } from "./search-document.ts";
import { searchPlacementOf, searchTextsOf } from "./search-texts.ts";
import { insertStored } from "./store.ts";

/** A complaint that was decided elsewhere (the demo), with everything that happened to it and was said. */
export type FinishedCase = {
  readonly complaint: Complaint;
  readonly events: readonly (ComplaintEvent & { readonly at: Instant; readonly by: Actor })[];
  readonly messages: readonly {
    readonly at: Instant;
    readonly by: Actor;
    readonly kind: "message" | "call" | "note";
    readonly direction: "inbound" | "outbound" | "internal";
    readonly text: string;
  }[];
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[];
    readonly isNew: boolean;
  };
  readonly newId: () => string;
  /** When it is written down; what fell due before has had its say. */
  readonly now: Instant;
};

type Item = { readonly seq: string; readonly at: Instant; readonly by: Actor };

const byTime = (a: { at: Instant }, b: { at: Instant }) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

const personOf = (actor: Actor) => (actor.type === "person" ? actor.id : null);

/** Places in the one order of messages and events, lowest first. */
async function takePlaces(tx: Db, count: number): Promise<string[]> {
  const { rows } = await sql<{ seq: string }>`select nextval('events_seq_seq') as seq from generate_series(1, ${count}::int)`.execute(tx);
  return rows.map((r) => r.seq);
}

async function writeEvents(tx: Db, finished: FinishedCase, items: readonly (Item & { event: ComplaintEvent })[]): Promise<void> {
  const { id, companyId } = finished.complaint;
  await sql`${sql.raw(prepared)}
    insert into events (seq, id, company_id, complaint_id, subject_type, subject_id, type, actor_type, actor_id, at, data) overriding system value
    select e.seq, e.id, ${companyId}::uuid, ${id}::uuid, 'complaint', ${id}::text, e.type, e.actor_type, e.actor_id, e.at, e.data
    from unnest(${items.map((i) => i.seq)}::bigint[], ${items.map(finished.newId)}::uuid[], ${items.map((i) => i.event.type)}::text[], ${items.map((i) => i.by.type)}::text[],
      ${items.map((i) => personOf(i.by))}::uuid[], ${items.map((i) => i.at)}::timestamptz[], ${items.map((i) => JSON.stringify(i.event.data))}::jsonb[]) as e (seq, id, type, actor_type, actor_id, at, data)`.execute(
    tx,
  );
}

async function writeMessages(tx: Db, finished: FinishedCase, items: readonly (Item & { message: FinishedCase["messages"][number] })[]): Promise<void> {
  const { id, companyId, intake } = finished.complaint;
  const written = intake.channel === "phone" ? "chat" : intake.channel;
  const channel = ({ message }: (typeof items)[number]) => (message.kind === "call" ? "phone" : written);
  const call = ({ message }: (typeof items)[number]) =>
    message.kind === "call" ? JSON.stringify({ seconds: 180 + (message.text.length % 7) * 41, reached: true }) : null;
  await sql`${sql.raw(prepared)}
    insert into messages (seq, id, company_id, complaint_id, kind, direction, channel, author_type, author_id, body_text, call_data, at)
    select m.seq, m.id, ${companyId}::uuid, ${id}::uuid, m.kind, m.direction, m.channel, m.author_type, m.author_id, m.text, m.call_data, m.at
    from unnest(${items.map((i) => i.seq)}::bigint[], ${items.map(finished.newId)}::uuid[], ${items.map((i) => i.message.kind)}::text[], ${items.map((i) => i.message.direction)}::text[],
      ${items.map(channel)}::text[], ${items.map((i) => i.by.type)}::text[], ${items.map((i) => personOf(i.by))}::uuid[], ${items.map((i) => i.message.text)}::text[],
      ${items.map(call)}::jsonb[], ${items.map((i) => i.at)}::timestamptz[]) as m (seq, id, kind, direction, channel, author_type, author_id, text, call_data, at)`.execute(
    tx,
  );
}

/** Writes the whole of it in the caller's transaction, messages and events in the order they happened. */
export async function saveFinishedCase(tx: Db, finished: FinishedCase): Promise<void> {
  const { complaint, customer, newId } = finished;
  if (customer.isNew)
    await insertCustomer(tx, { id: customer.id, companyId: complaint.companyId, name: customer.name, standing: "private" }, customer.contacts, newId);
  const told = [
    ...finished.events.map((event) => ({ at: event.at, by: event.by, event })),
    ...finished.messages.map((message) => ({ at: message.at, by: message.by, message })),
  ];
  told.sort(byTime);
  const places = await takePlaces(tx, told.length);
  const items = told.map((item, i) => ({ ...item, seq: places[i] ?? "0" }));
  const contact = finished.messages.toSorted(byTime).reduce((known, said) => contactAfter(known, { ...said, reached: said.kind === "call" }), noContact);
  const { deadlines } = await readCompany(tx, complaint.companyId);
  const stored = clocked({ ...complaint, contact }, await clockBasis(tx, deadlines, null, "private"));
  await insertStored(tx, stored, told.at(-1)?.at ?? complaint.created.at, null, finished.now);
  await writeEvents(
    tx,
    finished,
    items.filter((i) => "event" in i),
  );
  await writeMessages(
    tx,
    finished,
    items.filter((i) => "message" in i),
  );
  const texts = searchTextsOf(complaint, { name: customer.name, contacts: customer.contacts.map((c) => c.value) });
  const source = { complaintId: complaint.id, receivedAt: complaint.intake.receivedAt, ...searchPlacementOf(complaint) };
  await putSearch(tx, source, { ...texts, open: [...texts.open, ...finished.messages.map((m) => m.text)] });
}
