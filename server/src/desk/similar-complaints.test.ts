import { expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const facts = "新买的电动车充电时仪表盘冒烟，报警灯一直闪，门店说等配件要两个月。";
const similar = async (body: Record<string, unknown>, as: "agent" | "far" = "agent") =>
  (await desk.call(as, "POST", "/api/complaints/similar", body)).body.items.map((i: { id: string; kind: string; because: string[] }) => ({
    id: i.id,
    kind: i.kind,
    because: i.because,
  }));

test("the same person, order, car or words are shown with the reason, before anything is saved", async () => {
  const mine = { complainant: { name: "赵敏", contacts: [{ kind: "phone", value: "13300001111" }] } };
  const a = await desk.create("agent", mine, { title: "充电冒烟", facts, product: { orderNo: "JD-1001", plate: "沪A12345" } });
  const b = await desk.create(
    "agent",
    { complainant: { name: "孙立", contacts: [{ kind: "phone", value: "13300002222" }] } },
    { title: "前台态度差", facts: "前台接待一直在玩手机，问了三遍都不理人。" },
  );

  expect(await similar({ contacts: [{ kind: "phone", value: "133-0000-1111" }], text: facts })).toEqual([
    { id: a.id, kind: "duplicate", because: ["contact", "text"] },
  ]);
  expect(await similar({ contacts: [{ kind: "phone", value: "133-0000-1111" }], text: "这次是保养时漏机油，和上回完全是两码事。" })).toEqual([
    { id: a.id, kind: "repeat", because: ["contact"] },
  ]);
  expect(await similar({ orderNo: "JD-1001" })).toEqual([{ id: a.id, kind: "duplicate", because: ["order"] }]);
  expect(await similar({ plate: "沪A·12345" })).toEqual([{ id: a.id, kind: "repeat", because: ["plate"] }]);
  expect(await similar({ text: "电动车充电时仪表盘冒烟，报警灯闪个不停，门店说配件要等两个月" })).toEqual([
    { id: a.id, kind: "collective", because: ["text"] },
  ]);
  expect(await similar({ text: facts, exceptId: a.id })).toEqual([]);
  expect(await similar({ contacts: [{ kind: "phone", value: "13300002222" }] })).toEqual([{ id: b.id, kind: "repeat", because: ["contact"] }]);
  expect(await similar({})).toEqual([]);
});

test("nobody hears of complaints they do not see", async () => {
  expect(await similar({ contacts: [{ kind: "phone", value: "13300001111" }], orderNo: "JD-1001", text: facts }, "far")).toEqual([]);
});
