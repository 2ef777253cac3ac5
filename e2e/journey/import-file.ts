import { expect, type Page } from "@playwright/test";
import type { Installation } from "../support/installation.ts";
import { callAs } from "../support/people.ts";
import type { Language, Say } from "../support/texts.ts";

export async function importFixture(page: Page, desk: Installation, say: Say, language: Language): Promise<string> {
  const form = await callAs<any>(page.request, desk.url, "get", "/api/public/form");
  await page.waitForTimeout(5000);
  const facts = "TEMP " + say("portal:form.remedyHint");
  await callAs(page.request, desk.url, "post", "/api/public/complaints", {
    formToken: form.formToken,
    company: form.company.slug,
    language,
    facts,
    demandTypes: ["refund"],
    remedy: "x",
    contacts: [{ kind: "phone", value: "13800138000" }],
    attachmentIds: [],
    website: "",
  });
  return facts;
}

/** Finds one of the imported complaints in the list of what nobody has yet. */
export async function openImported(page: Page, say: Say, title: string): Promise<void> {
  await page.goto(new URL("/complaints?view=unassigned", page.url()).href);
  const row = page.locator("[data-complaint-row]").filter({ hasText: title });
  await expect(row).toContainText(say("desk:list.toComplete"));
  await row.getByRole("button").first().click();
  await expect(page.locator("[data-complaint-open]")).toBeVisible();
}
