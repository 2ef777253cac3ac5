import { detectContacts, normaliseEmail, normalisePhone } from "../shared/contact.ts";
import type { ContactKind } from "./contract-intake.ts";

export type ReadContacts = { readonly name: string; readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[] };

const maxContacts = 8;
const maxLength = 200;
/** Between the contacts of one cell: "13800138000 / wang@example.com; 微信 wang". */
const between = /[,;，；、|/\n]|\s{2,}/;
const labels = /^(?:电话|電話|手机|手機|邮箱|郵箱|信箱|姓名|tel|phone|mobile|e-?mail|name)[\s:：.]*|^[\s:：()（）<>\-–—]+|[\s:：()（）<>\-–—]+$/gi;

/** What is left of a cell when its numbers and addresses are taken out: a name, if it looks like one. */
function nameIn(rest: string): string {
  const name = rest.replace(labels, "").replace(labels, "").trim();
  return name !== "" && name.length <= 40 && /\p{L}/u.test(name) && !/[\d@]/.test(name) ? name : "";
}

/**
 * Reads a cell in which somebody may be reached: telephone numbers, mail addresses, names, in any mixture. What is none of
 * them is kept as 'other', so that nothing is lost. At most 8 contacts.
 */
export function readContacts(cell: string): ReadContacts {
  const contacts: { kind: ContactKind; value: string }[] = [];
  let name = "";
  for (const part of cell.split(between).map((p) => p.trim())) {
    if (part === "") continue;
    const whole = normaliseEmail(part) ? "email" : normalisePhone(part) ? "phone" : null;
    const found = whole
      ? [{ kind: whole, text: part, start: 0, end: part.length }]
      : detectContacts(part).filter((hit) => hit.kind === "phone" || hit.kind === "email");
    const rest = found.reduceRight((text, hit) => `${text.slice(0, hit.start)} ${text.slice(hit.end)}`, part);
    for (const hit of found) contacts.push({ kind: hit.kind as ContactKind, value: hit.text.trim().slice(0, maxLength) });
    const called = nameIn(rest);
    if (called) name ||= called;
    else if (found.length === 0) contacts.push({ kind: "other", value: part.slice(0, maxLength) });
  }
  return { name, contacts: contacts.slice(0, maxContacts) };
}
