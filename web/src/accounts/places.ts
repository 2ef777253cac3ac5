import type { Language } from "../ui/language.ts";

const usualCurrencies = ["CNY", "TWD", "HKD", "MOP", "SGD", "USD", "EUR", "GBP", "JPY"];

/** Usual currencies with their names in the reader's language. */
export function currencyChoices(language: Language, also?: string): readonly { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  return [...new Set([...usualCurrencies, ...(also ? [also] : [])])].map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}
