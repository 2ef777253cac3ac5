import { describe, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";

const desk = useDeskTestApp();
const texts = { "zh-CN": "{{customerName}}您好，{{number}}由{{handlerName}}跟进，{{什么时候回电}}给您回电。", "zh-TW": "", en: "" };
const save = (as: PersonName, more: object = {}) => desk.call(as, "POST", "/api/replies", { name: "回电", texts, ...more });
const names = async (as: PersonName) => (await desk.call(as, "GET", "/api/replies")).body.items.map((r: { name: string }) => r.name);
const send = async (id: string, text: string) => {
  const { lastSeq } = (await desk.call("agent", "GET", `/api/complaints/${id}`)).body;
  return desk.call("agent", "POST", `/api/complaints/${id}/messages`, { text, lastSeenSeq: lastSeq });
};

describe("demand 27: a simpler reply screen: saved replies", () => {
  test("a reply is filled from the complaint; what it does not tell stays open, and is not sent", async () => {
    const { id, number } = await desk.create("agent", { complainant: { name: "王女士", contacts: [{ kind: "phone", value: "13900001111" }] } });
    const reply = (await save("agent")).body;
    const { status, body } = await desk.call("agent", "GET", `/api/complaints/${id}/replies/${reply.id}`);
    expect([status, body.text]).toEqual([200, `王女士您好，${number}由${desk.person("agent").name}跟进，{{什么时候回电}}给您回电。`]);
    expect([body.language, body.unresolved]).toEqual(["zh-CN", ["什么时候回电"]]);
    const refused = await send(id, body.text);
    expect([refused.status, refused.body.error.code, refused.body.error.details]).toEqual([422, "messageUnresolved", { unresolved: ["什么时候回电"] }]);
    expect((await desk.call("agent", "GET", `/api/complaints/${id}`)).body.timeline.filter((i: { kind?: string }) => i.kind === "message")).toEqual([]);
    expect((await send(id, body.text.replace("{{什么时候回电}}", "今天下午5点前"))).status).toBe(201);
  });

  test("a macro prepares tags, a note and a wait, and does none of it by itself", async () => {
    const { id } = await desk.create("agent");
    const acts = { addTags: ["等配件"], note: "{{number}}等配件", waitDays: 3 };
    const macro = (await save("agent", { name: "等配件", acts })).body;
    const before = (await desk.call("agent", "GET", `/api/complaints/${id}`)).body;
    const { body } = await desk.call("agent", "GET", `/api/complaints/${id}/replies/${macro.id}`);
    expect(body.acts).toEqual({ addTags: ["等配件"], note: `${before.complaint.number}等配件`, waitDays: 3 });
    const after = (await desk.call("agent", "GET", `/api/complaints/${id}`)).body;
    expect([after.version, after.complaint.tags, after.timeline.length]).toEqual([before.version, [], before.timeline.length]);
  });
});

describe("whose they are", () => {
  test("one's own are seen by nobody else; shared ones by the team and everybody below, not beside it", async () => {
    await save("agent", { name: "只给自己" });
    const shared = await save("supervisor", { name: "班组共用", shared: true });
    expect([shared.status, shared.body.team !== null]).toEqual([201, true]);
    expect([(await names("agent")).includes("班组共用"), (await names("colleague")).includes("只给自己"), (await names("far")).includes("班组共用")]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await save("agent", { shared: true })).body.error.code).toBe("notPermitted");
    expect((await desk.call("far", "GET", `/api/complaints/${newUuid()}/replies/${shared.body.id}`)).status).toBe(404);
  });

  test("a shared one is put right by its team's superiors, also when somebody else wrote it", async () => {
    const { body } = await save("supervisor", { name: "班组", shared: true });
    const change = (as: PersonName, more: object = {}) => desk.call(as, "PUT", `/api/replies/${body.id}`, { name: "改过", texts, shared: true, ...more });
    expect([
      (await change("agent")).body.error.code,
      (await change("manager")).body.name,
      (await change("manager", { shared: false })).body.error.code,
    ]).toEqual(["notYours", "改过", "notYours"]);
    expect([
      (await desk.call("agent", "DELETE", `/api/replies/${body.id}`)).status,
      (await desk.call("supervisor", "DELETE", `/api/replies/${body.id}`)).status,
    ]).toEqual([422, 204]);
  });

  test("one without any text, or with nothing but spaces, is refused", async () => {
    expect((await save("agent", { texts: { "zh-CN": "  ", "zh-TW": "", en: "" } })).status).toBe(400);
  });
});
