import { expect, type Page } from "@playwright/test";
import { buttonOf } from "../support/fields.ts";
import type { Say } from "../support/texts.ts";
import type { Story } from "./stories.ts";

/** On their own page: reads what was written, accepts an option, writes back. Internal words never stand there. */
export async function customerAnswers(page: Page, link: string, say: Say, story: Story): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole("log")).toContainText(story.reply);
  await expect(page.locator("body")).not.toContainText(story.approvalNote);
  await expect(page.locator("body")).not.toContainText(story.need);
  const option = page.getByRole("listitem").filter({ hasText: story.options[1] }).last();
  await buttonOf(option, say("portal:option.accept")).click();
  await buttonOf(option, say("portal:sure.yes")).click();
  await expect(option).toContainText(say("portal:option.accepted"));
  await page.getByLabel(say("portal:write.label")).fill(story.message);
  await buttonOf(page, say("portal:write.send")).click();
  await expect(page.getByRole("log")).toContainText(story.message);
  await expect(page.getByLabel(say("portal:write.label"))).toHaveValue("");
}

/** Confirms what was agreed. */
export async function customerConfirms(page: Page, say: Say, story: Story): Promise<void> {
  await page.reload();
  await expect(page.getByText(story.expectedResult)).toBeVisible();
  await buttonOf(page, say("portal:agreement.confirm")).click();
  await buttonOf(page, say("portal:sure.yes")).click();
  await expect(page.getByRole("heading", { name: say("portal:agreement.confirmedTitle") })).toBeVisible();
}

/** Rates it once it is closed: four stars and a sentence. */
export async function customerRates(page: Page, say: Say, story: Story): Promise<void> {
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: say("portal:now.closed") })).toBeVisible();
  await buttonOf(page, say("portal:rate.send")).click();
  await expect(page.getByText(say("portal:rate.choose"))).toBeVisible();
  await page.getByRole("radio", { name: say("portal:rate.star4"), exact: true }).check({ force: true });
  await page.getByLabel(say("portal:rate.text")).fill(story.rating);
  await buttonOf(page, say("portal:rate.send")).click();
  await expect(page.getByText(say("portal:rate.yours", { stars: 4 }))).toBeVisible();
}
