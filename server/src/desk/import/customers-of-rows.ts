import type { Language } from "@amends/core/desk/complaint";
import type { ImportedRow } from "@amends/core/desk/import-row";
import { indexTerms } from "@amends/core/shared/search-terms";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { addContacts, type Contact, identifyingContacts, lockContacts, usable } from "../customer-store.ts";
import type { SearchedCustomer } from "../search-texts.ts";

export type RowCustomer = Pick<ImportedRow, "customerName" | "contacts"> & { readonly language: Language };
type Made = { readonly id: string; readonly name: string; readonly language: Language; readonly contacts: Contact[] };

/** The customers who have one of these contacts, followed through merges; of several with one contact the oldest. */
async function byContact(tx: Db, companyId: string, normalised: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ normalised: string; id: string }>`
    select k.normalised, min(coalesce(c.merged_into, c.id)::text) as id from customer_contacts k join customers c on c.id = k.customer_id
    where k.company_id = ${companyId}::uuid and k.normalised = any(${[...normalised]}::text[]) group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.normalised, row.id]));
}

async function insertMade(tx: Db, companyId: string, made: readonly Made[], newId: () => string): Promise<void> {
  const customers = made.map((m) => ({ id: m.id, name: m.name, language: m.language, terms: indexTerms(m.name) }));
  await sql`insert into customers (id, company_id, name, standing, preferences, name_terms)
    select id, ${companyId}::uuid, name, 'private', jsonb_build_object('language', language), array_to_tsvector(terms)
    from jsonb_to_recordset(${JSON.stringify(customers)}::jsonb) as r (id uuid, name text, language text, terms text[])`.execute(tx);
  const contacts = made.flatMap((m) =>
    usable(m.contacts).map((c) => ({ id: newId(), customer_id: m.id, kind: c.kind, value: c.value, normalised: c.normalised })),
  );
  await sql`insert into customer_contacts (id, company_id, customer_id, kind, value, normalised)
    select id, ${companyId}::uuid, customer_id, kind, value, normalised
    from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as r (id uuid, customer_id uuid, kind text, value text, normalised text)`.execute(tx);
}

/**
 * The customer of each row, in order: the one with one of the contacts, else a new one; null when the row says nothing about
 * who it is. Rows of one person share the customer. In the caller's transaction.
 */
export async function customersOfRows(tx: Db, companyId: string, rows: readonly RowCustomer[], newId: () => string): Promise<(string | null)[]> {
  const all = rows.flatMap((row) => row.contacts);
  await lockContacts(tx, companyId, all);
  const known = all.length > 0 ? await byContact(tx, companyId, identifyingContacts(all)) : new Map<string, string>();
  const made = new Map<string, Made>();
  const ids: (string | null)[] = [];
  for (const { customerName, contacts, language } of rows) {
    const wanted = identifyingContacts(contacts);
    const found = wanted.map((contact) => known.get(contact)).find((id) => id !== undefined);
    if (found === undefined && customerName === "" && usable(contacts).length === 0) {
      ids.push(null);
      continue;
    }
    const id = found ?? newId();
    const mine = made.get(id);
    if (mine) mine.contacts.push(...contacts);
    else if (found === undefined) made.set(id, { id, name: customerName, language, contacts: [...contacts] });
    else await addContacts(tx, companyId, found, contacts, newId);
    for (const contact of wanted) if (!known.has(contact)) known.set(contact, id);
    ids.push(id);
  }
  if (made.size > 0) await insertMade(tx, companyId, [...made.values()], newId);
  return ids;
}

/** Under what these customers are found. */
export async function searchedCustomers(tx: Db, ids: readonly (string | null)[]): Promise<Map<string, SearchedCustomer>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<SearchedCustomer & { id: string }>`
    select id, name, array(select k.value from customer_contacts k where k.customer_id = c.id) as contacts from customers c where id = any(${wanted}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, name, contacts }) => [id, { name, contacts }]));
}
