import { expect, test } from "@playwright/test";
import { aComplaint } from "./support/complaints.ts";
import { buttonOf, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("en");

test("two people on one complaint see each other, and a reply is held back when something new came in (demand 21)", async ({ browser }) => {
  const tom = await demoPerson(browser, desk, "Tom");
  const maya = await demoPerson(browser, desk, "Maya");
  // Without the seconds in which an answer can be taken back: who writes meanwhile is looked at here.
  for (const person of [tom, maya]) await person.call("patch", "/api/me/profile", { undoSeconds: 0 });
  const { id } = await aComplaint(tom);
  await tom.page.goto(`/complaints/${id}`);
  await maya.page.goto(`/complaints/${id}`);
  await expect(tom.page.locator("[data-complaint-open] header").first()).toContainText(/Maya Lindqvist/);
  await expect(maya.page.locator("[data-complaint-open] header").first()).toContainText(say("app:presence.viewing", { count: 1, names: "Tom Okafor" }));

  const mine = fieldOf(tom.page, say, "desk:composer.reply");
  await mine.pressSequentially("We will call you tomorrow");
  await expect(maya.page.locator("[data-complaint-open] header").first()).toContainText(say("app:presence.typing", { count: 1, names: "Tom Okafor" }));

  await fieldOf(maya.page, say, "desk:composer.reply").fill("The refund left us this morning");
  await buttonOf(maya.page, say("desk:composer.send")).click();
  await expect(tom.page.getByRole("article").filter({ hasText: "The refund left us this morning" })).toBeVisible();

  await buttonOf(tom.page, say("desk:composer.send")).click();
  const held = tom.page.getByRole("alert").filter({ hasText: say("desk:held.kept") });
  await expect(held).toContainText("The refund left us this morning");
  await expect(mine).toHaveValue("We will call you tomorrow");
  await expect(maya.page.getByRole("article").filter({ hasText: "We will call you tomorrow" })).toHaveCount(0);

  await buttonOf(held, say("desk:held.change")).click();
  await mine.fill("The refund is on its way; we will call you tomorrow as well");
  await buttonOf(tom.page, say("desk:composer.send")).click();
  await expect(maya.page.getByRole("article").filter({ hasText: "we will call you tomorrow as well" })).toHaveCount(1);
  await expect(mine).toHaveValue("");
});

test("opening a complaint takes one call, and only what was opened counts as looked at", async ({ browser }) => {
  const tom = await demoPerson(browser, desk, "Tom");
  const { page } = tom;
  await page.goto("/complaints?view=all&sort=newest");
  const rows = page.locator("[data-complaint-row]");
  await rows.first().getByRole("button").first().click();
  await expect(page.locator("[data-complaint-open]")).toBeVisible();
  const calls: string[] = [];
  page.on("request", (request) => request.url().includes("/api/") && calls.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const ids: string[] = [];
  for (const nth of [1, 2]) {
    const row = rows.nth(nth);
    ids.push((await row.getAttribute("data-id")) ?? "");
    await rows.nth(nth + 3).hover();
    await row.getByRole("button").first().click({ delay: 60 });
    await expect(page.locator("[data-complaint-open]")).toHaveAttribute("data-complaint-open", (await row.getAttribute("data-complaint-row")) ?? "");
    await page.waitForTimeout(1_200);
  }
  expect(calls).toEqual(ids.map((id) => `GET /api/complaints/${id}`));
});

test("a list hears of what is new without moving what one reads", async ({ browser }) => {
  const tom = await demoPerson(browser, desk, "Tom");
  const maya = await demoPerson(browser, desk, "Maya");
  await maya.page.goto("/complaints?view=all&sort=newest");
  const rows = maya.page.locator("[data-complaint-row]");
  await expect(rows.first()).toBeVisible();
  const before = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-complaint-row")));
  const { number } = await aComplaint(tom);
  const pill = maya.page.getByRole("button", { name: say("app:live.new", { count: 1 }) });
  await expect(pill).toBeVisible();
  expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-complaint-row")))).toEqual(before);
  await pill.click();
  await expect(rows.first()).toHaveAttribute("data-complaint-row", number);
  await expect(pill).toHaveCount(0);
});

test("a closed tab loses no reply", async ({ browser }) => {
  const tom = await demoPerson(browser, desk, "Tom");
  const { id } = await aComplaint(tom);
  await tom.page.goto(`/complaints/${id}`);
  await fieldOf(tom.page, say, "desk:composer.reply").pressSequentially("Half an answer");
  await tom.page.close();
  const again = await tom.context.newPage();
  await again.goto(`/complaints/${id}`);
  await expect(fieldOf(again, say, "desk:composer.reply")).toHaveValue("Half an answer");
});

test("what the customer writes arrives while the complaint is open", async ({ browser }) => {
  const tom = await demoPerson(browser, desk, "Tom");
  const { id, trackingUrl } = await aComplaint(tom);
  await tom.page.goto(`/complaints/${id}`);
  await expect(tom.page.locator("[data-complaint-open]")).toBeVisible();
  const customer = await (await browser.newContext({ locale: "en" })).newPage();
  await customer.goto(trackingUrl);
  await customer.getByLabel(say("portal:write.label")).fill("One more thing: the receipt is attached");
  await customer.locator("input[type=file]").setInputFiles({ name: "receipt.txt", mimeType: "text/plain", buffer: Buffer.from("Total 120.00") });
  await expect(customer.getByRole("listitem").filter({ hasText: "receipt.txt" })).toHaveClass(/ready/);
  await buttonOf(customer, say("portal:write.send")).click();
  const arrived = tom.page.getByRole("article").filter({ hasText: "the receipt is attached" });
  await expect(arrived).toBeVisible();
  await expect(arrived.getByRole("link", { name: /receipt\.txt/ })).toBeVisible();
});
