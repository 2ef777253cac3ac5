import { detectPhones, type PhoneRegion } from "./contact-phone.ts";

export { maskAddress, maskEmail, maskName, maskOrder, maskPhone, maskPlate } from "./contact-mask.ts";
export { detectPhones, nationalDigits, normalisePhone, type PhoneRegion } from "./contact-phone.ts";

/** Something in a text by which a person, a car or a purchase can be found again; offsets are those of the text. */
export type ContactHit = {
  readonly kind: "phone" | "email" | "plate" | "order";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The form two spellings of the same thing share. */
  readonly normalised: string;
};

/** "Zhang.Wei@Example.COM " → "zhang.wei@example.com"; "" when it is no address. */
export function normaliseEmail(value: string): string {
  const plain = value
    .normalize("NFKC")
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();
  return plain.length <= 254 && /^[^\s@<>,;]{1,64}@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/.test(plain) ? plain : "";
}

/** Upper case without separators: "沪a·12345" → "沪A12345", "abc-1234" → "ABC1234". */
export function normalisePlate(value: string): string {
  return value
    .normalize("NFKC")
    .replace(/[\s\-·•.・]/g, "")
    .toUpperCase();
}

/** Upper case without separators: "jd 2024-0512/88" → "JD2024051288". */
export function normaliseOrder(value: string): string {
  return value
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();
}

const email = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])/gi;
const mainlandPlate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z][·•.\- ]?(?:[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9])/gi;
const taiwanPlate = /(?<![A-Za-z0-9-])(?=[\d-]{0,5}[A-Z])(?:[A-Z]{3}-\d{4}|\d{4}-[A-Z0-9]{2}|[A-Z0-9]{2}-\d{4})(?![A-Za-z0-9-])/g;
const order =
  /(?:订单编号|订单号|訂單編號|訂單號碼|訂單號|订单|訂單|单号|單號|工单号|保单号|保單號碼|合同号|order\s?(?:no\.?|number|id|#)|booking\s?(?:ref(?:erence)?|no\.?)|reference|order)[\s:：#是为為]{0,4}([A-Za-z0-9](?:[A-Za-z0-9]|[-_/](?=[A-Za-z0-9])){4,39})/gi;

/** Nobody has more of them; a longer list tells the reader nothing. */
const mostHits = 50;

/**
 * Telephone numbers, mail addresses, number plates and order numbers in a text, in order; of two that overlap the first found
 * stays. At most `most` of them. Linear in the text, however many there are.
 */
export function detectContacts(text: string, region?: PhoneRegion, most = mostHits): ContactHit[] {
  const half = text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const hits: ContactHit[] = [];
  const taken = new Uint8Array(text.length);
  const free = (start: number, end: number) => taken.subarray(start, end).indexOf(1) < 0;
  const add = (kind: ContactHit["kind"], start: number, end: number, normalised: string) => {
    if (!normalised || hits.length >= most || !free(start, end)) return;
    hits.push({ kind, text: text.slice(start, end), start, end, normalised });
    taken.fill(1, start, end);
  };
  for (const m of half.matchAll(email)) add("email", m.index, m.index + m[0].length, normaliseEmail(m[0]));
  for (const m of half.matchAll(order)) {
    const number = m[1] as string;
    if (/\d{3}/.test(number)) add("order", m.index + m[0].length - number.length, m.index + m[0].length, normaliseOrder(number));
  }
  for (const m of half.matchAll(mainlandPlate)) add("plate", m.index, m.index + m[0].length, normalisePlate(m[0]));
  for (const hit of detectPhones(text, region)) add("phone", hit.start, hit.end, hit.normalised);
  for (const m of half.matchAll(taiwanPlate)) add("plate", m.index, m.index + m[0].length, normalisePlate(m[0]));
  return hits.sort((a, b) => a.start - b.start);
}
