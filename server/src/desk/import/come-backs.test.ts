import { expect, test } from "vitest";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";

const app = useDeskTestApp();

async function give(as: PersonName, lines: readonly string[], trial: boolean) {
  const edge = "amends-edge";
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="list.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  const body = Buffer.from(`${head}${lines.join("\n")}\r\n--${edge}--\r\n`);
  return app.call(as, "POST", `/api/come-backs/import?trial=${trial}`, body, { "content-type": `multipart/form-data; boundary=${edge}` });
}
async function closed(orderNo: string, phone: string): Promise<string> {
  const complainant = { name: "王小明", contacts: [{ kind: "phone", value: phone }] };
  const { id } = await app.create("agent", { complainant }, { product: { name: "", model: "", orderNo, plate: "" } });
  await app.call("agent", "POST", `/api/complaints/${id}/withdrawals`, {});
  const body = {
    outcome: "withdrawn",
    directCause: "other",
    indirectCause: "none",
    satisfaction: null,
    satisfactionUnknown: "未问",
    reflection: { wellDone: "快", better: "早" },
  };
  const answer = await app.call("agent", "PUT", `/api/complaints/${id}/closure`, { ...body, followUpAt: new Date(Date.now() + 86_400_000).toISOString() });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return id;
}
const comeBacks = async (id: string) => (await app.call("supervisor", "GET", `/api/complaints/${id}`)).body.complaint.comeBacks;

test("a list notes who came again at their closed complaint: tried first, bad rows with reasons, and no doubles the second time", async () => {
  const [byPhone, byOrder] = [await closed("", "13900000001"), await closed("SO-7788", "13900000002")];
  await new Promise((later) => setTimeout(later, 1_100));
  const now = new Date().toISOString();
  const lines = [
    "手机号,订单号,日期,金额",
    `139 0000 0001,,${now},1200`,
    `,so 7788,${now},80`,
    `139 0000 0001,,${now},1200`,
    "13900000001,,去年,5",
    "13900000001,,2020-01-01,5",
    `13911112222,,${now},5`,
    `,,${now},5`,
    `13900000001,,${new Date(Date.now() + 40 * 86_400_000).toISOString()},5`,
  ];
  const expected = { taken: 2, known: 1, badCount: 5 };
  const tried = await give("supervisor", lines, true);
  expect(tried.body, JSON.stringify(tried.body)).toMatchObject(expected);
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  expect(tried.body.bad.map((b: any) => `${b.row} ${b.code}`)).toEqual([
    "5 comeBackDate",
    "6 comeBackUnknown",
    "7 comeBackUnknown",
    "8 comeBackNobody",
    "9 comeBackFuture",
  ]);
  expect(await comeBacks(byPhone)).toEqual([]);
  expect((await give("supervisor", lines, false)).body).toMatchObject(expected);
  expect(await comeBacks(byPhone)).toMatchObject([{ source: "import", cameAt: now, reason: "1200" }]);
  expect(await comeBacks(byOrder)).toMatchObject([{ source: "import", reason: "so 7788 · 80" }]);
  expect((await give("supervisor", lines, false)).body).toMatchObject({ taken: 0, known: 3 });
  expect(await comeBacks(byPhone)).toHaveLength(1);
});

test("only for those who import, only where they see, and only a list that says who and when", async () => {
  const id = await closed("", "13900000003");
  await new Promise((later) => setTimeout(later, 1_100));
  const list = ["电话,日期", `13900000003,${new Date().toISOString()}`];
  expect((await give("agent", list, true)).status).toBe(403);
  expect((await give("foreign", list, false)).body).toMatchObject({ taken: 0, badCount: 1 });
  expect(await comeBacks(id)).toEqual([]);
  expect((await give("supervisor", ["电话,金额", "13900000003,5"], true)).body.error.code).toBe("comeBackColumns");
});
