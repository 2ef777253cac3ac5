import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts } from "@amends/core/accounts/visibility";
import { abilitiesOf, type ComplaintAbilities } from "@amends/core/desk/abilities";
import type { Complaint } from "@amends/core/desk/complaint";
import type { ContactKind } from "@amends/core/desk/contract-intake";
import type { CustomerBrief, TimelineItem } from "@amends/core/desk/contract-view";
import { anonymiseComplaint, anonymiseText, type KnownData, mapTexts, maskComplaint, maskText } from "@amends/core/desk/masking";
import { maskAddress, maskEmail, maskName, maskOrder, maskPhone } from "@amends/core/shared/contact";

import { namelessFile } from "./attachments/index.ts";

/** A complaint as it leaves: masked where the viewer's role demands it, with what the viewer may do now. */
export type Presented = { readonly complaint: Complaint; readonly abilities: ComplaintAbilities; readonly version: number; readonly masked: boolean };

const isTrainer = (viewer: Viewer) => viewer.role === "trainer";
type Customer = Pick<CustomerBrief, "name" | "contacts">;

/** A trainer reads without knowing who it was, quality without contacts: what the records know is taken out of the texts. */
export function presentComplaint(complaint: Complaint, version: number, viewer: Viewer, customer: Customer | null = null): Presented {
  const masked = !readsContacts(viewer.role);
  const shown = !masked ? complaint : isTrainer(viewer) ? anonymiseComplaint(complaint, customer) : maskComplaint(complaint, customer);
  return { complaint: shown, abilities: abilitiesOf(viewer, complaint), version, masked };
}

/** Items of the timeline as this viewer may read them. Trainers get no files: what is in them cannot be masked. */
export function presentTimeline(items: readonly TimelineItem[], viewer: Viewer, { names, values }: KnownData): readonly TimelineItem[] {
  if (readsContacts(viewer.role)) return items;
  const trainer = isTrainer(viewer);
  const mask = (text: string) => (trainer ? anonymiseText(text, names, values) : maskText(text, values));
  return items.map((item) =>
    item.type === "event"
      ? { ...item, data: mapTexts(item.data, mask) }
      : {
          ...item,
          text: mask(item.text),
          subject: item.subject && mask(item.subject),
          html: null,
          attachments: trainer ? [] : item.attachments.map(namelessFile),
          mail: item.mail && { ...item.mail, detail: "" },
        },
  );
}

const contactMasks: Readonly<Partial<Record<ContactKind, (value: string) => string>>> = { phone: maskPhone, email: maskEmail, address: maskAddress };

export function presentContact(kind: ContactKind, value: string): string {
  return (contactMasks[kind] ?? maskOrder)(value);
}

/** The customer as this viewer may know them: nothing for a trainer, contacts masked for those who do not work the case. */
export function presentCustomer(customer: CustomerBrief | null, viewer: Viewer): CustomerBrief | null {
  if (!customer || isTrainer(viewer)) return null;
  if (readsContacts(viewer.role)) return customer;
  return { ...customer, notes: maskText(customer.notes), contacts: customer.contacts.map((c) => ({ ...c, value: presentContact(c.kind, c.value) })) };
}

/** Title, preview and tags of a list row: texts too, so the same masks. */
export function presentText(text: string, viewer: Viewer, { names, values }: KnownData): string {
  if (readsContacts(viewer.role)) return text;
  return isTrainer(viewer) ? anonymiseText(text, names, values) : maskText(text, values);
}

export const presentName = (name: string, viewer: Viewer): string => (isTrainer(viewer) ? maskName(name) : name);
