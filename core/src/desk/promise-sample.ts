import samples from "../../../content/desk/promises/samples.json" with { type: "json" };
import type { Language } from "./complaint.ts";
import type { PromiseKind } from "./vocabulary.ts";

/** How a promise of this kind can be worded so that it can be checked: somebody, something, a time. In the language of the text. */
export function promiseSample(kind: PromiseKind, language: Language): string {
  return samples[language][kind];
}
