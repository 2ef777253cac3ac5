import type { Language } from "../ui/language.ts";

const usualZones = ["Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Asia/Macau", "Asia/Singapore"];
const usualCurrencies = ["CNY", "TWD", "HKD", "MOP", "SGD", "USD", "EUR", "GBP", "JPY"];

/** The zone this device is in when it is named usually, else the language's. */
export function zoneOf(language: Language): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own && own !== "UTC") return own;
  return language === "zh-TW" ? "Asia/Taipei" : "Asia/Shanghai";
}

/** Every time zone the browser knows, the usual ones first. */
export function zoneChoices(): readonly { value: string; label: string }[] {
  const all = [...new Set([...usualZones, zoneOf("zh-CN"), ...Intl.supportedValuesOf("timeZone"), "UTC"])];
  return all.map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

/** Usual currencies with their names in the reader's language. */
export function currencyChoices(language: Language, also?: string): readonly { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  return [...new Set([...usualCurrencies, ...(also ? [also] : [])])].map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}
