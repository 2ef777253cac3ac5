import { readFileSync } from "node:fs";
import { join } from "node:path";
import { letterKinds, letterNames } from "@amends/core/desk/contract-letters";
import { checkTemplate } from "@amends/core/desk/letter-fill";
import { expect, test } from "vitest";
import { checkout } from "../../platform/config.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { builtInTemplate } from "./templates.ts";

const t = useDeskTestApp();
const languages = ["zh-CN", "zh-TW", "en"] as const;

test.each(languages.flatMap((language) => letterKinds.map((kind) => [kind, language] as const)))(
  "the built-in %s in %s uses known names, closes its sections and is not converted",
  (kind, language) => {
    const template = builtInTemplate(kind, language);
    expect(checkTemplate(template, letterNames)).toEqual({ unknown: [], unclosed: [] });
    expect(template.subject.length).toBeGreaterThan(0);
    if (language === "zh-TW") expect(template.subject + template.body).not.toMatch(/[诉请们这个会给关处单员书发现实时间联谢为决议项条双义务权]/);
    if (language === "zh-CN") expect(template.subject + template.body).not.toMatch(/[訴請們這個會給關處單員書發現實時間聯繫謝為決議項條雙義務權]/);
  },
);

test("a letter is filled from the complaint, and what nobody recorded is listed", async () => {
  const { id, number } = await t.create("agent", {}, { title: "发动机异响" });
  const { body } = await t.call("agent", "POST", `/api/complaints/${id}/letters/preview`, {
    kind: "acknowledgement",
    language: "zh-CN",
    trackingUrl: "https://desk.example/portal/t/x",
  });
  expect(body).toMatchObject({ subject: `您的投诉已受理，编号 ${number}`, unresolved: [] });
  expect(body.text).toContain("尊敬的王小明：");
  expect(body.text).toContain("您的诉求是：维修；请尽快修好并说明原因");
  expect(body.text).toContain("https://desk.example/portal/t/x");
  const decision = (await t.call("agent", "POST", `/api/complaints/${id}/letters/preview`, { kind: "decision", language: "en" })).body;
  expect(decision.unresolved).toEqual(["findings", "decision", "reasons"]);
  const taiwan = (await t.call("agent", "POST", `/api/complaints/${id}/letters/preview`, { kind: "settlement", language: "zh-TW" })).body;
  expect(taiwan.text).toMatch(/收件日期：民國1\d\d年\d+月\d+日/);
  expect(taiwan.unresolved).toEqual(["agreement", "expectedResult", "steps"]);
});

test("a letter with open places is not sent; a whole one is kept as it went out, and acknowledges", async () => {
  const { id } = await t.create("agent");
  const open = await t.call("agent", "POST", `/api/complaints/${id}/letters`, {
    kind: "progress",
    language: "zh-CN",
    subject: "进展",
    text: "您好，{{progress}}",
  });
  expect(open.body.error).toMatchObject({ code: "letterUnresolved", field: "text", message: "信里还有没填的内容：progress，请补上或删去" });
  const sent = await t.call("agent", "POST", `/api/complaints/${id}/letters`, {
    kind: "acknowledgement",
    language: "zh-CN",
    subject: "已受理",
    text: "我们收到了，三天内答复您。",
  });
  expect(sent).toMatchObject({
    status: 201,
    body: { item: { type: "message", kind: "letter", direction: "outbound", subject: "已受理", text: "我们收到了，三天内答复您。" } },
  });
  const page = (await t.call("agent", "GET", `/api/complaints/${id}`)).body;
  expect(page.complaint.acknowledgement.text).toBe("我们收到了，三天内答复您。");
  expect(page.timeline.filter((i: { type: string; kind?: string }) => i.kind === "letter")).toHaveLength(1);
  const again = await t.call("agent", "POST", `/api/complaints/${id}/letters`, {
    kind: "acknowledgement",
    language: "zh-CN",
    subject: "再次",
    text: "再说一遍",
  });
  expect(again.status).toBe(201);
  const sheet = await t.call("agent", "POST", `/api/complaints/${id}/letters`, { kind: "sheet", language: "zh-CN", subject: "投诉处理单", text: "存档" });
  expect(sheet.body.item.direction).toBe("internal");
});

test("letters follow visibility: nobody else fills or sends them", async () => {
  const { id } = await t.create("agent");
  for (const as of ["colleague", "other", "foreign"] as const) {
    expect((await t.call(as, "POST", `/api/complaints/${id}/letters/preview`, { kind: "progress", language: "en" })).status).toBe(404);
    expect((await t.call(as, "POST", `/api/complaints/${id}/letters`, { kind: "progress", language: "en", subject: "x", text: "y" })).status).toBe(404);
    expect((await t.call(as, "GET", `/api/complaints/${id}/print`)).status).toBe(404);
  }
  expect((await t.call("quality", "POST", `/api/complaints/${id}/letters`, { kind: "progress", language: "en", subject: "x", text: "y" })).status).toBe(403);
  expect((await t.call("trainer", "GET", `/api/complaints/${id}/print`)).status).toBe(404);
});

