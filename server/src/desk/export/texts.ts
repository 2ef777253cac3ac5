import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@amends/core/desk/complaint";
import { checkout } from "../../platform/config.ts";

type Texts = { readonly sheet: string; readonly header: Readonly<Record<string, string>> };
const known = new Map<Language, Texts>();

/** Headers of the columns and the name of the sheet, in one language. */
export function exportTexts(language: Language): Texts {
  let texts = known.get(language);
  if (!texts) {
    texts = JSON.parse(readFileSync(join(checkout, "content/texts", language, "export.json"), "utf8")) as Texts;
    known.set(language, texts);
  }
  return texts;
}
