import { beforeAll, expect, test } from "vitest";
import { newUuid } from "../platform/new-uuid.ts";
import { type PersonName, useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const found = async (as: PersonName, q: string) =>
  (await desk.call(as, "GET", `/api/complaints?q=${encodeURIComponent(q)}`)).body.rows.map((row: { id: string }) => row.id);
const closing = {
  outcome: "withdrawn",
  directCause: "serviceQuality",
  indirectCause: "process",
  causeNote: "",
  satisfaction: null,
  satisfactionUnknown: "已撤诉",
  followUpAt: null,
  noFollowUp: "已撤诉",
  reflection: { wellDone: "及时联系", better: "更早说明", suggestion: "" },
};
const known = ["諸葛青鸞", "代笔人高渐离", "XK-55-zzq", "wx_qingluan88"];
let id = "";
let number = "";

/** Everything the records know stands once more where no pattern would find it: in texts, tags, notes and messages. */
beforeAll(async () => {
  const all = known.join("、");
  const made = await desk.create(
    "agent",
    {
      complainant: {
        name: "諸葛青鸞",
        contacts: [
          { kind: "wechat", value: "wx_qingluan88" },
          { kind: "phone", value: "13655557777" },
        ],
      },
    },
    {
      title: `${all} 的事`,
      facts: `${all}。回电 136 5555 7777。`,
      product: { name: "轿车", orderNo: "XK-55-zzq", plate: "" },
      representative: { name: "代笔人高渐离", authorisation: all },
    },
  );
  ({ id, number } = made);
  await desk.call("agent", "PATCH", `/api/complaints/${id}/tags`, { add: ["諸葛青鸞"] });
  await desk.call("agent", "POST", `/api/complaints/${id}/notes`, { text: `备注：${all}` });
  const { body: page } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  await desk.call("agent", "POST", `/api/complaints/${id}/messages`, { text: `您好，${all}`, lastSeenSeq: page.lastSeq });
  await desk.call("agent", "POST", `/api/complaints/${id}/withdrawals`, { text: "不投诉了" });
  const closed = await desk.call("agent", "PUT", `/api/complaints/${id}/closure`, closing);
  if (closed.status !== 200) throw new Error(JSON.stringify(closed.body));
});

test("a trainer reads nothing the records know of the person: page, earlier items, list and search", async () => {
  const answers = await Promise.all(
    [`/api/complaints/${id}`, `/api/complaints/${id}/timeline?before=999999999`, "/api/complaints", `/api/complaints?q=${encodeURIComponent("的事")}`].map(
      (url) => desk.call("trainer", "GET", url),
    ),
  );
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    for (const secret of known) expect(JSON.stringify(body)).not.toContain(secret);
  }
});

test("quality reads contacts and order number masked also where only the records know them", async () => {
  const { body } = await desk.call("quality", "GET", `/api/complaints/${id}`);
  for (const secret of ["XK-55-zzq", "wx_qingluan88", "13655557777"]) expect(JSON.stringify(body)).not.toContain(secret);
  expect(JSON.stringify((await desk.call("quality", "GET", "/api/complaints")).body)).not.toContain("XK-55-zzq");
});

test("quality reads kind and size of a file instead of its name, which may hold a person's", async () => {
  const fileName = "諸葛青鸞13655557777.pdf";
  await desk.database.db
    .insertInto("attachments")
    .values({
      id: newUuid(),
      company_id: desk.person("agent").companyId,
      complaint_id: id,
      sha256: "0".repeat(64),
      name: fileName,
      type: "application/pdf",
      size: 123_456,
    })
    .execute();
  expect((await desk.call("agent", "GET", `/api/complaints/${id}`)).body.files.map((f: { name: string }) => f.name)).toEqual([fileName]);
  const { body } = await desk.call("quality", "GET", `/api/complaints/${id}`);
  expect(body.files.map((f: { name: string }) => f.name)).toEqual(["PDF · 121 KB"]);
  expect(JSON.stringify(body)).not.toContain("13655557777");
});

test("what is masked is not told by asking for it piece by piece", async () => {
  for (const q of ["136555", "13655557", "13655557777"]) {
    expect(await found("quality", q), q).toEqual([]);
    expect(await found("trainer", q), q).toEqual([]);
    expect((await desk.call("quality", "GET", `/api/customers?q=${q}`)).body.items, q).toEqual([]);
  }
  for (const q of ["鸞", "渐"]) expect(await found("trainer", q), q).toEqual([]);
  expect(await found("agent", "13655557777")).toEqual([id]);
  expect((await desk.call("agent", "GET", "/api/customers?q=136555")).body.items).toHaveLength(1);
  expect(await found("quality", "諸葛青鸞")).toEqual([id]);
});

test("the complaint's own number is no secret", async () => {
  expect(await found("quality", number)).toEqual([id]);
  expect(await found("trainer", number)).toEqual([id]);
});