test("a company changes its templates and can go back", async () => {
  const put = (body: object, as: "manager" | "agent" = "manager") => t.call(as, "PUT", "/api/letters/templates/progress/zh-CN", body);
  expect((await put({ subject: "进展 {{number}}", body: "{{nummer}}" })).body.error).toMatchObject({ code: "letterNamesUnknown", params: { names: "nummer" } });
  expect((await put({ subject: "进展", body: "{{#number}}x" })).body.error.code).toBe("letterSectionOpen");
  expect((await put({ subject: "x", body: "y" }, "agent")).status).toBe(403);
  expect((await put({ subject: "进展 {{number}}", body: "{{customerName}}您好" })).body).toMatchObject({ own: true, kind: "progress", language: "zh-CN" });
  const { id, number } = await t.create("agent");
  expect((await t.call("agent", "POST", `/api/complaints/${id}/letters/preview`, { kind: "progress", language: "zh-CN" })).body).toEqual({
    subject: `进展 ${number}`,
    text: "王小明您好",
    unresolved: [],
  });
  expect((await t.call("foreign", "GET", "/api/letters/templates")).body.items.some((each: { own: boolean }) => each.own)).toBe(false);
  await t.call("manager", "DELETE", "/api/letters/templates/progress/zh-CN");
  const items = (await t.call("agent", "GET", "/api/letters/templates")).body.items;
  expect(items).toHaveLength(15);
  expect(items.some((each: { own: boolean }) => each.own)).toBe(false);
});

test("the sheet prints what was recorded, escaped, without any script, masked for who may not read contacts", async () => {
  const { id, number } = await t.create(
    "agent",
    {},
    { facts: "<script>alert(1)</script> 打 13800138000 没人接", product: { orderNo: "D-20261122", plate: "沪A12345" } },
  );
  const sheet = await t.call("agent", "GET", `/api/complaints/${id}/print?kind=sheet&language=zh-CN`);
  expect(sheet.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(String(sheet.headers["content-security-policy"])).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'/);
  expect(sheet.body).toContain("<h1>投诉处理单</h1>");
  expect(sheet.body).toContain("&lt;script&gt;alert(1)&lt;/script&gt; 打 13800138000");
  expect(sheet.body).not.toMatch(/<script|{{|undefined|\[object/);
  for (const known of [number, "D-20261122", "沪A12345", "138 0013 8000", "王小明", "人-agent"]) expect(sheet.body).toContain(known);
  const masked = await t.call("quality", "GET", `/api/complaints/${id}/print?kind=sheet&language=en`);
  for (const hidden of ["D-20261122", "沪A12345", "138 0013 8000", "13800138000"]) expect(masked.body).not.toContain(hidden);
  expect(masked.body).toContain("are masked");
  expect((await t.call("quality", "GET", `/api/complaints/${id}/print?kind=settlement`)).status).toBe(403);
});

test("the whole history prints every message, call and note, and says what is internal", async () => {
  const { id } = await t.create("agent");
  await t.call("agent", "POST", `/api/complaints/${id}/notes`, { text: "内部：先查维修记录", attachmentIds: [] });
  await t.call("agent", "POST", `/api/complaints/${id}/letters`, { kind: "progress", language: "zh-TW", subject: "進度", text: "已安排檢測" });
  const history = (await t.call("agent", "GET", `/api/complaints/${id}/print?kind=history&language=zh-TW`)).body;
  for (const text of ["客訴全程紀錄", "內部備註", "内部：先查维修记录", "受理登錄", "進度", "已安排檢測", "民國"]) expect(history).toContain(text);
  expect(history).toMatch(/class="entry internal"/);
  const items = (await t.call("agent", "GET", `/api/complaints/${id}`)).body.timeline;
  const letter = items.find((i: { kind?: string }) => i.kind === "letter");
  expect((await t.call("agent", "GET", `/api/complaints/${id}/print?kind=letter&messageId=${letter.id}&language=zh-TW`)).body).toContain("已安排檢測");
  expect((await t.call("agent", "GET", `/api/complaints/${id}/print?kind=settlement&language=zh-TW`)).body).toContain('<span class="open">');
});

test("every label of the printed pages is there in three languages", () => {
  const keysOf = (language: string) => Object.keys(JSON.parse(readFileSync(join(checkout, "content/texts", language, "letters.json"), "utf8")));
  expect(keysOf("zh-TW")).toEqual(keysOf("zh-CN"));
  expect(keysOf("en")).toEqual(keysOf("zh-CN"));
});
