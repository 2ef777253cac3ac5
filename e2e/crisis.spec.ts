import { expect, test } from "@playwright/test";
import { aComplaint } from "./support/complaints.ts";
import { buttonOf, dialogOf, expectSaid, fieldOf, onBoard, takeFirst } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson, type Person } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("zh-CN");
const hour = 3_600_000;
let agent: Person;
let supervisor: Person;
let manager: Person;

type Doc = {
  readonly promises: readonly { readonly id: string }[];
  readonly options: readonly { readonly id: string; readonly winBack?: true; readonly given?: object | null }[];
  readonly agreements: readonly { readonly id: string }[];
  readonly severities: readonly { readonly severity: string; readonly grounds?: readonly { readonly rule: string }[] }[];
  readonly closures: readonly { readonly followUps: readonly { readonly satisfaction: string }[] }[];
  readonly serviceLevels: readonly { readonly level: string }[];
};

test.beforeAll(async ({ browser }) => {
  [agent, supervisor, manager] = [
    await demoPerson(browser, desk, "林晓东", { language: "zh-CN" }),
    await demoPerson(browser, desk, "徐慧敏", { language: "zh-CN" }),
    await demoPerson(browser, desk, "顾明远", { language: "zh-CN" }),
  ];
});
test.afterAll(async () => {
  for (const person of [agent, supervisor, manager]) await person.context.close();
});

