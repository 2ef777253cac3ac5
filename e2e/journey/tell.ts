import { expect, test } from "@playwright/test";
import { useInstallation } from "../support/installation.ts";
import { type Language, texts } from "../support/texts.ts";
import { agree, carryOut, close } from "./conclude.ts";
import { customerAnswers, customerConfirms, customerRates } from "./customer.ts";
import { inviteAgent, setUpTeam } from "./first-run.ts";
import { completeIntake, replyAndShareLink, seekOptions, understand } from "./handle.ts";
import { importFixture, openImported } from "./import-file.ts";
import { stories } from "./stories.ts";

/** The whole way of a complaint in one language: from an empty installation and a spreadsheet to the customer's rating. */
export function tellJourney(language: Language): void {
  const desk = useInstallation("empty");
  const say = texts(language);
  const story = stories[language];
  test.use({ locale: language });

  test(`from import to the customer's rating in ${language}`, async ({ page: manager, browser }) => {
    test.setTimeout(480_000);
    await test.step("first run: a team is set up", () => setUpTeam(manager, desk, say, story));
    const agent = await test.step("a colleague is invited", () => inviteAgent(manager, browser, desk, say, language, story));
    await test.step("a spreadsheet is imported", () => importFixture(manager, desk, say, story));
    await test.step("an imported complaint is opened from the list", () => openImported(agent, say, story));
    await test.step("what is missing is completed", () => completeIntake(agent, say, story));
    await test.step("mood and diagnosis", () => understand(agent, say, story));
    await test.step("options, one with approval", () => seekOptions(agent, manager, say, story));
    const link = await test.step("a reply, and the link to the customer's page", () => replyAndShareLink(agent, say, story));
    const customer = await (await browser.newContext({ locale: language, viewport: { width: 390, height: 844 } })).newPage();
    await test.step("the customer accepts an option and writes", () => customerAnswers(customer, link, say, story));
    await test.step("agreement and plan", () => agree(agent, say, story));
    await test.step("the customer confirms", () => customerConfirms(customer, say, story));
    await expect(agent.locator("[data-complaint-open]")).toContainText(story.step);
    await test.step("the result is reported", () => carryOut(agent, say, story));
    await test.step("closing through the gate", () => close(agent, say, story));
    await test.step("the customer rates", () => customerRates(customer, say, story));
    await expect(agent.getByText(say("desk:event.rated", { stars: 4 }))).toBeVisible();
  });
}
