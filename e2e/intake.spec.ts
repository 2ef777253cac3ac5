import { expect, type Page, test } from "@playwright/test";
import { fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("en");
const facts =
  "I asked at the front desk three times and the clerk was rude and laughed at me. The bathroom floor was flooded, I slipped and hurt my wrist. I will post this online.";
const wanted = "An apology from the manager and the night refunded";

/** Presses Tab until the field has the focus: nothing else moves it, so the whole form is filled by keyboard. */
async function tabTo(page: Page, label: string): Promise<void> {
  const target = fieldOf(page, say, label);
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${label}`);
}

test("a complaint is recorded by keyboard alone in under a minute, with proposals that show their words", async ({ browser }) => {
  const { page } = await demoPerson(browser, desk, "Maya");
  await page.goto("/complaints");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const began = Date.now();
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: say("desk:form.pageTitle") })).toBeVisible();
  await expect(page.getByRole("radio", { name: say("words:channel.phone") })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: say("words:channel.visit") })).toBeChecked();
  await tabTo(page, "desk:form.name");
  await page.keyboard.type("Ruth Calloway");
  await page.keyboard.press("Enter");
  await page.keyboard.type("+1 415 555 0134");
  await page.keyboard.press("Enter");
  await expect(fieldOf(page, say, "desk:form.facts")).toBeFocused();
  await page.keyboard.insertText(facts);
  await page.keyboard.press("Tab");
  await page.keyboard.press("1"); // the first kind of remedy
  await expect(page.getByRole("checkbox", { name: say("words:demandType.refund") })).toBeChecked();
  await tabTo(page, "desk:form.demandText");
  await page.keyboard.insertText(wanted);

  const proposals = page.getByRole("region", { name: say("desk:proposal.title") });
  await expect(proposals).toContainText(say("desk:because.words"));
  await expect(proposals).toContainText(say("words:specialKind.safety"));
  await expect(proposals).toContainText(/hurt|slipped/);
  await tabTo(page, "desk:column.category");
  await page.keyboard.press("ArrowDown"); // the first suggested category stands first
  await page.keyboard.press("Enter");
  await expect(fieldOf(page, say, "desk:column.category")).not.toHaveValue("");
  await page.keyboard.press("Enter"); // goes on to the next required field
  await expect(fieldOf(page, say, "desk:form.unit")).toBeFocused();
  await page.keyboard.type("Front desk");
  await page.keyboard.press("Enter");
  await expect(fieldOf(page, say, "desk:form.occurredAt")).toBeFocused();
  await page.keyboard.type("just now");
  await page.keyboard.press("ControlOrMeta+Enter");

  await expect(page.getByRole("heading", { level: 1, name: /is recorded$/ })).toBeVisible();
  const seconds = (Date.now() - began) / 1000;
  test.info().annotations.push({ type: "seconds", description: String(seconds) });
  expect(seconds, "from the key to the number").toBeLessThan(60);
  await expect(page.getByText(say("desk:saved.acknowledgement"))).toBeVisible();
  await expect(page.getByRole("textbox", { name: say("desk:tracking.link") })).toHaveValue(/\/portal\/t\/[\w-]{22,}$/);
  await page.keyboard.press("o");
  await expect(page.locator("[data-complaint-open]")).toContainText(facts.slice(0, 40));
});

test("what is missing is named at its field, and nothing is recorded", async ({ browser }) => {
  const { page } = await demoPerson(browser, desk, "Maya");
  await page.goto("/complaints/new");
  await expect(page.getByRole("heading", { level: 1, name: say("desk:form.pageTitle") })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText(say("desk:gap.factsMissing"))).toBeVisible();
  await expect(page.getByText(say("desk:gap.complainantMissing"))).toBeVisible();
  await expect(page.getByText(say("desk:gap.respondentMissing"))).toBeVisible();
  await expect(fieldOf(page, say, "desk:form.facts")).toHaveAttribute("aria-invalid", "true");
});

test("a closed tab loses no draft: it is there in a new tab and on another device", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "Tom");
  await me.page.goto("/complaints/new");
  const saved = me.page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().includes("/api/drafts/"));
  await fieldOf(me.page, say, "desk:form.facts").fill("The lift stopped between two floors");
  await saved;
  await fieldOf(me.page, say, "desk:form.facts").fill("The lift stopped between two floors for an hour"); // and closed before this is sent
  await me.page.close();

  const again = await me.context.newPage();
  await again.goto("/complaints/new");
  await expect(fieldOf(again, say, "desk:form.facts")).toHaveValue("The lift stopped between two floors for an hour");
  await expect(again.getByText(say("desk:draft.saved")).first()).toBeVisible();

  const elsewhere = await demoPerson(browser, desk, "Tom");
  await elsewhere.page.goto("/complaints/new");
  await expect(fieldOf(elsewhere.page, say, "desk:form.facts")).toHaveValue("The lift stopped between two floors for an hour");
});

test("earlier complaints of the same person are shown before saving", async ({ browser }) => {
  const { page, call } = await demoPerson(browser, desk, "Maya");
  await call("post", "/api/complaints", {
    complainant: { name: "Elin Strand", contacts: [{ kind: "phone", value: "+46 8 555 0190" }] },
    intake: {
      title: "Breakfast closed early",
      facts: "The breakfast room was closed at nine although the card says ten.",
      demand: { types: ["explanation"], text: "Why" },
      channel: "visit",
      categoryId: "serviceAttitude.cold",
      occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
      respondent: { unit: "Restaurant" },
    },
  });
  await page.goto("/complaints/new");
  await fieldOf(page, say, "desk:form.contact").fill("+46 8 555 0190");
  const similar = page.getByRole("region", { name: say("desk:similar.title") });
  await expect(similar).toContainText("Breakfast closed early");
  await similar.getByRole("button", { name: say("words:linkKind.repeat") }).click();
  await expect(similar.getByRole("button", { name: say("words:linkKind.repeat") })).toHaveAttribute("aria-pressed", "true");
});
