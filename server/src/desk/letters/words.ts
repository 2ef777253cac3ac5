import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@amends/core/desk/complaint";
import { checkout } from "../../platform/config.ts";

type Groups = Readonly<Record<string, Readonly<Record<string, string>>>>;
const words = new Map<Language, Groups>();
const labels = new Map<Language, Readonly<Record<string, string>>>();

function load<T>(known: Map<Language, T>, language: Language, namespace: string): T {
  let texts = known.get(language);
  if (texts === undefined) {
    texts = JSON.parse(readFileSync(join(checkout, "content/texts", language, `${namespace}.json`), "utf8")) as T;
    known.set(language, texts);
  }
  return texts;
}

/** A word of the vocabulary: `word("zh-CN", "severity", "crisis")` is "危机". */
export const word = (language: Language, group: string, key: string): string => load(words, language, "words")[group]?.[key] ?? key;

/** A label of the printed pages with `{name}` filled in. */
export function label(language: Language, key: string, params: Readonly<Record<string, string | number>> = {}): string {
  return (load(labels, language, "letters")[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
}
