export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];

/** What <html lang> says: the script matters for fonts and screen readers, more than the region. */
export const htmlLanguage: Readonly<Record<Language, string>> = { "zh-CN": "zh-Hans-CN", "zh-TW": "zh-Hant-TW", en: "en" };

const storageKey = "amends.language";
let current: Language = remembered() ?? negotiate(preferred());

/** The language of the interface now; texts, dates and the server's errors follow it. */
export const currentLanguage = (): Language => current;

/** Takes a language for the whole page and remembers it on this device. The texts are switched by app/i18n.ts. */
export function takeLanguage(language: Language): void {
  current = language;
  if (typeof document !== "undefined") document.documentElement.lang = htmlLanguage[language];
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}

/** Hong Kong and Macau read Traditional Chinese; whoever asks for nothing we have reads English. */
export function negotiate(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    if (/^zh-(tw|hk|mo|hant)/.test(lower)) return "zh-TW";
    if (/^zh/.test(lower)) return "zh-CN";
    if (/^en/.test(lower)) return "en";
  }
  return "en";
}

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

function remembered(): Language | null {
  try {
    const stored = localStorage.getItem(storageKey);
    return isLanguage(stored) ? stored : null;
  } catch {
    return null;
  }
}

function preferred(): readonly string[] {
  return typeof navigator === "undefined" ? ["en"] : navigator.languages;
}
