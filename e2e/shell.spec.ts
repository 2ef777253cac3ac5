import { expect, test } from "@playwright/test";
import { dialogOf, expectSaid, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const installation = useInstallation("demo");
const say = texts("zh-CN");

test("the palette opens from the keyboard, waits for the input method, and runs what is chosen", async ({ browser }) => {
  const { page } = await demoPerson(browser, installation, "顾明远", { language: "zh-CN" });
  await page.goto("/profile");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const field = dialogOf(page).getByRole("combobox");
  await expect(field).toBeFocused();
  // What a browser sends while somebody writes pinyin: the confirming Enter belongs to the input method.
  await field.evaluate((input: HTMLInputElement) => {
    input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));
    input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "人员" }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
  });
  await expect(dialogOf(page)).toBeVisible();
  await field.fill(say("app:nav.people"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/people/);
  await expect(dialogOf(page)).toHaveCount(0);
});

test("one-letter keys go where they say, stay off in fields, and can be switched off", async ({ browser }) => {
  const { page } = await demoPerson(browser, installation, "顾明远", { language: "zh-CN" });
  await page.goto("/audit");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await fieldOf(page, say, "accounts:audit.who").focus();
  await page.keyboard.type("gp");
  await expect(page).toHaveURL(/\/audit/);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/\/people/);
  await page.keyboard.press("?");
  await dialogOf(page).getByLabel(say("app:keys.switch")).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.keyboard.press("Control+k");
  await expect(dialogOf(page), "Ctrl or Cmd combinations always work").toBeVisible();
  await expect(page).toHaveURL(/\/people/);
});

test("a change of a person can be undone by its key", async ({ browser }) => {
  const { page, call } = await demoPerson(browser, installation, "顾明远", { language: "zh-CN" });
  await call("patch", "/api/me/profile", { shortcuts: true });
  await page.goto("/people");
  await page.getByRole("button", { name: say("accounts:person.more", { name: "方婷" }) }).click();
  await page.getByRole("menuitem", { name: say("accounts:person.edit") }).click();
  await fieldOf(dialogOf(page), say, "accounts:person.staffNo").fill("C99");
  await dialogOf(page)
    .getByRole("button", { name: say("app:action.save") })
    .click();
  await expectSaid(page, say("accounts:person.changed", { name: "方婷" }));
  await expect(page.getByText("C99")).toBeVisible();
  await expect(dialogOf(page)).toHaveCount(0);
  await page.keyboard.press("z");
  await expect(page.getByText("C99")).toHaveCount(0);
});

test("while the database is away a page says so, and it comes back by itself", async ({ browser }) => {
  const { page } = await demoPerson(browser, installation, "顾明远", { language: "zh-CN" });
  await page.goto("/profile");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await installation.database(true);
  try {
    await page.goto("/audit");
    await expect(page.getByRole("heading", { name: say("app:away.title") })).toBeVisible();
  } finally {
    await installation.database(false);
  }
  await expect(page.getByRole("heading", { name: say("app:nav.audit") })).toBeVisible({ timeout: 20_000 });
});
