export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];
export const languageNames: Readonly<Record<Language, string>> = { "zh-CN": "简体中文", "zh-TW": "繁體中文", en: "English" };

const loaders: Readonly<Record<Language, () => Promise<{ default: Record<string, string> }>>> = {
  "zh-CN": () => import("../../content/texts/zh-CN/portal.json"),
  "zh-TW": () => import("../../content/texts/zh-TW/portal.json"),
  en: () => import("../../content/texts/en/portal.json"),
};

const key = "amends.portal.language";
let texts: Readonly<Record<string, string>> = {};
let current: Language = "en";

/** "zh-Hant-HK" → zh-TW, "zh" → zh-CN, "en-GB" → en; undefined for others. */
export function languageOf(tag: string): Language | undefined {
  const parts = tag.toLowerCase().split("-");
  if (parts[0] === "en") return "en";
  if (parts[0] !== "zh") return undefined;
  return parts.includes("hant") || (["tw", "hk", "mo"].some((place) => parts.includes(place)) && !parts.includes("hans")) ? "zh-TW" : "zh-CN";
}

/** What was chosen here before, else the first language of the browser that is spoken here. */
export function preferredLanguage(stored: string | null, tags: readonly string[]): Language {
  return languages.find((each) => each === stored) ?? tags.map(languageOf).find(Boolean) ?? "en";
}

export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage may be forbidden
  }
}

/** Loads the texts of a language and makes it the page's own. */
export async function useLanguage(language: Language, remember = false): Promise<void> {
  texts = (await loaders[language]()).default;
  current = language;
  document.documentElement.lang = { "zh-CN": "zh-Hans-CN", "zh-TW": "zh-Hant-TW", en: "en" }[language];
  if (!remember) return;
  try {
    localStorage.setItem(key, language);
  } catch {
    // then it is chosen again next time
  }
}

export const language = (): Language => current;

/** The sentence of a key with `{name}` filled in. */
export function t(id: string, params: Readonly<Record<string, string | number>> = {}): string {
  return (texts[id] ?? id).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
}
