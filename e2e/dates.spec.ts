import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/access.ts";
import { compose } from "./support/compose.ts";
import { dialogOf, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson } from "./support/people.ts";
import { type Language, texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const calendar = (page: Page, language: Language) => page.getByRole("dialog", { name: texts(language)("app:moment.calendar") });

test.beforeEach(() => test.setTimeout(480_000)); // it looks at each theme with axe, on a machine that may be busy

/** The field a review date is asked for with, in the dialog that makes a complaint wait. */
async function reviewField(page: Page, language: Language): Promise<Locator> {
  await page.goto("/complaints?view=all&state=open&sort=newest");
  await page.locator("[data-complaint-row] button").first().click();
  await expect(page.locator("[data-complaint-open]")).toBeVisible();
  await page.keyboard.press("w");
  return fieldOf(dialogOf(page), texts(language), "desk:wait.review");
}

for (const [language, who, typed, written] of [
  ["zh-CN", "林晓东", "2027年3月5日下午三点半", "2027-03-05 15:30"],
  ["zh-TW", "陳柏翰", "116/3/5 下午3點半", "2027/03/05 15:30"],
  ["en", "Tom", "5 March 2027 at 3:30pm", "Mar 5, 2027 15:30"],
] as const)
  test(`a date is typed or chosen as people do in ${language}`, async ({ browser }) => {
    const say = texts(language);
    const { page } = await demoPerson(browser, desk, who, { language });
    const field = await reviewField(page, language);

    await compose(field, typed.slice(0, 3), typed, "marked");
    await expect(field).toHaveAccessibleDescription(/15:30/); // understood, and said so before one leaves the field
    await field.blur();
    await expect(field).toHaveValue(written);

    await field.fill("soonish");
    await field.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue("soonish");
    await expect(dialogOf(page)).toBeVisible();

    await field.fill(written);
    await field.press("ArrowDown");
    await expect(calendar(page, language)).toBeVisible();
    await expectAccessible(page, `calendar ${language}`, "[popover]");
    await page.keyboard.press("PageDown"); // April
    await page.keyboard.press("ArrowRight"); // the 6th
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(calendar(page, language)).toHaveCount(0);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(written.replace("03-05", "04-06").replace("03/05", "04/06").replace("Mar 5", "Apr 6").replace("15:30", "16:00"));

    await page.getByRole("button", { name: say("app:moment.openCalendar") }).click();
    await expect(calendar(page, language)).toBeVisible();
    await page.keyboard.press("Escape"); // only the calendar
    await expect(calendar(page, language)).toHaveCount(0);
    await expect(dialogOf(page)).toBeVisible();
  });

test("a list is narrowed by days, and the address keeps them", async ({ browser }) => {
  const say = texts("en");
  const { page } = await demoPerson(browser, desk, "Maya");
  await page.goto("/complaints?view=all");
  await page.getByRole("button", { name: say("desk:list.filters"), exact: true }).click();
  const from = fieldOf(page, say, "desk:filter.receivedFrom");
  await from.fill("yesterday");
  await from.press("Enter");
  await expect(page).toHaveURL(/receivedFrom=/);
  await page.reload();
  await page.getByRole("button", { name: say("desk:list.filtersOn", { count: 1 }) }).click();
  await expect(from).toHaveValue(/^[A-Z][a-z]{2} \d{1,2}, \d{4}$/);
  await from.fill("");
  await from.blur();
  await expect(page).not.toHaveURL(/receivedFrom=/);
});
