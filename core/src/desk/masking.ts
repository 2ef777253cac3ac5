import { detectContacts, maskAddress, maskEmail, maskName, maskOrder, maskPhone, maskPlate } from "../shared/contact.ts";
import type { Complaint, Intake } from "./complaint.ts";

const masks = { phone: maskPhone, email: maskEmail, plate: maskPlate, order: maskOrder } as const;

/** A mask can make a number of its neighbours; what is masked is not found again, so it ends. */
const maxRounds = 5;

/** What the records of a complaint know of a person, a car and a purchase, hidden wherever it stands in a text. */
export type KnownData = {
  readonly names: readonly string[];
  /** Contacts, order number and plate as they were written, each with its mask. */
  readonly values: readonly (readonly [value: string, mask: string])[];
};
export const noKnownData: KnownData = { names: [], values: [] };
type KnownCustomer = { readonly name: string; readonly contacts: readonly { readonly kind: string; readonly value: string }[] };

/** Shorter ones stand in every other text by chance. */
const shortestKnown = 5;

export function knownDataOf(
  {
    intake,
    representatives = [],
  }: {
    readonly intake: Pick<Intake, "product" | "respondent" | "representative">;
    readonly representatives?: readonly { readonly name: string }[];
  },
  customer: KnownCustomer | null = null,
): KnownData {
  const names = [customer?.name ?? "", intake.representative?.name ?? "", intake.respondent.person, ...representatives.map((r) => r.name)];
  const values = [
    [intake.product.orderNo, maskOrder(intake.product.orderNo)],
    [intake.product.plate, maskPlate(intake.product.plate)],
    ...(customer?.contacts ?? []).map(({ value }) => [value, maskOrder(value)] as const),
  ] as const;
  const byLength =
    <T>(of: (item: T) => string) =>
    (a: T, b: T) =>
      of(b).length - of(a).length;
  return {
    names: names.filter((name) => name.trim() !== "").sort(byLength((name) => name)),
    values: values.filter(([value]) => value.trim().length >= shortestKnown).sort(byLength(([value]) => value)),
  };
}

/** A text with telephone numbers, mail addresses, number plates and order numbers masked, and the values that are known. */
export function maskText(text: string, values: KnownData["values"] = []): string {
  let now = values.reduce((t, [value, mask]) => t.replaceAll(value, mask), text);
  for (let round = 0; round < maxRounds; round++) {
    const hits = detectContacts(now, undefined, Number.POSITIVE_INFINITY);
    if (hits.length === 0) return now;
    const parts: string[] = [];
    let end = 0;
    for (const hit of hits) {
      parts.push(now.slice(end, hit.start), masks[hit.kind](hit.text));
      end = hit.end;
    }
    const next = parts.join("") + now.slice(end);
    if (next === now) return now;
    now = next;
  }
  return now;
}

/** Digits in a row, also in groups: identity cards, bank cards, numbers nobody thought of. */
const longNumber = /\d(?:[ -]?\d){6,}/g;
const date = /^\d{4}-\d{2}-\d{2}(?: \d{1,2})?$/;

/** A text without personal data as far as it can be told: contacts, long numbers, and the names and values handed in. */
export function anonymiseText(text: string, names: readonly string[] = [], values: KnownData["values"] = []): string {
  const hidden = values.reduce((t, [value, mask]) => t.replaceAll(value, mask), text);
  let now = maskText(hidden.replace(longNumber, (digits) => (date.test(digits) ? digits : `****${digits.slice(-2)}`)));
  for (const name of names) {
    if ([...name].length >= 2) now = now.replaceAll(name, maskName(name));
  }
  return now;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** Words and codes, never free text. */
const kept = new Set(["number", "currency", "categoryId", "contact", "clocks"]);

/** The same value with every free text changed. What is not known to be an id, a time or a code counts as free text. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return (uuid.test(value) || instant.test(value) ? value : change(value)) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change)) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, kept.has(key) ? item : mapTexts(item, change)])) as T;
}

function withOrderMasked(complaint: Complaint, original: Complaint): Complaint {
  const { product, referral, externalNo } = original.intake;
  return {
    ...complaint,
    intake: {
      ...complaint.intake,
      product: { ...complaint.intake.product, orderNo: maskOrder(product.orderNo), plate: maskPlate(product.plate) },
      referral: complaint.intake.referral && referral ? { ...complaint.intake.referral, number: maskOrder(referral.number) } : null,
      externalNo: externalNo === null ? null : maskOrder(externalNo),
    },
  };
}

/** For roles that do not work the case (quality): contact, order number and plate masked, also inside texts. */
export function maskComplaint(complaint: Complaint, customer: KnownCustomer | null = null): Complaint {
  const { values } = knownDataOf(complaint, customer);
  return withOrderMasked(
    mapTexts(complaint, (text) => maskText(text, values)),
    complaint,
  );
}

/** For the trainer: without personal data; what the records know of the customer is found in texts too. */
export function anonymiseComplaint(complaint: Complaint, customer: KnownCustomer | null = null): Complaint {
  const { representative, respondent, place } = complaint.intake;
  const { names, values } = knownDataOf(complaint, customer);
  const masked = withOrderMasked(
    mapTexts(complaint, (text) => anonymiseText(text, names, values)),
    complaint,
  );
  return {
    ...masked,
    customerId: null,
    intake: {
      ...masked.intake,
      place: maskAddress(place),
      respondent: { ...masked.intake.respondent, person: maskName(respondent.person), personId: null },
      representative: representative && masked.intake.representative ? { ...masked.intake.representative, name: maskName(representative.name) } : null,
    },
    representatives: masked.representatives.map((r, i) => ({ ...r, name: maskName(complaint.representatives[i]?.name ?? ""), contactDetail: "" })),
    promises: masked.promises.map((p, i) => ({ ...p, to: maskName(complaint.promises[i]?.to ?? "") })),
  };
}
