import type { Language } from "@amends/core/desk/complaint";
import type { Question } from "@amends/core/survey/question";
import { firstQuestion } from "@amends/core/survey/survey";
import { textOf } from "../platform/catalogue.ts";

type Asking = {
  readonly language: Language;
  readonly number: string;
  readonly company: string;
  readonly url: string;
  readonly questions: readonly Question[];
  readonly expiresAt: string;
};

type Choice = { readonly value: string; readonly label: string };

const faces = ["", "😠", "🙁", "😐", "🙂", "😊"];

/** The answers of a question as one clicks them, in the order they have on the page. */
function choicesOf({ kind, choices = [] }: Question, language: Language): Choice[] {
  const say = (key: string) => textOf(language, "survey", `answer.${key}`);
  if (kind === "scale") return [1, 2, 3, 4, 5].map((step) => ({ value: String(step), label: `${faces[step]} ${say(`scale${step}`)}` }));
  if (kind === "yesNo") return ["yes", "no"].map((value) => ({ value, label: say(value) }));
  if (kind === "choice") return choices.map((choice) => ({ value: choice.id, label: choice.text[language] }));
  return Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: String(n) }));
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The mail that asks: every answer of the first question is a link. The link only opens the page with that answer chosen; it counts
 * when a person does something there, for programs that look through mail follow links too, and some run the page's script.
 */
export function surveyMail({ language, number, company, url, questions, expiresAt }: Asking): { subject: string; text: string; html: string } {
  const t = (key: string, values: Record<string, string> = {}) => textOf(language, "survey", `mail.${key}`, values);
  const first = firstQuestion(questions);
  const choices = first ? choicesOf(first, language) : [];
  const link = (value: string) => `${url}?l=${language}&q=${first?.id ?? ""}&a=${encodeURIComponent(value)}`;
  const until = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(expiresAt));
  const [hello, question, why, foot] = [t("hello", { number, company }), first?.text[language] ?? "", t("why"), t("foot", { until })];
  const lines = choices.map(({ value, label }) => `${label}\n${link(value)}`).join("\n\n");
  const buttons = choices
    .map(
      ({ value, label }) =>
        `<a href="${escaped(link(value))}" style="display:inline-block;margin:0 6px 8px 0;padding:8px 12px;border:1px solid #888;border-radius:6px;color:inherit;text-decoration:none">${escaped(label)}</a>`,
    )
    .join("");
  const p = (text: string) => `<p>${escaped(text)}</p>`;
  const html = `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;line-height:1.6">${p(hello)}<p><strong>${escaped(question)}</strong></p><p>${buttons}</p>${p(why)}${p(foot)}${p(company)}</body></html>`;
  return { subject: `[${number}] ${t("subject")}`, text: [hello, question, lines, why, foot, company].join("\n\n"), html };
}