test("a broken promise makes it a crisis, which is taken over, approved, carried out, followed up and won back", async () => {
  test.setTimeout(480_000);
  const { id } = await aComplaint(agent, { title: "电池冒烟" });
  const path = `/api/complaints/${id}`;
  const docOf = async () => (await manager.call<{ complaint: Doc }>("get", path)).complaint;
  const onTab = (person: Person, name: string) => person.page.getByRole("tab", { name: say(`desk:context.${name}`), exact: true }).click();
  await supervisor.call("put", `${path}/severity`, { severity: "serious", reason: "第二次投诉" });
  await agent.call("post", `${path}/promises`, { what: "两小时内回电", dueAt: new Date(Date.now() + 2 * hour).toISOString() });

  // Nobody called: three hours later it is a crisis, and its plan stands on the page.
  await supervisor.page.goto(`/complaints/${id}`);
  await expect(supervisor.page.getByRole("heading", { name: "电池冒烟" })).toBeVisible();
  await desk.clock(3 * hour);
  await agent.call("post", `${path}/notes`, { text: "客户又来电催问" }); // whoever writes wakes the clocks
  const banner = (person: Person) => person.page.locator(".desk-crisis");
  await expect.poll(async () => (await docOf()).severities.at(-1)?.severity, { timeout: 90_000 }).toBe("crisis");
  expect((await docOf()).severities.at(-1)?.grounds).toMatchObject([{ rule: "promiseBroken" }]);
  await expect(banner(supervisor)).toContainText(say("crisis:crisis.noOwner"), { timeout: 20_000 });

  // Taken over: management is named, and accepts.
  await onTab(supervisor, "severity");
  await buttonOf(supervisor.page, say("crisis:crisis.nameOwner")).click();
  await takeFirst(fieldOf(supervisor.page, say, "crisis:crisis.manager"), "顾明远");
  await buttonOf(supervisor.page, say("crisis:crisis.nameOwner")).click();
  await expectSaid(supervisor.page, say("crisis:crisis.said"));
  await manager.page.goto(`/complaints/${id}`);
  await buttonOf(banner(manager), say("crisis:crisis.accept")).click();
  await expectSaid(manager.page, say("crisis:crisis.saidAccepted"));
  await expect(banner(manager)).toContainText("我");

  // Approved: what the agent may not grant alone, the owner does.
  await agent.call("post", `${path}/options`, { kind: "refund", text: "全额退款", cost: { minor: 80_000, currency: "CNY" }, ground: "ownFault" });
  const refund = (await docOf()).options[0]?.id ?? "";
  await agent.call("post", `${path}/options/${refund}/approval-request`, {});
  await onTab(manager, "phase");
  await buttonOf(manager.page.getByRole("navigation", { name: say("desk:phase.label") }), say("words:phase.options")).click();
  await buttonOf(onBoard(manager.page, "全额退款"), say("desk:options.approve")).click();
  await expectSaid(manager.page, say("desk:said.approved"));

  // Carried out: the owner agrees it with the customer, the step is done, the promise is owned up to.
  await manager.call("post", `${path}/agreements`, { optionIds: [refund], text: "全额退款并取回电池", expectedResult: "款项到账" });
  await manager.call("post", `${path}/agreements/${(await docOf()).agreements[0]?.id}/confirmation`, { way: "call" });
  const { viewer } = await manager.call<{ viewer: { id: string } }>("get", "/api/me");
  await manager.call("post", `${path}/steps`, { text: "办理退款", ownerId: viewer.id, dueAt: new Date(Date.now() + 9 * hour).toISOString() });
  await manager.call("post", `${path}/promises/${(await docOf()).promises[0]?.id}/broken`, { reason: "值班漏看" });
  await buttonOf(manager.page.getByRole("navigation", { name: say("desk:phase.label") }), say("words:phase.carryOut")).click();
  await buttonOf(onBoard(manager.page, "办理退款"), say("desk:steps.finish")).click();
  await expectSaid(manager.page, say("desk:said.stepDone"));
  await manager.call("post", `${path}/result`, { note: "退款已到账" });

  // It ends with its review, and only then can be closed.
  await onTab(manager, "severity");
  await buttonOf(manager.page, say("crisis:crisis.writeReview")).click();
  await fieldOf(manager.page, say, "crisis:crisis.happened").fill("电池冒烟，承诺的回电没有打");
  await fieldOf(manager.page, say, "crisis:crisis.why").fill("交接时没有列出承诺");
  await fieldOf(manager.page, say, "crisis:crisis.changes").fill("交接单带上未了承诺");
  await takeFirst(fieldOf(manager.page, say, "crisis:crisis.changesBy"), "徐慧敏");
  await buttonOf(manager.page, say("crisis:crisis.writeReview")).click();
  await expectSaid(manager.page, say("crisis:crisis.saidEnded"));
  await manager.call("put", `${path}/closure`, {
    outcome: "accepted",
    directCause: "promiseNotKept",
    indirectCause: "process",
    satisfaction: "satisfied",
    followUpAt: new Date(Date.now() + 5 * hour).toISOString(),
    reflection: { wellDone: "当天退款", better: "先回电" },
  });

  // Followed up when it is due, and won back.
  await desk.clock(6 * hour);
  const { page } = manager;
  await page.reload();
  const head = page.locator("header.desk-head");
  await buttonOf(head, say("desk:action.recordFollowUp")).click();
  await dialogOf(page)
    .getByRole("radio", { name: say("words:satisfaction.satisfied"), exact: true })
    .check();
  await buttonOf(dialogOf(page), say("desk:dialog.save")).click();
  await expect(dialogOf(page)).toHaveCount(0);
  const after = page.getByRole("region", { name: say("after:title") });
  await expect(after).toContainText(say("words:satisfaction.satisfied"));
  await buttonOf(after, say("after:add")).click();
  await fieldOf(after, say, "after:what").fill("送一次免费检测，请您再来看看");
  await after.getByRole("checkbox", { name: say("after:free") }).check();
  await buttonOf(after, say("after:add")).click();
  await buttonOf(after, say("after:give")).click();
  await expect(after).toContainText(/已送出/);
  await after.getByRole("radio", { name: say("words:serviceLevel.beyondExpectation"), exact: true }).click();
  await expectSaid(page, say("after:said"));
  await manager.call("post", `${path}/come-backs`, { cameAt: new Date(Date.now() - hour).toISOString(), source: "api" });
  await expect(after).toContainText(say("after:source_api"));

  const { closures, options, serviceLevels } = await docOf();
  expect(closures[0]?.followUps.map((each) => each.satisfaction)).toEqual(["satisfied"]);
  expect(options.filter((option) => option.winBack && option.given)).toHaveLength(1);
  expect(serviceLevels.map((each) => each.level)).toEqual(["beyondExpectation"]);
});
