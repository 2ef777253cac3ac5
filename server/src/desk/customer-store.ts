import type { ContactKind } from "@amends/core/desk/contract-intake";
import type { Standing } from "@amends/core/desk/vocabulary";
import { normaliseEmail, normalisePhone } from "@amends/core/shared/contact";
import { indexTerms } from "@amends/core/shared/search-terms";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";

export type Contact = { readonly kind: ContactKind; readonly value: string };

/** The form under which two spellings of a contact are the same; "" when nothing is left of it. */
export function normaliseContact({ kind, value }: Contact): string {
  if (kind === "phone") return normalisePhone(value) || value.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  if (kind === "email") return normaliseEmail(value) || value.normalize("NFKC").trim().toLowerCase();
  return value.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

/** Contacts by which a person is recognised: an address or 'other' may be shared by many. */
export const identifying: ReadonlySet<ContactKind> = new Set<ContactKind>(["phone", "email", "wechat", "line"]);

/** Blank contacts left out, each once. */
export function usable(contacts: readonly Contact[]): (Contact & { normalised: string })[] {
  const seen = new Set<string>();
  return contacts
    .map((c) => ({ ...c, normalised: normaliseContact(c) }))
    .filter((c) => c.normalised !== "" && !seen.has(c.normalised) && seen.add(c.normalised));
}

/** The normalised contacts by which a person is recognised. */
export function identifyingContacts(contacts: readonly Contact[]): string[] {
  return usable(contacts)
    .filter((c) => identifying.has(c.kind))
    .map((c) => c.normalised);
}

/**
 * Lets only one transaction at a time look for and make a customer with these contacts, so that two complaints of one
 * person at the same moment do not make two customers. Ends with the transaction.
 */
export async function lockContacts(tx: Db, companyId: string, contacts: readonly Contact[]): Promise<void> {
  const keys = usable(contacts).map((c) => `${companyId} ${c.normalised}`);
  if (keys.length === 0) return;
  await sql`${sql.raw(prepared)} select pg_advisory_xact_lock(k.key) from (select distinct hashtextextended(t, 7) as key from unnest(${keys}::text[]) t order by 1) k`.execute(
    tx,
  );
}

/**
 * The customer of a company who has one of these contacts, followed through merges to the one that stands, as a scalar
 * query; null when nobody has. When several match, the one with most of the contacts, then the oldest.
 */
export function holderOf(companyId: string, contacts: readonly Contact[]): RawBuilder<string | null> {
  return sql`(select coalesce(c.merged_into, c.id) as id from customer_contacts k join customers c on c.id = k.customer_id
    where k.company_id = ${companyId}::uuid and k.normalised = any(${identifyingContacts(contacts)}::text[])
    group by 1 order by count(distinct k.normalised) desc, 1 limit 1)`;
}

export async function findByContact(db: Db, companyId: string, contacts: readonly Contact[]): Promise<string | null> {
  if (identifyingContacts(contacts).length === 0) return null;
  const { rows } = await sql<{ id: string | null }>`${sql.raw(prepared)} select ${holderOf(companyId, contacts)} as id`.execute(db);
  return rows[0]?.id ?? null;
}

export type NewCustomer = {
  readonly id: string;
  readonly companyId: string;
  readonly name: string;
  readonly standing: Standing;
  readonly preferences?: object;
};

/** A new customer with contacts, to be written with other things. */
export function customerWrites(customer: NewCustomer, contacts: readonly Contact[], newId: () => string): Write[] {
  const given = usable(contacts);
  return [
    sql`insert into customers (id, company_id, name, standing, preferences, name_terms)
      values (${customer.id}::uuid, ${customer.companyId}::uuid, ${customer.name}, ${customer.standing}, ${JSON.stringify(customer.preferences ?? {})}::jsonb, array_to_tsvector(${indexTerms(customer.name)}::text[]))`,
    sql`insert into customer_contacts (id, company_id, customer_id, kind, value, normalised)
      select k.id, ${customer.companyId}::uuid, ${customer.id}::uuid, k.kind, k.value, k.normalised
      from unnest(${given.map(newId)}::uuid[], ${given.map((c) => c.kind)}::text[], ${given.map((c) => c.value)}::text[], ${given.map((c) => c.normalised)}::text[]) as k (id, kind, value, normalised)`,
  ];
}

export async function insertCustomer(tx: Db, customer: NewCustomer, contacts: readonly Contact[], newId: () => string): Promise<void> {
  await writeTogether(tx, customerWrites(customer, contacts, newId));
}

/** Adds the contacts this customer (or one merged into it) does not have yet; gives how many were new. */
export async function addContacts(tx: Db, companyId: string, customerId: string, contacts: readonly Contact[], newId: () => string): Promise<number> {
  const given = usable(contacts);
  if (given.length === 0) return 0;
  const { rows } = await sql<{ id: string }>`${sql.raw(prepared)}
    insert into customer_contacts (id, company_id, customer_id, kind, value, normalised)
    select k.id, ${companyId}::uuid, ${customerId}::uuid, k.kind, k.value, k.normalised
    from unnest(${given.map(newId)}::uuid[], ${given.map((c) => c.kind)}::text[], ${given.map((c) => c.value)}::text[], ${given.map((c) => c.normalised)}::text[]) as k (id, kind, value, normalised)
    where not exists (
      select 1 from customer_contacts o join customers c on c.id = o.customer_id
      where o.company_id = ${companyId}::uuid and o.normalised = k.normalised and coalesce(c.merged_into, c.id) = ${customerId}::uuid)
    returning id`.execute(tx);
  return rows.length;
}

/** The customer itself, or the one it was merged into; null when the company has none of this id. */
export async function followMerge(db: Db, companyId: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`${sql.raw(prepared)}
    select coalesce(merged_into, id) as id from customers where id = ${id}::uuid and company_id = ${companyId}::uuid`.execute(db);
  return rows[0]?.id ?? null;
}
