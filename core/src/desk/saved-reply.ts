import type { Language } from "./complaint.ts";

/** What a macro prepares besides its text; none of it is done before the writer sends. */
export type ReplyActs = {
  readonly addTags: readonly string[];
  /** An internal note. */
  readonly note: string;
  /** Wait for the customer, looked at again after so many days; null = no wait. */
  readonly waitDays: number | null;
};
export const noActs: ReplyActs = { addTags: [], note: "", waitDays: null };

/** A macro prepares more than words. */
export function isMacro(acts: ReplyActs): boolean {
  return acts.addTags.length > 0 || acts.note !== "" || acts.waitDays !== null;
}

/** Two braces around a few words, in half or full width as an input method writes them. */
const place = /(?:\{\{|｛｛)\s*([^{}｛｝\n]{1,60}?)\s*(?:\}\}|｝｝)/g;

/** A place in a text that still has to be filled in. */
export type OpenPlace = { readonly name: string; readonly start: number; readonly end: number };

/** Every place that is still open, in order; lines that quote somebody (`> …`) are theirs and do not count. */
export function openPlacesOf(text: string): OpenPlace[] {
  return [...text.matchAll(place)]
    .map((match) => ({ name: match[1] ?? "", start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => text[text.lastIndexOf("\n", start) + 1] !== ">");
}

/** Names of the open places, each once; empty when the text may go out. */
export function openNamesOf(text: string): string[] {
  return [...new Set(openPlacesOf(text).map((each) => each.name))];
}

/** The text for a customer's language; where there is none, the first that was written. null = no text at all. */
export function textFor(texts: Readonly<Partial<Record<Language, string>>>, wanted: Language): { readonly language: Language; readonly text: string } | null {
  for (const language of [wanted, "zh-CN", "zh-TW", "en"] as const) {
    const text = texts[language];
    if (text) return { language, text };
  }
  return null;
}

/** What is typed to find a reply: a slash at the beginning or after a space or a sentence, and a few letters up to the caret. */
export function slashAt(text: string, caret: number): { readonly start: number; readonly typed: string } | null {
  const match = /(^|[\s，。；：！？、])\/([^\s/]{0,20})$/.exec(text.slice(0, caret));
  return match ? { start: caret - (match[2] ?? "").length - 1, typed: match[2] ?? "" } : null;
}
