import { contactSchema } from "@amends/core/desk/contract-intake";
import { standings } from "@amends/core/desk/vocabulary";
import { language, line, text } from "@amends/core/shared/contract";
import { indexTerms } from "@amends/core/shared/search-terms";
import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import { addContacts, normaliseContact } from "./customer-store.ts";
import type { Acting } from "./desk-context.ts";
import { renewSearch } from "./search-texts.ts";
import { readStored } from "./store.ts";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Absent = stays as it is. `contacts` is the whole list: what is missing in it is removed. */
export const editCustomerSchema = z.object({
  name: line(120).optional(),
  standing: z.enum(standings).optional(),
  preferences: z.object({ language: language.optional(), way: line(40).optional(), notBefore: clock.optional(), notAfter: clock.optional() }).optional(),
  notes: text(20_000).optional(),
  contacts: z.array(contactSchema).max(20).optional(),
});
export type CustomerEdit = z.infer<typeof editCustomerSchema>;

/** More complaints of one person than this are found under the old name until they change themselves. */
const renewedAtOnce = 200;

async function replaceContacts(tx: Db, { viewer, newId }: Acting, id: string, contacts: NonNullable<CustomerEdit["contacts"]>): Promise<void> {
  const kept = contacts.map(normaliseContact);
  await sql`delete from customer_contacts k using customers m where m.id = k.customer_id and (m.id = ${id}::uuid or m.merged_into = ${id}::uuid)
    and k.normalised <> all(${kept}::text[])`.execute(tx);
  await addContacts(tx, viewer.companyId, id, contacts, newId);
}

/** Changes what is known of a customer; the change is on record by its fields, not its values. @throws notFound */
export async function editCustomer(db: Db, acting: Acting, id: string, edit: CustomerEdit): Promise<void> {
  const { viewer, now, newId } = acting;
  await db.transaction().execute(async (tx) => {
    const { rows } =
      await sql`select id from customers where id = ${id}::uuid and company_id = ${viewer.companyId}::uuid and merged_into is null for update`.execute(tx);
    if (rows.length === 0) refuse("notFound");
    const fields = Object.entries(edit).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    if (fields.length === 0) return;
    await tx
      .updateTable("customers")
      .set({
        updated_at: now,
        ...(edit.name === undefined ? {} : { name: edit.name, name_terms: sql<string>`array_to_tsvector(${indexTerms(edit.name)}::text[])` }),
        ...(edit.standing === undefined ? {} : { standing: edit.standing }),
        ...(edit.preferences === undefined ? {} : { preferences: JSON.stringify(edit.preferences) }),
        ...(edit.notes === undefined ? {} : { notes: edit.notes }),
      })
      .where("id", "=", id)
      .execute();
    if (edit.contacts) await replaceContacts(tx, acting, id, edit.contacts);
    if (edit.name !== undefined || edit.contacts) {
      const { rows: own } = await sql<{
        id: string;
      }>`select id from complaints where customer_id in (select m.id from customers m where m.id = ${id}::uuid or m.merged_into = ${id}::uuid) order by received_at desc limit ${renewedAtOnce}::int`.execute(
        tx,
      );
      for (const complaint of own) {
        const stored = await readStored(tx, complaint.id);
        if (stored) await renewSearch(tx, stored.complaint);
      }
    }
    await recordEvents(tx, { companyId: viewer.companyId, subject: { type: "customer", id }, actor: { type: "person", id: viewer.id }, at: now, newId }, [
      { type: "customer.edited", data: { fields } },
    ]);
  });
}
