import type { Language } from "@amends/core/desk/complaint";
import type { ComplainantInput } from "@amends/core/desk/contract-intake";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import { addContacts, findByContact, followMerge, insertCustomer, lockContacts, usable } from "./customer-store.ts";
import type { Acting } from "./desk-context.ts";

/**
 * The customer who complains: the one named, else the one with one of these contacts, else a new one. Contacts not known
 * yet are added. Null when nothing is known (an anonymous complaint without contact). @throws unknownCustomer.
 */
export async function customerFor(tx: Db, { viewer, newId }: Acting, who: ComplainantInput, language: Language): Promise<string | null> {
  if (who.customerId) {
    const known = (await followMerge(tx, viewer.companyId, who.customerId)) ?? refuse("unknownCustomer", { field: "complainant.customerId" });
    await addContacts(tx, viewer.companyId, known, who.contacts, newId);
    return known;
  }
  if (who.name === "" && usable(who.contacts).length === 0) return null;
  await lockContacts(tx, viewer.companyId, who.contacts);
  const found = await findByContact(tx, viewer.companyId, who.contacts);
  if (found) {
    await addContacts(tx, viewer.companyId, found, who.contacts, newId);
    return found;
  }
  const id = newId();
  await insertCustomer(tx, { id, companyId: viewer.companyId, name: who.name, standing: who.standing, preferences: { language } }, who.contacts, newId);
  return id;
}
