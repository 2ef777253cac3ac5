import { type Browser, expect, type Page } from "@playwright/test";
import { buttonOf, dialogOf, fieldOf } from "../support/fields.ts";
import type { Installation } from "../support/installation.ts";
import type { Language, Say } from "../support/texts.ts";
import type { Story } from "./stories.ts";

const password = "Eine-lange-Losung-7";

/** The first page of an empty installation leads to a team of one's own, signed in. */
export async function setUpTeam(page: Page, desk: Installation, say: Say, story: Story): Promise<void> {
  await page.goto(`${desk.url}/`);
  await expect(page.getByRole("heading", { name: say("accounts:welcome.title") })).toBeVisible();
  await buttonOf(page, say("accounts:welcome.team")).click();
  await fieldOf(page, say, "accounts:setup.company").fill(story.company);
  await fieldOf(page, say, "accounts:setup.name").fill(story.manager);
  await fieldOf(page, say, "accounts:field.email").fill("lead@example.com");
  await fieldOf(page, say, "accounts:field.password").fill(password);
  await buttonOf(page, say("accounts:setup.do")).click();
  await expect(page).toHaveURL(/\/complaints/);
  await expect(page.getByText(story.company).first()).toBeVisible();
}

/** Invites a colleague by link, who accepts it in a browser of their own. Gives their page. */
export async function inviteAgent(page: Page, browser: Browser, desk: Installation, say: Say, language: Language, story: Story): Promise<Page> {
  await page.goto(`${desk.url}/people`);
  await buttonOf(page, say("accounts:invite.title")).click();
  const dialog = dialogOf(page);
  await fieldOf(dialog, say, "accounts:field.email").fill("agent@example.com");
  await fieldOf(dialog, say, "accounts:field.name").fill(story.agent);
  await buttonOf(dialog, say("accounts:invite.make")).click();
  await expect(dialog).toContainText(say("app:link.once"));
  const link = (await dialog.locator("code").textContent()) ?? "";
  await buttonOf(dialog, say("app:action.close")).last().click();

  const theirs = await (await browser.newContext({ locale: language })).newPage();
  await theirs.goto(link);
  await expect(fieldOf(theirs, say, "accounts:field.name")).toHaveValue(story.agent);
  await fieldOf(theirs, say, "accounts:field.newPassword").fill(password);
  await buttonOf(theirs, say("accounts:invitation.do")).click();
  await expect(theirs).toHaveURL(/\/complaints/);
  return theirs;
}
