import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@amends/core/desk/complaint";
import { IntlMessageFormat } from "intl-messageformat";
import { checkout } from "./config.ts";

const catalogues = new Map<Language, Record<string, string>>();
const formats = new Map<string, IntlMessageFormat>();

function catalogue(language: Language): Record<string, string> {
  let texts = catalogues.get(language);
  if (!texts) {
    texts = JSON.parse(readFileSync(join(checkout, "content/texts", language, "errors.json"), "utf8")) as Record<string, string>;
    catalogues.set(language, texts);
  }
  return texts;
}

export function hasErrorText(code: string): boolean {
  return Object.hasOwn(catalogue("en"), code);
}

/** The sentence of a refusal code in a language; a code without a text of its own gets the general one. */
export function errorText(code: string, language: Language, params: Readonly<Record<string, string | number>> = {}): string {
  const texts = catalogue(language);
  const key = Object.hasOwn(texts, code) ? code : "refused";
  const id = `${language}:${key}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(texts[key] ?? "", language);
    formats.set(id, format);
  }
  try {
    return String(format.format(params));
  } catch {
    return texts[key] ?? ""; // a missing parameter must not hide the refusal itself
  }
}
