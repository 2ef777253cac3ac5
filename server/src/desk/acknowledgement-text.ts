import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Viewer } from "@amends/core/accounts/role";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import { fillLetter, type LetterTemplate } from "@amends/core/desk/letter-fill";
import { letterValues } from "@amends/core/desk/letter-values";
import { checkout } from "../platform/config.ts";
import type { Db } from "../platform/db/connect.ts";
import type { Company } from "./desk-settings.ts";

type Facts = { readonly complaint: Complaint; readonly company: Company; readonly viewer: Pick<Viewer, "name">; readonly customerName: string; readonly trackingUrl: string; readonly now: string };

const builtIn = new Map<string, LetterTemplate>();
const vocabularies = new Map<Language, Record<string, Record<string, string>>>();

/** The template a company starts with: first line the subject, the rest the letter. */
function builtInTemplate(language: Language): LetterTemplate {
  let template = builtIn.get(language);
  if (!template) {
    const [subject = "", ...body] = readFileSync(join(checkout, "content/letters", language, "acknowledgement.txt"), "utf8").split("\n");
    template = { subject, body: body.join("\n").trim() };
    builtIn.set(language, template);
  }
  return template;
}

function word(language: Language, group: string, key: string): string {
  let words = vocabularies.get(language);
  if (!words) {
    words = JSON.parse(readFileSync(join(checkout, "content/texts", language, "words.json"), "utf8")) as Record<string, Record<string, string>>;
    vocabularies.set(language, words);
  }
  return words[group]?.[key] ?? key;
}

/** What is told to the customer at once, in their language, from the company's template. Nothing is sent: the handler reads and gives it. */
export async function acknowledgementFor(db: Db, { complaint, company, viewer, customerName, trackingUrl, now }: Facts): Promise<string> {
  const { language } = complaint;
  const own = await db.selectFrom("letter_templates").select(["subject", "body"])
    .where("company_id", "=", company.id).where("kind", "=", "acknowledgement").where("language", "=", language).executeTakeFirst();
  const values = letterValues(complaint, {
    language, timeZone: company.timeZone, now, customerName, companyName: company.name, teamName: "", handlerName: viewer.name, trackingUrl,
    word: (group, key) => word(language, group, key),
  });
  return fillLetter(own ?? builtInTemplate(language), values).text;
}
