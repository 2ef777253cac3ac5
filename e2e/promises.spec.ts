import { expect, type Request, test } from "@playwright/test";
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
  await me.call("patch", "/api/me/profile", { sendKey: "enter", undoSeconds: 0 }); // what is sent is looked at at once
});
test.afterAll(() => me.context.close());

type Kept = { what: string; dueAt: string; kind: string; messageId?: string };
const promisesOf = async (id: string) => (await me.call<{ complaint: { promises: Kept[] } }>("get", `/api/complaints/${id}`)).complaint.promises;
/** Opens a new complaint at its composer; `sent` fills with the bodies that go out. */
async function writing() {
  const { page } = me;
  const { id } = await aComplaint(me);
  await page.goto(`/complaints/${id}`);
  const sent: { text: string; promises: Kept[] }[] = [];
  page.on("request", (request: Request) => {
    if (request.method() === "POST" && /\/(messages|notes|calls)$/.test(request.url())) sent.push(JSON.parse(request.postData() ?? "{}"));
  });
  return { id, page, sent, composer: fieldOf(page, say, "desk:composer.reply"), lines: page.getByRole("list", { name: say("desk:given.label") }) };
}

test("a promise is found while one writes, kept with one key, and recorded with the message", async () => {
  const { id, page, sent, composer, lines } = await writing();
  await composer.fill("王女士您好，48小时内给您答复。");
  await expect(lines.getByRole("listitem")).toContainText([say("desk:given.found")]);
  await composer.press("Alt+Enter");
  await expect(lines).toContainText(say("desk:given.willRecord"));
  await expect(composer).toHaveValue("王女士您好，48小时内给您答复。");
  expect(sent).toEqual([]);
  await composer.press("Enter");
  await expect(composer).toHaveValue("");
  expect(sent.map((body) => body.promises.map((p) => p.what))).toEqual([["给您答复"]]);
  const [promise] = await promisesOf(id);
  expect(promise).toMatchObject({ what: "给您答复", kind: "reply", messageId: expect.any(String) });
  expect(Math.abs(Date.parse(promise?.dueAt ?? "") - Date.now() - 48 * 3_600_000)).toBeLessThan(60_000);
  await expect(page.getByRole("article").filter({ hasText: "48小时内给您答复" })).toHaveCount(1);
});

for (const how of Object.keys(confirmations) as Confirmation[]) {
  test(`Alt+Enter while an input method composes keeps nothing, ${how}`, async () => {
    const { sent, composer, lines } = await writing();
    await composer.fill("三天内给您答复。");
    await expect(lines).toContainText(say("desk:given.found"));
    await compose(composer, "xie xie", "谢谢", how, { altKey: true });
    await expect(composer).toHaveValue("三天内给您答复。谢谢");
    await expect(lines).toContainText(say("desk:given.found"));
    await expect(lines).not.toContainText(say("desk:given.willRecord"));
    await composer.press("Alt+Enter"); // meant
    await expect(lines).toContainText(say("desk:given.willRecord"));
    expect(sent).toEqual([]);
  });
}

test("Alt+Enter never sends, not even where there is nothing to keep", async () => {
  const { sent, composer } = await writing();
  await composer.fill("您好");
  await composer.press("Alt+Enter");
  await expect(composer).toHaveValue("您好");
  expect(sent).toEqual([]);
  await composer.fill("");
});

test("another wording gives the promise up and offers the new one; a vague one is pointed out and waved away", async () => {
  const { composer, lines, sent } = await writing();
  await composer.fill("三天内给您答复。");
  await expect(lines).toContainText(say("desk:given.found"));
  await composer.press("Alt+Enter");
  await composer.fill("两天内给您答复。");
  await expect(lines).not.toContainText(say("desk:given.willRecord"));
  await expect(lines).toContainText(say("desk:given.found"));
  await composer.fill("我们会尽快给您答复。");
  await expect(lines).toContainText(say("desk:given.vague", { words: "尽快" }));
  await buttonOf(lines, say("desk:given.understood")).click();
  await expect(lines).toHaveCount(0);
  await composer.press("Enter");
  await expect(composer).toHaveValue("");
  expect(sent.at(-1)?.promises).toEqual([]);
});

test("what, who, when and kind can be put right before; the draft remembers it", async () => {
  const { id, page, composer, lines } = await writing();
  await composer.fill("We will call you back by Friday.");
  await buttonOf(lines, say("desk:given.edit")).first().click();
  const what = fieldOf(lines, say, "desk:promise.what");
  await expect(what).toHaveValue("call you back");
  await what.fill("Call back with the result");
  await fieldOf(lines, say, "desk:promise.kind").selectOption("reply");
  await buttonOf(lines, say("desk:given.keep")).last().click();
  await expect(lines).toContainText("Call back with the result");
  await page.reload();
  await expect(lines).toContainText(say("desk:given.willRecord"));
  await composer.press("Enter");
  await expect(composer).toHaveValue("");
  // Recorded with the answer, when the seconds in which it can be taken back are over.
  await expect.poll(() => promisesOf(id), { timeout: 30_000 }).toMatchObject([{ what: "Call back with the result", kind: "reply" }]);
});

test("a note of a call tells of promises too", async () => {
  const { id, page, lines } = await writing();
  await page.getByRole("button", { name: say("desk:composer.call") }).click();
  const text = fieldOf(page, say, "desk:call.text");
  await text.fill("已答应客户三个工作日内退款。");
  await expect(lines).toContainText(say("desk:given.found"));
  await text.press("Alt+Enter");
  await expect(lines).toContainText(say("desk:given.willRecord"));
  await buttonOf(page, say("desk:composer.saveCall")).click();
  await expect(lines).toHaveCount(0);
  expect(await promisesOf(id)).toMatchObject([{ kind: "refund" }]);
});

test("the kept rate: a superior reads it by team and person, an agent only their own", async ({ browser }) => {
  const { page } = me;
  await page.goto("/promises");
  await expect(page.getByRole("heading", { level: 1, name: say("app:nav.promises") })).toBeVisible();
  await expect(page.getByRole("region", { name: say("desk:kept.byPerson") })).toBeVisible();
  const { people } = await me.call<{ people: { name: string; role: string }[] }>("get", "/api/demo/people");
  const name = people.find((p) => p.role === "agent")?.name ?? "";
  const agent = await demoPerson(browser, desk, name, { language: "zh-CN" });
  await agent.page.goto("/promises");
  await expect(agent.page.getByRole("heading", { level: 1, name: say("app:nav.promises") })).toBeVisible();
  await expect(agent.page.getByRole("heading", { level: 2 }).or(agent.page.getByText(say("desk:kept.none")))).not.toHaveCount(0);
  await expect(agent.page.getByText(say("desk:kept.byPerson"), { exact: true })).toHaveCount(0);
  await expect(agent.page.getByText(say("desk:kept.all"), { exact: true })).toHaveCount(0);
  await agent.context.close();
});
