import { expect, test } from "@playwright/test";
import { buttonOf, dialogOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("empty");
const say = texts("en");
test.use({ locale: "en" });

test("a newcomer explores with demo data, looks through other eyes, and removes it in one click", async ({ page }) => {
  await page.goto(desk.url);
  await buttonOf(page, say("accounts:welcome.demo")).click();
  await expect(page.getByText(say("accounts:demo.pick"))).toBeVisible({ timeout: 60_000 }); // 400 complaints are told
  await page.getByRole("button", { name: /Maya Lindqvist/ }).click();

  const theirs = texts("zh-CN");
  const theirBanner = page.getByRole("region", { name: theirs("app:demo.short") });
  const banner = page.getByRole("region", { name: say("app:demo.short") });
  await expect(banner).toContainText(say("app:demo.banner"));
  await expect(banner).toContainText("Maya Lindqvist");
  await page.goto(`${desk.url}/complaints?view=all&sort=newest`);
  await expect(page.locator("[data-complaint-row]").first()).toContainText(/[a-z]/i);
  await expect(page.getByRole("link", { name: say("app:nav.import") })).toBeVisible();

  await banner.getByRole("button", { name: /Maya Lindqvist/ }).click();
  await page.getByRole("menuitemradio", { name: /方婷/ }).click();
  // Another person, another role, another language.
  await expect(theirBanner).toContainText("方婷");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans-CN");
  await page.goto(`${desk.url}/complaints?view=all&sort=newest`);
  await expect(page.locator("[data-complaint-row]").first()).toContainText(/[\u4e00-\u9fff]/);
  await expect(page.getByRole("link", { name: theirs("app:nav.import") })).toHaveCount(0);

  await buttonOf(theirBanner, theirs("app:demo.remove")).click();
  await buttonOf(dialogOf(page), theirs("app:demo.remove")).click();
  await expect(page.getByRole("heading", { name: say("accounts:welcome.title") })).toBeVisible(); // in the language of the device again
  await expect(buttonOf(page, say("accounts:welcome.demo"))).toBeEnabled();
  const left = await desk.sql("select (select count(*) from complaints)::int as complaints, (select count(*) from people)::int as people");
  expect(left).toEqual([{ complaints: 0, people: 0 }]);
});
