import { expect, test } from "@playwright/test";
import { aComplaint } from "./support/complaints.ts";
import { type Confirmation, compose, confirmations } from "./support/compose.ts";
import { buttonOf, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson, type Person } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("zh-CN");
let me: Person;

test.beforeAll(async ({ browser }) => {
  me = await demoPerson(browser, desk, "徐慧敏", { language: "zh-CN" });
  await me.call("patch", "/api/me/profile", { undoSeconds: 0 });
});
test.afterAll(() => me.context.close());

test("demand 27: a saved reply is found with an input method, filled, and not sent before its open place is", async () => {
  const { page } = me;
  const { id } = await aComplaint(me);
  await page.goto(`/complaints/${id}`);
  const composer = fieldOf(page, say, "desk:composer.reply");
  const list = page.getByRole("listbox", { name: say("desk:replies.title") });
  for (const how of Object.keys(confirmations) as Confirmation[]) {
    await composer.fill("/");
    await compose(composer, "cai", "材", how);
    await expect(composer).toHaveValue("/材"); // the Enter that confirmed the candidate took no reply
    await expect(list.getByRole("option")).toHaveCount(1);
  }
  await composer.press("Enter");
  await expect(composer).toHaveValue(/还差一样东西：\{\{缺什么\}\}/);
  await buttonOf(page, say("desk:composer.send")).click();
  await expect(page.getByRole("status").filter({ hasText: say("desk:replies.fillFirst", { count: 2 }) })).toBeVisible();
  await page.keyboard.type("维修单"); // the open place is selected
  await fieldOf(page, say, "desk:replies.actNote").fill("已请客户补维修单");
  await buttonOf(page, say("desk:composer.send")).click();
  await expect(composer).toHaveValue("");
  await expect(page.getByRole("article").filter({ hasText: "还差一样东西：维修单" })).toHaveCount(1);
  await expect(page.getByRole("article").filter({ hasText: "已请客户补维修单" })).toHaveCount(1);
  const { complaint } = await me.call<{ complaint: { tags: string[]; waits: object[] } }>("get", `/api/complaints/${id}`);
  expect([complaint.tags, complaint.waits.length]).toEqual([["待补材料"], 1]);
});
