import { expect, test } from "@playwright/test";
import { aComplaint } from "./support/complaints.ts";
import { buttonOf, dialogOf, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("en");

test("the database goes away and comes back: a clear page, nothing lost, no hand needed", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "Tom");
  const { page } = me;
  const { id } = await aComplaint(me);
  await page.goto(`/complaints/${id}`);
  await fieldOf(page, say, "desk:composer.reply").fill("Written while the database was away");
  await desk.database(true);
  try {
    await buttonOf(page, say("desk:composer.send")).click();
    await expect(page.getByText(/not reachable|does not answer|away/i).first()).toBeVisible();
    await expect(fieldOf(page, say, "desk:composer.reply")).toHaveValue("Written while the database was away");
    const other = await me.context.newPage();
    await other.goto("/people");
    await expect(other.getByRole("heading", { name: say("app:away.title") })).toBeVisible();
    await desk.database(false);
    await expect(other.getByRole("heading", { name: say("app:forbidden.title") })).toBeVisible({ timeout: 30_000 });
  } finally {
    await desk.database(false);
  }
  await buttonOf(page, say("desk:composer.send")).click();
  await expect(page.getByRole("article").filter({ hasText: "Written while the database was away" })).toHaveCount(1);
});

test("a server that does not answer is waited for as well", async ({ browser }) => {
  const { page } = await demoPerson(browser, desk, "Tom");
  await page.route("**/api/**", (route) => route.abort("connectionrefused"));
  await page.goto("/complaints");
  await expect(page.getByRole("heading", { name: say("app:away.title") })).toBeVisible();
  await page.unroute("**/api/**");
  await expect(
    page
      .locator("[data-complaint-row]")
      .first()
      .or(page.getByText(say("desk:viewEmpty.mine"))),
  ).toBeVisible({ timeout: 30_000 });
});

test("addresses with nothing behind them say so", async ({ browser }) => {
  const { page } = await demoPerson(browser, desk, "Tom");
  await page.goto("/nowhere/at/all");
  await expect(page.getByRole("heading", { name: say("app:notFound.title") })).toBeVisible();
  await page.goto("/complaints/01890000-0000-7000-8000-000000000000");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.goto("/invitation/not-a-token-that-was-ever-made");
  await expect(page.getByRole("alert")).toBeVisible();
});

test("a tracking link that is wrong or has expired leads on, and gives nothing away", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "Tom");
  const { id, number, trackingUrl } = await aComplaint(me);
  const customer = await (await browser.newContext({ locale: "en" })).newPage();
  await customer.goto(trackingUrl);
  await expect(customer.getByText(number).first()).toBeVisible();
  await desk.sql("update tracking_links set expires_at = now() - interval '1 minute' where complaint_id = $1", [id]);
  for (const address of [trackingUrl, `${desk.url}/portal/t/wrong-token-that-nobody-made-at-all`]) {
    await customer.goto("about:blank");
    await customer.goto(address);
    await expect(customer.getByRole("heading", { name: say("portal:lost.title") })).toBeVisible();
    await expect(customer.getByRole("link", { name: say("portal:lost.new") })).toBeVisible();
    await expect(customer.locator("body")).not.toContainText(number);
  }
});

test("a file that is too large or not what it says is named and refused; the rest still goes", async ({ browser }) => {
  const me = await demoPerson(browser, desk, "Tom");
  const { page } = me;
  const { id } = await aComplaint(me);
  await page.goto(`/complaints/${id}`);
  const files = page.getByRole("region", { name: say("desk:composer.label") }).locator("input[type=file]");
  await files.setInputFiles({ name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(3 * 1024 * 1024, 1) }); // 2 MB at most here
  await expect(page.getByText(/film\.mp4.* is too large/)).toBeVisible();
  const program = Buffer.concat([Buffer.from("7f454c46020101", "hex"), Buffer.alloc(200)]);
  await files.setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: program });
  await expect(page.getByText(/photo\.png.* is of a type that is not taken/)).toBeVisible();
  await files.setInputFiles({ name: "receipt.txt", mimeType: "text/plain", buffer: Buffer.from("Total 120.00") });
  await fieldOf(page, say, "desk:composer.reply").fill("Here is the receipt");
  await buttonOf(page, say("desk:composer.send")).click();
  const sent = page.getByRole("article").filter({ hasText: "Here is the receipt" });
  await expect(sent.getByRole("link")).toHaveCount(1);
  await expect(sent.getByRole("link", { name: /receipt\.txt/ })).toBeVisible();
});

test("what is wrong is said at its field, in the reader's language", async ({ browser }) => {
  const admin = await demoPerson(browser, desk, "顾明远", { language: "zh-CN" });
  const their = texts("zh-CN");
  await admin.page.goto("/people");
  await buttonOf(admin.page, their("accounts:invite.title")).click();
  const email = fieldOf(dialogOf(admin.page), their, "accounts:field.email");
  await email.fill("不是邮箱");
  await buttonOf(dialogOf(admin.page), their("accounts:invite.make")).click();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(email).toHaveAccessibleDescription(/[\u4e00-\u9fff]/);

  const customer = await (await browser.newContext({ baseURL: desk.url, locale: "en" })).newPage();
  await customer.goto("/portal/");
  await buttonOf(customer, say("portal:form.submit")).click();
  await expect(customer.getByText(say("portal:error.facts"))).toBeVisible();
  await expect(customer.getByText(say("portal:error.contact"))).toBeVisible();
  await customer.getByLabel(say("portal:form.contact")).fill("12");
  await buttonOf(customer, say("portal:form.submit")).click();
  await expect(customer.getByText(say("portal:error.contactForm"))).toBeVisible();
});
