import type { CategoryTree } from "@amends/core/desk/category";
import { defaultCategories } from "@amends/core/desk/category";
import type { DeskContext } from "@amends/core/desk/decision";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { type Company, companyOf, readRoot } from "../desk-settings.ts";

/** What taking in rows needs to know of the company; read once per import. */
export type ImportCompany = { readonly company: Company; readonly categories: CategoryTree; readonly teamIds: readonly string[] };

export async function readImportCompany(db: Db, companyId: string): Promise<ImportCompany> {
  const root = await readRoot(db, companyId);
  const { rows } = await sql<{ id: string }>`select id from teams where company_id = ${companyId}::uuid and archived_at is null`.execute(db);
  return { company: companyOf(root), categories: root.settings.categories ?? defaultCategories, teamIds: rows.map((row) => row.id) };
}

/** What a decision may know while rows are taken in for somebody. */
export function importDeskContext({ company, teamIds }: ImportCompany, personId: string, now: string, newId: () => string): DeskContext {
  return {
    actor: { type: "person", id: personId },
    now,
    newId,
    role: null,
    authority: company.desk.authority,
    people: {},
    teamIds,
    complaints: {},
    timeZone: company.timeZone,
  };
}
