import { expect, type Request, test } from "@playwright/test";
import { aComplaint } from "./support/complaints.ts";
import { type Confirmation, compose, confirmations } from "./support/compose.ts";
import { buttonOf, dialogOf, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson, type Person } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("zh-CN");
let me: Person;
let complaint: { id: string; number: string };

test.beforeAll(async ({ browser }) => {
  me = await demoPerson(browser, desk, "徐慧敏", { language: "zh-CN" });
  await me.call("patch", "/api/me/profile", { sendKey: "enter" });
  complaint = await aComplaint(me);
});
test.afterAll(() => me.context.close());

for (const how of Object.keys(confirmations) as Confirmation[]) {
  test.describe(`Enter of an input method, ${how}`, () => {
    test("does not send an answer", async () => {
      const { page } = me;
      const sent: string[] = [];
      const watch = (request: Request) => request.method() === "POST" && request.url().endsWith("/messages") && sent.push(request.postData() ?? "");
      page.on("request", watch);
      await page.goto(`/complaints/${complaint.id}`);
      const composer = fieldOf(page, say, "desk:composer.reply");
      await compose(composer, "nin hao", `您好${how}`, how);
      await expect(composer).toHaveValue(`您好${how}`);
      await composer.press("Enter"); // meant
      await expect(composer).toHaveValue("");
      await expect(page.getByRole("article").filter({ hasText: `您好${how}` })).toHaveCount(1);
      page.off("request", watch);
      expect(sent).toHaveLength(1);
    });

    test("does not search for half a word", async () => {
      const { page } = me;
      const asked: (string | null)[] = [];
      const watch = (request: Request) => /\/api\/complaints\?/.test(request.url()) && asked.push(new URL(request.url()).searchParams.get("q"));
      await page.goto("/complaints?view=all");
      await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
      page.on("request", watch);
      await compose(page.getByLabel(say("desk:list.search")), "tui k", "退款", how);
      await expect(page).toHaveURL(/q=%E9%80%80%E6%AC%BE/);
      page.off("request", watch);
      expect(asked.filter((q) => q !== null && q !== "退款")).toEqual([]);
    });

    test("runs nothing in the palette", async () => {
      const { page } = me;
      await page.goto("/profile");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.keyboard.press("ControlOrMeta+k");
      const palette = dialogOf(page);
      await compose(palette.getByRole("combobox"), "dengji", "登记", how);
      await expect(palette.getByRole("option").first()).toContainText(say("app:nav.new"));
      await expect(page).toHaveURL(/\/profile$/);
      await palette.getByRole("combobox").press("Enter"); // meant
      await expect(page).toHaveURL(/\/complaints\/new$/);
    });

    test("adds no half tag", async () => {
      const { page } = me;
      await page.goto(`/complaints/${complaint.id}`);
      await expect(page.locator("[data-complaint-open]")).toBeVisible();
      await page.keyboard.press("l");
      const dialog = dialogOf(page);
      const field = fieldOf(dialog, say, "desk:dialog.tags");
      expect(await compose(field, "yun fei", "运费", how)).toBe(true);
      await expect(field).toHaveValue("运费");
      await expect(dialog.getByRole("listitem")).toHaveCount(0);
      await field.press("Enter"); // meant
      await expect(dialog.getByRole("listitem")).toHaveText("运费");
      await buttonOf(dialog, say("desk:dialog.cancel")).click();
    });

    test("does not send the customer's form or message", async ({ browser }) => {
      const page = await (await browser.newContext({ baseURL: desk.url, locale: "zh-CN" })).newPage();
      await page.goto("/portal/");
      expect(await compose(page.getByLabel(say("portal:form.contact")), "dianhua", "电话", how)).toBe(true);
      await expect(page.getByText(say("portal:error.someMissing"))).toBeHidden();
      await page.getByLabel(say("portal:form.contact")).press("Enter"); // meant
      await expect(page.getByText(say("portal:error.someMissing"))).toBeVisible();

      const { url } = await me.call<{ url: string }>("post", `/api/complaints/${complaint.id}/tracking-links`, {});
      await page.goto(url);
      const field = page.getByLabel(say("portal:write.label"));
      await compose(field, "xie xie", "谢谢", how);
      await expect(field).toHaveValue("谢谢");
      await expect(page.getByText(say("portal:write.sent"))).toHaveCount(0);
      await page.context().close();
    });
  });
}
