import { expect, type Locator, type Page } from "@playwright/test";
import type { Say } from "./texts.ts";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The control with exactly this label, whether or not it is marked as required. */
export function fieldOf(scope: Page | Locator, say: Say, key: string): Locator {
  const label = new RegExp(`^${escaped(say(key))}\\s*(${escaped(say("app:field.must"))})?$`);
  return scope.locator("input, textarea, select").and(scope.getByLabel(label));
}

/** The button with exactly these words. */
export function buttonOf(scope: Page | Locator, label: string): Locator {
  return scope.getByRole("button", { name: label, exact: true });
}

/** The one open dialog. */
export function dialogOf(page: Page): Locator {
  return page.locator("dialog[open]");
}

/** An option or a step on the board beside the conversation (which tells of it as well). */
export function onBoard(page: Page, text: string): Locator {
  return page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: text });
}

/** Types into a combobox and takes the first thing it offers. */
export async function takeFirst(box: Locator, typed: string): Promise<void> {
  await box.click();
  await box.fill(typed);
  await expect(box).toHaveAttribute("aria-activedescendant", /./);
  await box.press("Enter");
}

/** Waits for the short message that says something was done. */
export async function expectSaid(page: Page, text: string): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: text }).first()).toBeVisible();
}
