import { expect, test } from "@playwright/test";
import { aComplaint } from "./support/complaints.ts";
import { buttonOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson, type Person } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("zh-CN");
let agent: Person;

type Asks = { readonly items: readonly { readonly id: string; readonly state: string; readonly answers: Record<string, unknown> }[] };
type Option = { readonly complaint: { readonly options: readonly { readonly id: string }[] } };

test.beforeAll(async ({ browser }) => {
  agent = await demoPerson(browser, desk, "林晓东", { language: "zh-CN" });
});
test.afterAll(async () => {
  await agent.context.close();
});

test("demand 8: closed, asked, answered with one click from a link, and the agent sees it", async ({ browser }) => {
  const manager = await demoPerson(browser, desk, "顾明远", { language: "zh-CN" });
  const { version: _, canMail: __, ...survey } = await manager.call<Record<string, unknown>>("get", "/api/settings/survey");
  await manager.call("put", "/api/settings/survey", { ...survey, on: true, delayHours: 0, hours: { from: 0, to: 24 } });
  await manager.context.close();

  const { id } = await aComplaint(agent, { title: "安装师傅迟到" });
  const path = `/api/complaints/${id}`;
  const made = await agent.call<Option>("post", `${path}/options`, { kind: "explanation", text: "说明原因并道歉" });
  const option = `${path}/options/${made.complaint.options.at(-1)?.id}`;
  await agent.call("post", `${option}/offer`, {});
  await agent.call("post", `${option}/answer`, { accepted: true });
  await agent.call("post", `${path}/result`, { note: "已说明" });
  const words = { wellDone: "当天回复", better: "早点通知" };
  const closure = {
    outcome: "accepted",
    directCause: "serviceQuality",
    indirectCause: "none",
    satisfaction: null,
    satisfactionUnknown: "未问",
    reflection: words,
  };
  await agent.call("put", `${path}/closure`, { ...closure, followUpAt: new Date(Date.now() + 86_400_000).toISOString() });
  const asks = async () => (await agent.call<Asks>("get", `${path}/surveys`)).items;
  await expect.poll(async () => (await asks())[0]?.state, { timeout: 20_000 }).toBe("asked");

  // The link as it stands in a mail: a program that opens it has answered nothing.
  const { url } = await agent.call<{ url: string }>("post", `${path}/surveys/${(await asks())[0]?.id}/link`, {});
  const context = await browser.newContext({ locale: "zh-CN" });
  const customer = await context.newPage();
  await customer.goto(`${url.replace(/^https?:\/\/[^/]+/, desk.url)}?l=zh-CN&q=solved&a=2`);
  await expect(customer.getByText(say("portal:survey.chosen"))).toBeVisible();
  const question = customer.getByRole("group", { name: /处理结果/ });
  await expect(question.getByRole("radio", { name: say("portal:survey.scale2"), exact: true })).toBeChecked();
  expect((await asks())[0]?.answers).toEqual({});
  await customer.mouse.move(200, 200);
  await expect(customer.getByText(say("portal:survey.saved"))).toBeVisible();
  await customer
    .getByRole("group", { name: /对您的态度/ })
    .getByText(say("portal:survey.scale4"), { exact: true })
    .click();
  await customer.getByRole("textbox").fill("师傅人很好，就是来晚了");
  await customer.getByRole("button", { name: say("portal:survey.send") }).click();
  await expect(customer.getByRole("heading", { name: say("portal:survey.thanks") })).toBeVisible();
  await context.close();

  await agent.page.goto(`/complaints/${id}`);
  const panel = agent.page.getByRole("region", { name: say("survey:panel.title"), exact: true });
  await expect(panel.getByText("师傅人很好，就是来晚了")).toBeVisible();
  await expect(panel.getByText(say("survey:panel.bad"))).toBeVisible();
  await buttonOf(panel, say("survey:panel.seeTo")).click();
  await panel.getByRole("textbox").fill("致电致歉");
  await buttonOf(panel, say("survey:panel.seeTo")).click();
  await expect(panel.getByText("致电致歉")).toBeVisible();
});
