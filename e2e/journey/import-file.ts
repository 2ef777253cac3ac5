import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { buttonOf } from "../support/fields.ts";
import type { Installation } from "../support/installation.ts";
import type { Say } from "../support/texts.ts";
import type { Story } from "./stories.ts";

/** The fixture as it is, and one row that says nothing. */
function fixture({ file }: Story): { name: string; mimeType: string; buffer: Buffer } {
  const bytes = readFileSync(new URL(`../../server/src/desk/import/fixtures/${file.name}`, import.meta.url));
  return { name: file.name, mimeType: "text/csv", buffer: Buffer.concat([bytes, Buffer.from(`${file.emptyRow}\r\n`)]) };
}

/** One of the figures above the list of bad rows. */
const figure = (page: Page, label: string) => page.locator("dl > div").filter({ hasText: label }).locator("dd");

/** File, columns, a run on trial that names the bad row, the import; the same file once more makes no doubles. */
export async function importFixture(page: Page, desk: Installation, say: Say, story: Story): Promise<void> {
  const { rows, encoding } = story.file;
  await page.goto(`${desk.url}/import`);
  await page.locator("input[type=file]").first().setInputFiles(fixture(story)); // the second takes a list of who came again
  await expect(page.getByRole("heading", { level: 2, name: story.file.name })).toContainText(encoding);
  await expect(page.getByRole("cell", { name: story.file.reads }).first()).toBeVisible(); // read in the right encoding
  const targets = page.getByRole("table").getByRole("combobox");
  await expect(targets.first()).toHaveValue("externalNo");
  await expect.poll(() => targets.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))).toContain("text");
  await tryOut(page, say);
  await expect(figure(page, say("desk:import.good"))).toHaveText(String(rows));
  await expect(figure(page, say("desk:import.bad"))).toHaveText("1");
  await expect(page.getByRole("row").filter({ has: page.getByRole("cell", { name: String(rows + 2), exact: true }) })).toContainText(
    say("desk:import.target_text"),
  );
  await buttonOf(page, say("desk:import.start", { count: rows })).click();
  await expect(page.getByRole("progressbar", { name: say("desk:import.progress") })).toHaveAttribute("value", String(rows + 1));
  await expect(page.getByRole("status").filter({ hasText: say("desk:import.status_finished", { total: rows + 1 }) })).toBeVisible();
  await expect(figure(page, say("desk:import.created"))).toHaveText(String(rows));

  await buttonOf(page, say("desk:import.another")).click();
  await page.locator("input[type=file]").first().setInputFiles(fixture(story)); // the second takes a list of who came again
  await tryOut(page, say);
  await expect(figure(page, say("desk:import.good"))).toHaveText("0");
  await expect(figure(page, say("desk:import.duplicates"))).toHaveText(String(rows));
}

async function tryOut(page: Page, say: Say): Promise<void> {
  await buttonOf(page, say("desk:import.try")).click();
  await expect(page.getByRole("heading", { name: say("desk:import.trial") })).toBeVisible();
}

/** Finds one of the imported complaints in the list of what nobody has yet. */
export async function openImported(page: Page, say: Say, story: Story): Promise<void> {
  await page.goto(new URL("/complaints?view=unassigned", page.url()).href);
  await expect(page.locator("[data-complaint-row]")).toHaveCount(story.file.rows);
  const row = page.locator("[data-complaint-row]").filter({ hasText: story.complaint });
  await expect(row).toContainText(say("desk:list.toComplete"));
  await row.getByRole("button").first().click();
  await expect(page.locator("[data-complaint-open]")).toBeVisible();
}
