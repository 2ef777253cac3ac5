import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@amends/core/desk/complaint";
import { type LetterKind, type LetterTemplateView, letterKinds, letterNames } from "@amends/core/desk/contract-letters";
import { checkTemplate, type LetterTemplate } from "@amends/core/desk/letter-fill";
import { checkout } from "../../platform/config.ts";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";

const languages: readonly Language[] = ["zh-CN", "zh-TW", "en"];
const read = new Map<string, LetterTemplate>();

/** The template a company starts with: the first line of the file is the subject, the rest the letter. */
export function builtInTemplate(kind: LetterKind, language: Language): LetterTemplate {
  const key = `${language}/${kind}`;
  let template = read.get(key);
  if (!template) {
    const [subject = "", ...body] = readFileSync(join(checkout, "content/letters", `${key}.txt`), "utf8").split("\n");
    template = { subject, body: body.join("\n").trim() };
    read.set(key, template);
  }
  return template;
}

/** The company's own template, else the built-in one. */
export async function templateFor(db: Db, companyId: string, kind: LetterKind, language: Language): Promise<LetterTemplate> {
  const own = await db
    .selectFrom("letter_templates")
    .select(["subject", "body"])
    .where("company_id", "=", companyId)
    .where("kind", "=", kind)
    .where("language", "=", language)
    .executeTakeFirst();
  return own ?? builtInTemplate(kind, language);
}

export async function listTemplates(db: Db, companyId: string): Promise<LetterTemplateView[]> {
  const own = await db.selectFrom("letter_templates").select(["kind", "language", "subject", "body"]).where("company_id", "=", companyId).execute();
  return letterKinds.flatMap((kind) =>
    languages.map((language) => {
      const mine = own.find((row) => row.kind === kind && row.language === language);
      const { subject, body } = mine ?? builtInTemplate(kind, language);
      return { kind, language, subject, body, own: mine !== undefined };
    }),
  );
}

/** Keeps a company's own template; null goes back to the built-in one. @throws letterNamesUnknown, letterSectionOpen with the names */
export async function saveTemplate(
  tx: Db,
  at: { companyId: string; personId: string; now: string },
  kind: LetterKind,
  language: Language,
  template: LetterTemplate | null,
): Promise<void> {
  const where = { company_id: at.companyId, kind, language };
  if (template === null) {
    await tx.deleteFrom("letter_templates").where("company_id", "=", where.company_id).where("kind", "=", kind).where("language", "=", language).execute();
    return;
  }
  const { unknown, unclosed } = checkTemplate(template, letterNames);
  if (unknown.length > 0) refuse("letterNamesUnknown", { field: "body", params: { names: unknown.join(", ") } });
  if (unclosed.length > 0) refuse("letterSectionOpen", { field: "body", params: { names: unclosed.join(", ") } });
  const values = { subject: template.subject, body: template.body, updated_by: at.personId, updated_at: at.now };
  await tx
    .insertInto("letter_templates")
    .values({ ...where, ...values })
    .onConflict((c) => c.columns(["company_id", "kind", "language"]).doUpdateSet(values))
    .execute();
}
