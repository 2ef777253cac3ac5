import type { Viewer } from "@amends/core/accounts/role";
import type { Complaint } from "@amends/core/desk/complaint";
import { fillLetter, type LetterTemplate } from "@amends/core/desk/letter-fill";
import { letterValues } from "@amends/core/desk/letter-values";
import type { Db } from "../platform/db/connect.ts";
import type { Company } from "./desk-settings.ts";
import { builtInTemplate, templateFor } from "./letters/templates.ts";
import { word } from "./letters/words.ts";

type Facts = {
  readonly complaint: Complaint;
  readonly company: Company;
  readonly viewer: Pick<Viewer, "name">;
  readonly customerName: string;
  readonly trackingUrl: string;
  readonly now: string;
};

/** What is told to the customer at once, in their language, from the company's own template or the built-in one. Nothing is sent: the handler reads and gives it. */
export function acknowledgementText({ complaint, company, viewer, customerName, trackingUrl, now }: Facts, own: LetterTemplate | null): string {
  const { language } = complaint;
  const values = letterValues(complaint, {
    language,
    timeZone: company.timeZone,
    now,
    customerName,
    companyName: company.name,
    teamName: "",
    handlerName: viewer.name,
    trackingUrl,
    word: (group, key) => word(language, group, key),
  });
  return fillLetter(own ?? builtInTemplate("acknowledgement", language), values).text;
}

/** The same, with the company's template looked up. */
export async function acknowledgementFor(db: Db, facts: Facts): Promise<string> {
  return acknowledgementText(facts, await templateFor(db, facts.company.id, "acknowledgement", facts.complaint.language));
}
