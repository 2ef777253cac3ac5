import { sql } from "kysely";
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

  const phone = [{ kind: "phone", value: "133-0000-1111" }];
  expect(await similar({ contacts: phone, text: facts })).toEqual([{ id: a.id, kind: "duplicate", because: ["sameContact", "sameText"] }]);
  expect(await similar({ contacts: phone, text: "这次是保养时漏机油，和上回完全是两码事。" })).toEqual([
    { id: a.id, kind: "repeat", because: ["sameContact"] },
  ]);
  expect(await similar({ contacts: phone, orderNo: "jd 1001" })).toEqual([{ id: a.id, kind: "duplicate", because: ["sameContact", "sameOrder"] }]);
  expect(await similar({ orderNo: "ＪＤ1001" })).toEqual([{ id: a.id, kind: "repeat", because: ["sameOrder"] }]);
  expect(await similar({ plate: "沪a·12345" })).toEqual([{ id: a.id, kind: "repeat", because: ["samePlate"] }]);
  expect(await similar({ text: "電動車充電時儀表盤冒煙，報警燈閃個不停，門店說配件要等兩個月" })).toEqual([
    { id: a.id, kind: "collective", because: ["nearText"] },
  ]);
  expect(await similar({ text: facts, exceptId: a.id })).toEqual([]);
  expect(await similar({ contacts: [{ kind: "phone", value: "13300002222" }] })).toEqual([{ id: b.id, kind: "repeat", because: ["sameContact"] }]);
  expect(await similar({})).toEqual([]);
  const { rows } = await sql<Record<string, string>>`explain select id from complaints c
    where c.company_id = ${desk.teams.company}::uuid and c.order_no <> '' and plain_number(c.order_no) = plain_number('jd 1001')`.execute(desk.database.db);
  expect(rows.flatMap((row) => Object.values(row)).join("\n")).toContain("complaints_order");
});

test("the same kind again and again is counted, for the assessment", async () => {
  const who = { complainant: { name: "周倩", contacts: [{ kind: "wechat", value: "zhouqian_88" }] } };
  for (const facts of ["第一次：后备箱关不严，雨天进水。", "后备箱又进水了，垫子全湿。", "还是后备箱，第三回了，修了等于没修。"])
    await desk.create("agent", who, { title: "后备箱进水", facts, categoryId: "afterSales.poorRepair" });
  const ask = async (categoryId: string | null) =>
    (await desk.call("agent", "POST", "/api/complaints/similar", { contacts: [{ kind: "wechat", value: "ZhouQian_88" }], text: "店里座位太少", categoryId }))
      .body;
  expect((await ask("afterSales.poorRepair")).earlierCount).toBe(3);
  expect((await ask("serviceAttitude.cold")).earlierCount).toBe(0);
  expect((await ask(null)).items).toHaveLength(3);
});

test("nobody hears of complaints they do not see", async () => {
  expect(await similar({ contacts: [{ kind: "phone", value: "13300001111" }], orderNo: "JD-1001", text: facts }, "far")).toEqual([]);
});
