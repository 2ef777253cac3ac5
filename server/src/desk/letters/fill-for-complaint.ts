import type { Viewer } from "@amends/core/accounts/role";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { LetterKind } from "@amends/core/desk/contract-letters";
import { type FilledLetter, fillLetter, type LetterTemplate } from "@amends/core/desk/letter-fill";
import { letterValues } from "@amends/core/desk/letter-values";
import { placementOf } from "@amends/core/desk/state";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { readCompany } from "../desk-settings.ts";
import { templateFor } from "./templates.ts";
import { word } from "./words.ts";

export type FillFor = {
  readonly complaint: Complaint;
  readonly language: Language;
  readonly viewer: Pick<Viewer, "name">;
  readonly now: string;
  readonly trackingUrl?: string | undefined;
};

/** Fills a template from the complaint for whoever writes the letter; the handler named in it is who has the complaint, else the writer. */
export async function fillForComplaint(
  db: Db,
  kind: LetterKind | LetterTemplate,
  { complaint, language, viewer, now, trackingUrl }: FillFor,
): Promise<FilledLetter> {
  const company = await readCompany(db, complaint.companyId);
  const { teamId, assigneeId } = placementOf(complaint);
  const { rows } = await sql<{ team: string | null; handler: string | null; customer: string | null }>`
    select (select name from teams where id = ${teamId}::uuid) as team, (select name from people where id = ${assigneeId}::uuid and left_at is null) as handler,
      (select name from customers where id = ${complaint.customerId}::uuid) as customer`.execute(db);
  const known = rows[0];
  const values = letterValues(complaint, {
    language,
    timeZone: company.timeZone,
    now,
    customerName: complaint.intake.anonymous ? "" : (known?.customer ?? ""),
    companyName: company.name,
    teamName: known?.team ?? "",
    handlerName: known?.handler ?? viewer.name,
    trackingUrl: trackingUrl ?? null,
    word: (group, key) => word(language, group, key),
  });
  return fillLetter(typeof kind === "string" ? await templateFor(db, complaint.companyId, kind, language) : kind, values);
}
