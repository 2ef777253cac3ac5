import { expect, type Page } from "@playwright/test";
import { buttonOf, dialogOf, expectSaid, fieldOf, onBoard, takeFirst } from "../support/fields.ts";
import type { Say } from "../support/texts.ts";
import type { Story } from "./stories.ts";

/** Opens the board of a phase. */
export async function openPhase(page: Page, say: Say, phase: string): Promise<void> {
  await page
    .getByRole("region", { name: say("desk:phase.label") })
    .getByRole("button", { name: say(`words:phase.${phase}`) })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 2, name: say(`words:phase.${phase}`) })).toBeVisible();
}

/** Takes the complaint on and fills in what the import could not know. */
export async function completeIntake(page: Page, say: Say, story: Story): Promise<void> {
  await buttonOf(page, say("desk:action.take")).first().click();
  await expectSaid(page, say("desk:said.taken", { number: await numberOf(page) }));
  await openPhase(page, say, "diagnose");
  await buttonOf(page, say("desk:case.completeNow")).first().click();
  const dialog = dialogOf(page);
  await fieldOf(dialog, say, "desk:form.name").fill(story.complainant);
  await fieldOf(dialog, say, "desk:form.contact").fill(story.phone);
  await dialog.getByRole("checkbox", { name: say("words:demandType.refund"), exact: true }).check();
  await fieldOf(dialog, say, "desk:form.demandText").fill(story.demand);
  await takeFirst(fieldOf(dialog, say, "desk:column.category"), story.category);
  await fieldOf(dialog, say, "desk:form.unit").fill(story.unit);
  await buttonOf(dialog, say("desk:quick.yesterday")).click();
  await buttonOf(dialog, say("desk:dialog.save")).click();
  await expect(dialog).toBeHidden();
  await expect(buttonOf(page, say("desk:case.completeNow"))).toHaveCount(0);
}

export async function numberOf(page: Page): Promise<string> {
  return (await page.locator("[data-complaint-open]").getAttribute("data-complaint-open")) ?? "";
}

/** Mood first: heard, the feeling named. Then what happened and what lies behind it. */
export async function understand(page: Page, say: Say, story: Story): Promise<void> {
  await openPhase(page, say, "mood");
  await page.getByLabel(say("desk:mood.heard")).click(); // ticked once the server has it
  await expect(page.getByLabel(say("desk:mood.heard"))).toBeChecked();
  await fieldOf(page, say, "desk:mood.feeling").fill(story.feeling);
  await openPhase(page, say, "diagnose");
  await fieldOf(page, say, "desk:diagnose.need").fill(story.need);
  await fieldOf(page, say, "desk:diagnose.expectation").fill(story.expectation);
  await fieldOf(page, say, "desk:diagnose.feelings").fill(story.feeling);
  await expect(
    page
      .getByRole("log")
      .getByText(story.need)
      .or(page.getByText(say("desk:draft.kept")).first()),
  ).toBeVisible();
}

/** Two options; the one above the agent's limit waits for a superior, and cannot be offered before. */
export async function seekOptions(agent: Page, manager: Page, say: Say, story: Story): Promise<void> {
  await openPhase(agent, say, "options");
  await addOption(agent, say, { kind: "explanation", text: story.options[0], cost: "400", gain: story.gain });
  await buttonOf(agent, say("desk:options.add")).click();
  await addOption(agent, say, { kind: "refund", text: story.options[1], cost: "2600", gain: story.gain });
  const large = onBoard(agent, story.options[1]);
  await expect(buttonOf(large, say("desk:options.offer"))).toHaveCount(0);
  await buttonOf(large, say("desk:options.askApproval")).click();
  await fieldOf(large, say, "desk:options.ask_approval").fill(story.approvalNote);
  await buttonOf(large, say("desk:dialog.do")).click();
  await expect(large).toContainText(say("desk:options.approval_asked"));

  await manager.goto(agent.url());
  await openPhase(manager, say, "options");
  await buttonOf(onBoard(manager, story.options[1]), say("desk:options.approve")).click();
  // The agent sees it without doing anything: live.
  await expect(large).toContainText(say("desk:options.approval_approved"));
  for (const text of story.options) {
    await buttonOf(onBoard(agent, text), say("desk:options.offer")).click();
    await expect(buttonOf(onBoard(agent, text), say("desk:options.theyAccept"))).toBeVisible();
  }
}

async function addOption(page: Page, say: Say, option: { kind: string; text: string; cost: string; gain: string }): Promise<void> {
  await fieldOf(page, say, "words:field.optionKind").selectOption(option.kind);
  await fieldOf(page, say, "desk:options.text").fill(option.text);
  await fieldOf(page, say, "desk:options.cost").fill(option.cost);
  await fieldOf(page, say, "words:field.grantGround").selectOption("ownFault"); // what costs says why
  await fieldOf(page, say, "desk:options.gain").fill(option.gain);
  await page
    .locator("form")
    .filter({ has: page.getByRole("heading", { name: say("desk:options.new") }) })
    .getByRole("button", { name: say("desk:options.add") })
    .click();
  await expect(onBoard(page, option.text)).toBeVisible();
}

/** Answers the customer on their page and hands out the link to it. Gives the link. */
export async function replyAndShareLink(page: Page, say: Say, story: Story): Promise<string> {
  await fieldOf(page, say, "desk:composer.reply").fill(story.reply);
  await buttonOf(page, say("desk:composer.send")).click();
  await expect(page.getByRole("article").filter({ hasText: story.reply })).toBeVisible();
  await buttonOf(page, say("desk:composer.shareLink")).click();
  const dialog = dialogOf(page);
  await buttonOf(dialog, say("desk:tracking.make")).click();
  const link = await dialog.getByLabel(say("desk:tracking.link")).inputValue();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // Until its seconds to be taken back are over, the answer only waits.
  await expect(page.locator("article[data-direction=outbound]").filter({ hasText: story.reply })).toBeVisible();
  return link;
}
