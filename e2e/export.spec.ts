import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { aComplaint } from "./support/complaints.ts";
import { buttonOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("en");

async function download(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  await buttonOf(page, say("desk:list.exportList")).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: say("desk:list.exportAs", { format }) }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("a list leaves as CSV, workbook and JSON, as it is filtered on screen", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "Maya");
  const { page } = me;
  await aComplaint(me, { title: '=HYPERLINK("http://evil.example")' });
  await page.goto("/complaints?view=all&severity=ordinary&sort=newest");
  await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
  const shown = Number(
    /\d+/.exec(
      (await page
        .locator("footer")
        .getByText(/\d+ complaints/)
        .textContent()) ?? "",
    )?.[0],
  );

  const csv = await download(page, "CSV");
  expect(csv.name).toMatch(/\.csv$/);
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]); // Excel reads it as UTF-8
  expect(csv.bytes.toString()).not.toMatch(/(^|,)"?=HYPERLINK/m);
  await page.keyboard.press("Escape");
  const xlsx = await download(page, "XLSX");
  expect(xlsx.name).toMatch(/\.xlsx$/);
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe("PK");
  await page.keyboard.press("Escape");
  const json = await download(page, "JSON");
  const rows = JSON.parse(json.bytes.toString()) as { severity: string }[];
  expect(rows).toHaveLength(shown);
  expect(new Set(rows.map((row) => row.severity))).toEqual(new Set(["ordinary"]));
});

test("one complaint opens as a page to print", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "Maya");
  const { page, context } = me;
  const { id, number } = await aComplaint(me);
  await page.goto(`/complaints/${id}`);
  await buttonOf(page, say("desk:complaint.more")).click();
  const [sheet] = await Promise.all([context.waitForEvent("page"), page.getByRole("menuitem", { name: say("desk:action.print") }).click()]);
  await expect(sheet.locator("body")).toContainText(number);
  await expect(sheet.locator("body")).toContainText("The room was charged twice");
  expect((await sheet.pdf()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("an agent, who may not export, is not offered it and gets no file", async ({ browser }) => {
  const { page, context } = await demoPerson(browser, desk, "Tom");
  await page.goto("/complaints?view=all");
  await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
  await expect(buttonOf(page, say("desk:list.exportList"))).toHaveCount(0);
  expect((await context.request.get(`${desk.url}/api/export/complaints.csv`)).status()).toBe(403);
});
