import { expect, type Page, test } from "@playwright/test";
import { aComplaint } from "./support/complaints.ts";
import { dialogOf, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("en");
const opened = (page: Page) => page.locator("[data-complaint-open]");
const cursor = (page: Page) => page.locator("[data-complaint-row][data-cursor]");

/** Runs one command of the palette by typing its name. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(dialogOf(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.insertText(name);
  await expect(dialogOf(page).getByRole("option").first()).toContainText(name);
  await page.keyboard.press("Enter");
}

test("through the desk without a mouse: list, complaint, reply, note, assign, close and back (demand 27)", async ({ browser }) => {
  const { page } = await demoPerson(browser, desk, "Maya");
  await page.goto("/complaints?view=all&sort=newest");
  await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
  const [first, second] = await page.locator("[data-complaint-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-complaint-row") ?? ""));

  await page.keyboard.press("j");
  await expect(cursor(page)).toHaveAttribute("data-complaint-row", first ?? "");
  await page.keyboard.press("j");
  await expect(cursor(page)).toHaveAttribute("data-complaint-row", second ?? "");
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await expect(page.getByRole("toolbar")).toContainText(say("desk:list.selected", { count: 1 }));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(opened(page)).toHaveAttribute("data-complaint-open", first ?? "");
  await page.keyboard.press("j"); // with one open, the next one opens
  await expect(opened(page)).toHaveAttribute("data-complaint-open", second ?? "");

  await page.keyboard.press("n");
  await expect(fieldOf(page, say, "desk:composer.note")).toBeFocused();
  await page.keyboard.type("js?"); // letters are letters here
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("article").filter({ hasText: "js?" })).toBeVisible();
  await page.keyboard.press("Escape"); // out of the field, not out of the complaint
  await expect(opened(page)).toBeVisible();
  await page.keyboard.press("r");
  await expect(fieldOf(page, say, "desk:composer.reply")).toBeFocused();
  await page.keyboard.type("Thank you for telling us");
  await page.keyboard.press("ControlOrMeta+Enter");
  // It waits a few seconds, in which it can be taken back, and stands in the conversation then.
  await expect(page.getByRole("article").filter({ hasText: "Thank you for telling us" })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Escape");

  await page.keyboard.press("a");
  await expect(dialogOf(page).getByRole("heading", { name: say("desk:action.assign") })).toBeVisible();
  await page.keyboard.type("Tom");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(opened(page).locator("header").first()).toContainText("Tom Okafor");
  await page.keyboard.press("e");
  await expect(dialogOf(page).getByRole("heading", { name: say("desk:close.title", { number: second ?? "" }) })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialogOf(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(opened(page)).toHaveCount(0);
});

test("every key has its command, and the keys are listed", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "Maya");
  const { page } = me;
  const { id, number } = await aComplaint(me);
  await page.goto(`/complaints/${id}`);
  await expect(opened(page)).toBeVisible();
  await page.keyboard.press("?");
  for (const key of ["action.assign", "action.close", "composer.reply", "composer.note", "key.next"])
    await expect(dialogOf(page)).toContainText(say(`desk:${key}`));
  await page.keyboard.press("Escape");
  await command(page, say("desk:action.severity"));
  await expect(dialogOf(page).getByRole("heading", { name: say("desk:action.severity") })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("w");
  await expect(dialogOf(page).getByRole("heading", { name: say("desk:action.wait") })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  await expect(dialogOf(page).getByRole("heading", { name: say("desk:snooze.title") })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("\\");
  await expect(page.locator("[data-complaint-row]").first()).toBeHidden();
  await page.keyboard.press("\\");
  await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(dialogOf(page)).toHaveCount(0); // a supervisor does not manage people, and P alone is another key
  await expect(page).toHaveURL(/\/complaints\//);
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/view=mine/);
  await page.keyboard.press("/");
  await expect(page.getByLabel(say("desk:list.search"))).toBeFocused();
  await page.keyboard.type(number);
  await expect(page.locator(`[data-complaint-row="${number}"]`)).toBeVisible();
});

test("letters do nothing in a field, and nothing at all when they are switched off", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "Tom");
  const { page } = me;
  await page.goto("/complaints?view=all");
  await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
  await page.getByLabel(say("desk:list.search")).focus();
  await page.keyboard.type("cj?");
  await expect(page.getByLabel(say("desk:list.search"))).toHaveValue("cj?");
  await expect(page).not.toHaveURL(/\/new/);

  await me.call("patch", "/api/me/profile", { shortcuts: false });
  await page.goto("/complaints?view=all");
  await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
  await page.keyboard.press("c");
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(cursor(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/\/new/);
  await command(page, say("app:nav.new")); // what has Ctrl or Cmd always works
  await expect(page).toHaveURL(/\/complaints\/new/);
});
