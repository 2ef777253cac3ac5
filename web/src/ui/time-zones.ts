import type { Language } from "./language.ts";

const usualZones = ["Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Asia/Macau", "Asia/Singapore"];

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
