import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/access.ts";
import { buttonOf, dialogOf, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson, type Person } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("en");
const heading = (page: Page) => page.getByRole("heading", { level: 1 }).first();

type Listed = { rows: readonly { id: string; number: string; customerId: string | null }[] };

/** A complaint with something in every phase, if there is one in this state. */
async function richOne(me: Person, query: string): Promise<string> {
  const { rows } = await me.call<Listed>("get", `/api/complaints?view=all&limit=1&${query}`);
  return rows[0]?.id ?? "";
}

test.beforeEach(() => test.setTimeout(600_000));

test("the list and a complaint in each of its phases and panels", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "顾明远");
  const { page } = me;
  await page.goto("/complaints?view=all&severity=crisis"); // few rows: they are all alike, and axe reads every one
  await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
  await expectAccessible(page, "list");
  await buttonOf(page, say("desk:list.filtersOn", { count: 1 })).click();
  await page.locator("[data-complaint-row] input[type=checkbox]").first().check();
  await expectAccessible(page, "list with filters and a selection");

  await page.goto(`/complaints/${await richOne(me, "phase=carryOut&state=open")}?view=all&severity=crisis`);
  await expect(page.locator("[data-complaint-open]")).toBeVisible();
  for (const phase of ["mood", "diagnose", "options", "agree", "carryOut"]) {
    await page
      .getByRole("region", { name: say("desk:phase.label") })
      .getByRole("button", { name: say(`words:phase.${phase}`) })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 2, name: say(`words:phase.${phase}`) })).toBeVisible();
    await expectAccessible(page, `complaint, ${phase}`, phase === "mood" ? undefined : "[role=tabpanel]");
  }
  for (const tab of ["case", "customer", "promises", "links"]) {
    await page.getByRole("tab", { name: say(`desk:context.${tab}`) }).click();
    await expectAccessible(page, `complaint, ${tab}`, "[role=tabpanel]");
  }
});

test("its dialogs", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "顾明远");
  const { page } = me;
  await page.goto(`/complaints/${await richOne(me, "phase=options&state=open")}?view=all&severity=crisis`);
  await expect(page.locator("[data-complaint-open]")).toBeVisible();
  for (const name of [
    "close",
    "assign",
    "handOver",
    "transfer",
    "escalate",
    "wait",
    "tryContact",
    "giveFinalAnswer",
    "tracking",
    "severity",
    "tags",
    "editIntake",
    "persona",
    "link",
    "letter",
  ]) {
    await buttonOf(page, say("desk:complaint.more")).click();
    const item = page.getByRole("menuitem", { name: say(`desk:action.${name}`) }).first();
    if ((await item.count()) === 0) throw new Error(`${name} is not offered`);
    await item.click();
    await expect(dialogOf(page).getByRole("heading", { level: 2 })).toBeVisible();
    await expectAccessible(page, `dialog ${name}`, name === "close" ? undefined : "dialog[open]");
    await page.keyboard.press("Escape");
    await expect(dialogOf(page)).toHaveCount(0);
  }
  await page.keyboard.press("ControlOrMeta+k");
  await expectAccessible(page, "palette", "dialog[open]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expectAccessible(page, "keys", "dialog[open]");
});

test("a closed complaint, the intake form, its answer, and a customer", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "顾明远");
  const { page } = me;
  await page.goto(`/complaints/${await richOne(me, "state=closed")}?view=all&severity=crisis`);
  await expect(page.locator("[data-complaint-open]")).toBeVisible();
  await expectAccessible(page, "closed complaint");
  await page.goto("/complaints/new");
  await expect(heading(page)).toBeVisible();
  await page.locator("summary").click();
  await fieldOf(page, say, "desk:form.facts").fill("The clerk was rude, I slipped on the wet floor and hurt my wrist. I will post this online.");
  await expect(page.getByRole("region", { name: say("desk:proposal.title") })).toContainText(say("desk:because.words"));
  await expectAccessible(page, "intake with proposals");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectAccessible(page, "intake with errors");
  const { items } = await me.call<{ items: { id: string }[] }>("get", "/api/customers?q=Anna");
  await page.goto(`/customers/${items[0]?.id}`);
  await expect(heading(page)).toBeVisible();
  await expectAccessible(page, "customer");
});

test("pages about the work", async ({ browser }) => {
  const { page } = await demoPerson(browser, desk, "顾明远");
  for (const path of [
    "/board",
    "/load",
    "/promises",
    "/ledger",
    "/outbox",
    "/tasks",
    "/absences",
    "/settings/replies",
    "/settings/survey",
    "/settings/mail",
    "/settings/notices",
    "/settings/failures",
  ]) {
    await page.goto(path);
    await expect(heading(page)).toBeVisible();
    await expectAccessible(page, path);
  }
});

test("pages of the company", async ({ browser }) => {
  const { page } = await demoPerson(browser, desk, "顾明远");
  for (const path of ["/people", "/audit", "/profile", "/settings/desk", "/settings/deadlines", "/settings/letters", "/import", "/nowhere"]) {
    await page.goto(path);
    await expect(heading(page)).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.goto("/people");
  await buttonOf(page, say("accounts:invite.title")).click();
  await fieldOf(dialogOf(page), say, "accounts:field.email").fill("new@example.com");
  await expectAccessible(page, "dialog invite");
  await buttonOf(dialogOf(page), say("accounts:invite.make")).click();
  const invitation = (await dialogOf(page).locator("code").textContent()) ?? "";
  await expectAccessible(page, "dialog with a link");
  const guest = await (await browser.newContext({ baseURL: desk.url, locale: "en" })).newPage();
  for (const address of [invitation, "/sign-in", "/welcome"]) {
    await guest.goto(address);
    await expect(heading(guest)).toBeVisible();
    await expectAccessible(guest, address.includes("invitation") ? "invitation" : address);
  }
});

test("the customer's pages", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "顾明远");
  const customer = await (await browser.newContext({ baseURL: desk.url, locale: "en" })).newPage();
  await customer.goto("/portal/");
  await expect(heading(customer)).toBeVisible();
  await expectAccessible(customer, "form");
  await buttonOf(customer, say("portal:form.submit")).click();
  await expectAccessible(customer, "form with errors");
  for (const query of ["phase=options&state=open", "phase=carryOut&state=open", "state=closed"]) {
    const { url } = await me.call<{ url: string }>("post", `/api/complaints/${await richOne(me, query)}/tracking-links`, {});
    await customer.goto(url);
    await expect(heading(customer)).toBeVisible();
    await expectAccessible(customer, `tracking, ${query}`);
  }
});
