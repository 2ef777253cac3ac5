import { expect, type Page } from "@playwright/test";
import { buttonOf, dialogOf, expectSaid, fieldOf, onBoard } from "../support/fields.ts";
import type { Say } from "../support/texts.ts";
import { openPhase } from "./handle.ts";
import type { Story } from "./stories.ts";

/** What was agreed rests on the accepted option; the plan has one step. */
export async function agree(page: Page, say: Say, story: Story): Promise<void> {
  await expect(page.getByRole("article").filter({ hasText: story.message })).toBeVisible();
  await openPhase(page, say, "agree");
  await expect(fieldOf(page, say, "desk:agree.text")).toHaveValue(story.options[1]);
  await fieldOf(page, say, "desk:agree.expectedResult").fill(story.expectedResult);
  await buttonOf(page, say("desk:agree.record")).click();
  await expect(page.getByText(say("desk:agree.unconfirmed"))).toBeVisible();
  await fieldOf(page, say, "desk:steps.what").fill(story.step);
  await buttonOf(page, say("app:moment.in3Days")).click();
  await buttonOf(page, say("desk:steps.add")).click();
  await expect(onBoard(page, story.step)).toBeVisible();
}

/** The plan is done and the customer told. */
export async function carryOut(page: Page, say: Say, story: Story): Promise<void> {
  await openPhase(page, say, "carryOut");
  await fieldOf(page, say, "desk:carryOut.whatTold").fill(story.result);
  await buttonOf(page, say("desk:carryOut.report")).click();
  await expectSaid(page, say("desk:said.resultReported"));
}

/** The gate names what is missing, leads there, and opens once it is there. */
export async function close(page: Page, say: Say, story: Story): Promise<void> {
  await openPhase(page, say, "carryOut");
  await buttonOf(page, say("desk:action.close")).first().click();
  const dialog = dialogOf(page);
  await dialog.getByRole("radio", { name: say("words:outcome.accepted"), exact: true }).check();
  await expect(dialog).toContainText(say("desk:gap.stepsOpen", { count: 1 }));
  await buttonOf(dialog, say("desk:action.close")).click();
  await expect(dialog.getByText(say("desk:close.fillThis")).first()).toBeVisible();
  await dialog.getByRole("button", { name: say("desk:gap.fix_phase", { where: say("words:phase.carryOut") }) }).click();
  await expect(dialog).toBeHidden();
  await buttonOf(onBoard(page, story.step), say("desk:steps.finish")).click();
  await expectSaid(page, say("desk:said.stepDone"));

  await buttonOf(page, say("desk:action.close")).first().click();
  await expect(dialog.getByRole("radio", { name: say("words:outcome.accepted") })).toBeChecked();
  await expect(dialog).not.toContainText(say("desk:gap.stepsOpen", { count: 1 }));
  await fieldOf(dialog, say, "words:field.directCause").selectOption("serviceQuality");
  await fieldOf(dialog, say, "words:field.indirectCause").selectOption("process");
  await dialog.getByRole("radio", { name: say("words:satisfaction.satisfied"), exact: true }).check();
  await buttonOf(dialog, say("app:moment.in7Days")).click();
  await fieldOf(dialog, say, "desk:close.wellDone").fill(story.wellDone);
  await fieldOf(dialog, say, "desk:close.better").fill(story.better);
  await expect(dialog).toContainText(say("desk:close.ready"));
  await buttonOf(dialog, say("desk:action.close")).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("[data-complaint-open] header").first()).toContainText(say("words:complaintState.closed"));
}
