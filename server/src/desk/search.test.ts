import { beforeAll, expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const made: Record<string, { id: string; number: string }> = {};

beforeAll(async () => {
  const record = async (name: string, intake: Record<string, unknown>, person: string, phone: string) => {
    made[name] = await desk.create(
      "agent",
      {
        complainant: {
          name: person,
          contacts: [
            { kind: "phone", value: phone },
            { kind: "email", value: `${name}@example.com` },
          ],
        },
      },
      intake,
    );
  };
  await record(
    "engine",
    { title: "发动机异响", facts: "发动机异响，跑了两趟都说没问题，要求退款。", product: { orderNo: "JD-2026-0512", plate: "沪A12345" } },
    "王小明",
    "138 0013 8000",
  );
  await record("refund", { title: "退款一直不到账", facts: "说好三天退款，到现在两周了。" }, "欧阳娜娜", "13912345678");
  await record("trad", { title: "退款遲遲未入帳", facts: "說好三天內退款，客服電話也打不通。", language: "zh-TW" }, "陳美玲", "0912-345-678");
  await record(
    "english",
    { title: "Broken screen after repair", facts: "The screen broke again two days after the repair. I want a refund." },
    "John O’Neill",
    "+44 20 7946 0958",
  );
  await record("split", { title: "门锁坏了", facts: "动作很慢，发消息没人回。机器也旧。" }, "李四", "13700000000");
});
const search = async (q: string, extra = "") => (await desk.call("agent", "GET", `/api/complaints?q=${encodeURIComponent(q)}${extra}`)).body;
const names = async (q: string, extra = "") =>
  (await search(q, extra)).rows.map((r: { id: string }) => Object.entries(made).find(([, m]) => m.id === r.id)?.[0]).sort();

test.each([
  ["两个字", "退款", ["engine", "refund", "trad"]],
  ["繁体的字找简体的文", "異響", ["engine"]],
  ["三个字相邻才算", "发动机", ["engine"]],
  ["四个字", "一直不到", ["refund"]],
  ["一个字", "锁", ["split"]],
  ["不相邻的字不算", "动机器", []],
  ["两个词都要有", "退款 客服", ["trad"]],
  ["英文不分大小写", "SCREEN repair", ["english"]],
  ["最后一个英文词是开头", "scre", ["english"]],
  ["中间的英文词要完整", "scre repair", []],
  ["姓名", "欧阳娜娜", ["refund"]],
  ["英文姓名带撇号", "o'neill", ["english"]],
  ["电话不管怎么写", "138-0013-8000", ["engine"]],
  ["带国家码的电话", "+86 13800138000", ["engine"]],
  ["电话末四位", "5678", ["refund", "trad"]],
  ["订单号的开头", "JD-2026", ["engine"]],
  ["没有连字符的订单号", "jd20260512", ["engine"]],
  ["车牌", "沪A12345", ["engine"]],
  ["邮箱", "trad@example.com", ["trad"]],
  ["只有符号什么都不找", "%%%___", []],
  ["引号和反斜杠无害", "'; drop table complaints; -- \\", []],
] as const)("%s: %s", async (_, q, expected) => {
  expect(await names(q)).toEqual([...expected].sort());
  expect((await search(q)).total).toEqual({ count: expected.length, more: false });
});

test("a number is found whole, by its beginning and by its running number", async () => {
  const number = made.refund?.number ?? "";
  expect(await names(number)).toEqual(["refund"]);
  expect(await names(number.replace("-", ""))).toEqual(["refund"]);
  expect(await names(number.slice(-6))).toEqual(["refund"]);
  expect(await names(number.slice(-6).replace(/^0+/, ""))).toContain("refund"); // nobody says the zeros
});

test("messages, notes and calls are searched as soon as they are written; marks stand where the words are", async () => {
  const { id } = made.split ?? { id: "" };
  await desk.call("agent", "POST", `/api/complaints/${id}/notes`, { text: "客户提到要向媒体曝光，请主管留意。" });
  const { rows } = await search("媒体曝光");
  expect(rows).toHaveLength(1);
  const { text, marks } = rows[0].hit;
  expect(marks.map(([from, to]: [number, number]) => text.slice(from, to))).toEqual(["媒体曝光"]);
  const {
    body: { item },
  } = await desk.call("agent", "POST", `/api/complaints/${id}/notes`, { text: "写错了的内容" });
  await desk.call("agent", "PATCH", `/api/complaints/${id}/notes/${item.id}`, { text: "改正后的句子" });
  expect([await names("写错了的"), await names("改正后的")]).toEqual([[], ["split"]]);
});

test("what matched is marked in the row's own fields too, wherever else it stands", async () => {
  const { rows } = await search("退款");
  const titled = rows.filter((row: { title: string }) => row.title.includes("退款"));
  expect(titled.length).toBeGreaterThan(0);
  for (const { title, marked } of titled) expect(marked.title.map(([from, to]: [number, number]) => title.slice(from, to))).toContain("退款");
  expect(rows.find((row: { id: string }) => row.id === made.engine?.id).marked?.title).toBeUndefined();
  const number = made.refund?.number ?? "";
  expect((await search(number)).rows[0].marked.number).toEqual([[0, number.length]]);
});

test("an edited title is found by its new words only", async () => {
  const edit = await desk.call("agent", "PATCH", `/api/complaints/${made.english?.id}/intake`, { intake: { title: "Display failed after service" } });
  expect(edit.status, JSON.stringify(edit.body)).toBe(200);
  expect([await names("display"), await names("Broken")]).toEqual([["english"], []]);
  expect(await names("screen")).toEqual(["english"]); // it still stands in the customer's words
});

test("newest first by default; relevance puts titles before texts; filters and views narrow a search", async () => {
  const order = (await search("退款")).rows.map((r: { receivedAt: string }) => r.receivedAt);
  expect(order).toEqual([...order].sort().reverse());
  expect((await search("退款", "&sort=relevance")).rows.at(-1).id).toBe(made.engine?.id); // only in its text
  expect(await names("退款", "&categoryId=serviceAttitude")).toEqual([]);
  expect(await names("退款", "&categoryId=productQuality")).toEqual(["engine", "refund", "trad"]);
  expect(await names("退款", "&view=waiting")).toEqual([]);
});

test("pages go on exactly where the last one ended, in lists and searches", async () => {
  for (const url of [
    "/api/complaints?view=all&sort=newest",
    "/api/complaints?view=all&sort=due",
    "/api/complaints?q=退款",
    "/api/complaints?q=退款&sort=relevance",
  ]) {
    const whole = (await desk.call("agent", "GET", encodeURI(`${url}&limit=100`))).body.rows.map((r: { id: string }) => r.id);
    const seen: string[] = [];
    for (let after = ""; ; ) {
      const { body } = await desk.call("agent", "GET", encodeURI(`${url}&limit=2${after}`));
      seen.push(...body.rows.map((r: { id: string }) => r.id));
      if (!body.next) break;
      after = `&after=${body.next}`;
    }
    expect(seen, url).toEqual(whole);
  }
  expect((await desk.call("agent", "GET", "/api/complaints?after=nonsense")).status).toBe(422);
});
