import { normaliseEmail, normalisePhone } from "@amends/core/shared/contact";

/** What kind of contact somebody typed into the one field: telephone, mail, or any other name to be found under; null when it cannot be one. */
export function contactOf(typed: string): { kind: "phone" | "email" | "other"; value: string } | null {
  const value = typed.normalize("NFKC").trim();
  if (normaliseEmail(value)) return { kind: "email", value: normaliseEmail(value) };
  if (normalisePhone(value).replace(/\D/g, "").length >= 7) return { kind: "phone", value };
  // Neither: a WeChat or LINE name, but no broken number or address.
  return /^[\p{L}\p{N}][^\s@]{3,59}$/u.test(value) && !/^[\d\s+().-]+$/.test(value) ? { kind: "other", value } : null;
}
