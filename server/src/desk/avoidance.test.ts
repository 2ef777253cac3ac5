import { expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();

/** A complaint about an agent, lying unassigned in that agent's team. */
async function aboutAgent(): Promise<string> {
  const { id } = await desk.create(
    "supervisor",
    { teamId: desk.teams.one, assigneeId: null },
    { respondent: { unit: "售后部", person: "人-agent", personId: desk.person("agent").id } },
  );
  return id;
}

test("the person complained about neither speaks to the customer nor gets a link with which to act for them", async () => {
  const id = await aboutAgent();
  const { body: page } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect(page.abilities).toMatchObject({ message: false, assign: true, close: false });
  const tries: [string, unknown][] = [
    ["messages", { text: "您好", lastSeenSeq: page.lastSeq }],
    ["calls", { direction: "outbound", text: "打了电话", reached: true }],
    ["letters", { kind: "progress", language: "zh-CN", subject: "进展", text: "正在处理" }],
    ["tracking-links", {}],
    ["withdrawals", { text: "客户撤诉了" }],
    ["options", { kind: "apology", text: "道歉" }],
  ];
  for (const [what, body] of tries) {
    const answer = await desk.call("agent", "POST", `/api/complaints/${id}/${what}`, body);
    expect([what, answer.status, answer.body.error?.code]).toEqual([what, 422, "respondentMustNotHandle"]);
  }
  expect((await desk.call("colleague", "POST", `/api/complaints/${id}/messages`, { text: "您好", lastSeenSeq: page.lastSeq })).status).toBe(201);
});

test("it is not given to that person by any way, but by a superior's override with a reason", async () => {
  const id = await aboutAgent();
  const agent = desk.person("agent").id;
  const to = { teamId: desk.teams.one, assigneeId: agent, note: "请处理" };
  const codes = [
    await desk.call("supervisor", "POST", `/api/complaints/${id}/assignments`, { ...to, reason: "" }),
    await desk.call("supervisor", "POST", `/api/complaints/${id}/handovers`, { assigneeId: agent, note: "请处理" }),
    await desk.call("supervisor", "POST", `/api/complaints/${id}/transfers`, to),
    await desk.call("colleague", "POST", `/api/complaints/${id}/transfers`, { ...to, overrideConflict: true, reason: "人手不够" }),
    await desk.call("supervisor", "POST", `/api/complaints/${id}/transfers`, { ...to, overrideConflict: true }),
  ].map((answer) => answer.body.error.code);
  expect(codes).toEqual(["respondentMustNotHandle", "respondentMustNotHandle", "respondentMustNotHandle", "overrideNeedsSuperior", "reasonMissing"]);
  const bulk = await desk.call("supervisor", "POST", "/api/complaints/bulk", { action: "assign", ids: [id], teamId: desk.teams.one, assigneeId: agent });
  expect(bulk.body.results).toMatchObject([{ id, ok: false, code: "respondentMustNotHandle" }]);
  expect((await desk.call("supervisor", "POST", `/api/complaints/${id}/transfers`, { ...to, overrideConflict: true, reason: "店里只有一个人" })).status).toBe(
    200,
  );
  expect((await desk.call("agent", "GET", `/api/complaints/${id}`)).body.abilities.message).toBe(true);
});
