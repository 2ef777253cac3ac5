import type { Language } from "@amends/core/desk/complaint";
import { letterDate } from "@amends/core/desk/letter-date";
import { Html, html } from "./html.ts";
import { printStyle } from "./print-style.ts";
import { label } from "./words.ts";

export type Frame = {
  readonly language: Language;
  readonly timeZone: string;
  readonly now: string;
  readonly title: string;
  readonly company: string;
  readonly demo: boolean;
  readonly person: string;
  readonly number: string;
  readonly masked: boolean;
};

const tags: Readonly<Record<Language, string>> = { "zh-CN": "zh-Hans-CN", "zh-TW": "zh-Hant-TW", en: "en" };

/** A whole page to be printed: heading, content, who printed it and when. */
export function printPage(frame: Frame, ...content: readonly Html[]): string {
  const { language } = frame;
  return html`<!doctype html>
<html lang="${tags[language]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${frame.title} ${frame.number}</title><style>${new Html(printStyle)}</style></head>
<body>
<p class="screen">${label(language, "print.hint")}</p>
${frame.demo && html`<p class="demo">${label(language, "print.demo")}</p>`}
<p class="company">${frame.company}</p>
<h1>${frame.title}</h1>
${content}
<footer class="foot"><span>${frame.number}${frame.masked && html` · ${label(language, "print.masked")}`}</span><span>${label(language, "print.printed", { date: letterDate(frame.now, language, frame.timeZone, true), person: frame.person })}</span></footer>
</body>
</html>
`.text;
}

/** Two facts to a line, in a table; what is not known is left out, an odd last one takes the whole line. */
export function pairs(facts: readonly (readonly [name: string, value: string | null])[]): Html {
  const known = facts.filter((fact): fact is readonly [string, string] => fact[1] !== null && fact[1] !== "");
  const lines: Html[] = [];
  for (let i = 0; i < known.length; i += 2) {
    const [left, right] = [known[i], known[i + 1]];
    lines.push(
      html`<tr><th scope="row">${left?.[0]}</th><td${new Html(right ? "" : ' colspan="3"')}>${left?.[1]}</td>${right && html`<th scope="row">${right[0]}</th><td>${right[1]}</td>`}</tr>`,
    );
  }
  return html`<table>${lines}</table>`;
}

/** One fact to a line, for texts of any length. */
export function longs(facts: readonly (readonly [name: string, value: string | null])[]): Html | null {
  const known = facts.filter(([, value]) => value !== null && value !== "");
  if (known.length === 0) return null;
  return html`<table>${known.map(([name, value]) => html`<tr class="long"><th scope="row">${name}</th><td class="text">${value}</td></tr>`)}</table>`;
}

export const part = (title: string, content: Html | null): Html => (content ? html`<section><h2>${title}</h2>${content}</section>` : new Html(""));

/** A letter's text; places still open become lines to be filled in by hand. */
export function letterText(text: string): Html {
  return html`<div class="letter">${text.split(/\{\{\s*[A-Za-z]+\s*\}\}/).flatMap((piece, i) => (i === 0 ? [piece] : [html`<span class="open">　</span>`, piece]))}</div>`;
}
