import { sql } from "kysely";
import { expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { linkAttachments } from "../attachments/index.ts";
import { multipart, png, useTestApp } from "../attachments/test-app.ts";
import { insertComplaint } from "../create-complaint.ts";
import { lockStored } from "../store.ts";
import { insertTrackingLink, newTrackingToken } from "../tracking-link.ts";
import { writeItem } from "../write-item.ts";
import { plantedComplaint, secret } from "./planted-complaint.ts";
import { publicRoutes } from "./routes.ts";

const t = useTestApp(publicRoutes, { AMENDS_PORTAL_LIMIT: "60/10min" });
let numbers = 0;

async function planted(options: { closed?: boolean; waiting?: boolean; days?: number } = {}) {
  const { id: personId } = t.person("agent");
  const complaint = plantedComplaint({ companyId: t.companyId, teamId: t.teamId, personId, number: `A26-${String(++numbers).padStart(6, "0")}`, ...options });
  const token = newTrackingToken();
  const linkId = newUuid();
  const at = "2026-11-02T00:00:00.000Z";
  const by = { actor: { type: "person", id: personId } as const, newId: newUuid };
  await t.database.db.transaction().execute(async (tx) => {
    await insertComplaint(tx, complaint, { companyId: t.companyId, stamp: null, timeZone: "Asia/Shanghai" }, at);
    const write = async (message: Parameters<typeof writeItem>[2]) => {
      const stored = await lockStored(tx, complaint.id);
      if (stored) await writeItem(tx, stored, message, by);
    };
    await insertTrackingLink(tx, { id: linkId, complaintId: complaint.id, token, createdBy: null, at: new Date().toISOString(), days: options.days ?? 30 });
    const item = { channel: "phone" as const, at, attachmentIds: [] };
    await write({ ...item, id: newUuid(), kind: "note", direction: "internal", text: `${secret}-note` });
    await write({ ...item, id: newUuid(), kind: "call", direction: "outbound", text: `${secret}-call`, call: { seconds: 60, reached: true } });
    await write({ ...item, id: newUuid(), kind: "message", direction: "internal", text: `${secret}-internal message` });
    await write({ ...item, id: newUuid(), kind: "message", direction: "outbound", text: "您好，我是小林", html: `<p>您好</p><!-- ${secret} -->` });
  });
  return { complaint, token, linkId, option: complaint.options[0]?.id ?? "" };
}
const at = (token: string, rest = "") => `/api/public/tracking/${token}${rest}`;
const open = (token: string) => t.app.inject({ method: "GET", url: at(token) });
const act = (token: string, rest: string, payload: object, headers: Record<string, string> = {}) =>
  t.app.inject({ method: "POST", url: at(token, rest), payload, headers: { "x-amends-language": "zh-CN", ...headers } });
const eventsOf = async (id: string) =>
  (
    await sql<{ type: string; actor_type: string; data: object }>`select type, actor_type, data from events where complaint_id = ${id} order by seq`.execute(
      t.database.db,
    )
  ).rows;

test("nothing internal leaves by any door, whatever the customer does", async () => {
  const bodies: string[] = [];
  const raw = async (answer: ReturnType<typeof open>) => {
    const { body, statusCode, headers } = await answer;
    bodies.push(body, JSON.stringify(headers));
    return { status: statusCode, json: JSON.parse(body) };
  };
  for (const options of [{}, { waiting: true }, { closed: true }]) {
    const { token, option, complaint } = await planted(options);
    expect((await raw(open(token))).status).toBe(200);
    await raw(act(token, "/messages", { text: "请问进展如何" }));
    for (const { id } of complaint.options) await raw(act(token, `/options/${id}/answer`, { accepted: false, note: "不合适" }));
    await raw(act(token, `/options/${option}/answer`, { accepted: true }));
    await raw(act(token, `/agreements/${newUuid()}/confirmation`, {}));
    await raw(act(token, "/withdrawal", { text: "不用了" }));
    await raw(act(token, "/rating", { stars: 9 }));
    await raw(act(token, "/rating", { stars: 4, text: "还行" }));
    await raw(open(token));
  }
  const text = bodies.join("\n");
  expect(text).toContain("周五前给您打电话");
  for (const word of [secret, "987654321", "crisis", "professionalClaimant", "dominant", "faultFinder", "escalat", t.teamId, t.companyId])
    expect(text).not.toContain(word);
});

test("the page says where it stands, what comes next, who, and shows what was written", async () => {
  const { token, complaint } = await planted();
  const page = (await open(token)).json();
  expect(page).toMatchObject({
    company: { name: "晨光汽车", demo: false },
    handler: "人-agent",
    complaint: { number: complaint.number, state: "waitingForYou", next: { key: "yourAnswer" } },
  });
  expect(page.messages).toEqual([expect.objectContaining({ from: "team", author: "人-agent", text: "您好，我是小林", attachments: [] })]);
});

test("a wrong, expired and revoked link answer alike, for reading and for acting", async () => {
  const expired = await planted({ days: -1 });
  const revoked = await planted();
  await sql`update tracking_links set revoked_at = now() where id = ${revoked.linkId}`.execute(t.database.db);
  const answers = [];
  for (const token of [newTrackingToken(), expired.token, revoked.token, "x", "..%2f..%2fetc", "'; drop table complaints--".replaceAll(" ", "%20")]) {
    for (const answer of [
      await open(token),
      await act(token, "/messages", { text: "x" }),
      await act(token, "/rating", { stars: 5 }),
      await t.app.inject({ method: "GET", url: at(token, `/attachments/${newUuid()}`) }),
    ]) {
      const { error } = answer.json();
      answers.push(JSON.stringify([answer.statusCode, { ...error, requestId: "" }]));
    }
  }
  const inEnglish = new Set(answers.filter((a) => !/[一-龥]/.test(a)));
  const inChinese = new Set(answers.filter((a) => /[一-龥]/.test(a)));
  expect([...inEnglish].map((a) => JSON.parse(a)[1].code)).toEqual(["linkInvalid"]);
  expect([...inChinese].map((a) => JSON.parse(a)[1].code)).toEqual(["linkInvalid"]);
});

test("a link opens one complaint only: records and files of another are not there", async () => {
  const [mine, other] = [await planted(), await planted()];
  expect((await act(mine.token, `/options/${other.option}/answer`, { accepted: true })).json().error.code).toBe("recordNotFound");
  const upload = multipart("票.png", png);
  const file = (
    await t.app.inject({
      method: "POST",
      url: "/api/public/attachments",
      payload: upload.payload,
      headers: { ...upload.headers, "x-amends-tracking": other.token },
    })
  ).json();
  expect((await act(mine.token, "/messages", { text: "看", attachmentIds: [file.id] })).json().error.code).toBe("attachmentMissing");
  const sent = (await act(other.token, "/messages", { text: "", attachmentIds: [file.id] })).json();
  const [attachment] = sent.messages.at(-1).attachments;
  const download = await t.app.inject({ method: "GET", url: attachment.url });
  expect([download.statusCode, download.headers["content-disposition"]?.toString().startsWith("attachment")]).toEqual([200, true]);
  expect((await t.app.inject({ method: "GET", url: attachment.previewUrl })).headers["content-type"]).toBe("image/png");
  expect((await t.app.inject({ method: "GET", url: at(mine.token, `/attachments/${file.id}`) })).statusCode).toBe(404);
});

test("a file of a note is not the customer's", async () => {
  const { token, complaint } = await planted();
  const { id: personId } = t.person("agent");
  const upload = multipart("内部.png", png);
  const { id } = (
    await t.app.inject({ method: "POST", url: "/api/public/attachments", payload: upload.payload, headers: { ...upload.headers, "x-amends-tracking": token } })
  ).json();
  await sql`update attachments set uploaded_by = ${personId} where id = ${id}`.execute(t.database.db);
  const note =
    (await sql<{ id: string }>`select id from messages where complaint_id = ${complaint.id} and kind = 'note'`.execute(t.database.db)).rows[0]?.id ?? "";
  await linkAttachments(t.database.db, [id], { complaintId: complaint.id, messageId: note, companyId: t.companyId, uploadedBy: personId });
  expect((await t.app.inject({ method: "GET", url: at(token, `/attachments/${id}`) })).statusCode).toBe(404);
});

test("a message ends the wait and reaches the team as an event", async () => {
  const { token, complaint } = await planted({ waiting: true });
  const page = (await act(token, "/messages", { text: "我补充一下：发票号 123" })).json();
  expect(page.messages.at(-1)).toMatchObject({ from: "you", author: null, text: "我补充一下：发票号 123" });
  const events = await eventsOf(complaint.id);
  expect(events.slice(-2).map((e) => [e.type, e.actor_type])).toEqual([
    ["complaint.messageReceived", "customer"],
    ["complaint.waitEnded", "customer"],
  ]);
  expect((await sql<{ state: string }>`select state from complaints where id = ${complaint.id}`.execute(t.database.db)).rows[0]?.state).toBe("open");
});

test("a message after closing is kept and flagged, and opens nothing by itself", async () => {
  const { token, complaint } = await planted({ closed: true });
  expect((await act(token, "/messages", { text: "又坏了" })).statusCode).toBe(201);
  expect((await eventsOf(complaint.id)).map((e) => e.type).slice(-2)).toEqual(["complaint.messageReceived", "complaint.customerWrote"]);
  expect((await sql<{ state: string }>`select state from complaints where id = ${complaint.id}`.execute(t.database.db)).rows[0]?.state).toBe("closed");
});

test("the same message sent again with its key is one message", async () => {
  const { token } = await planted();
  const answers = await Promise.all([1, 2, 3].map(() => act(token, "/messages", { text: "只此一条" }, { "idempotency-key": "k-1" })));
  expect(answers.map((a) => a.statusCode)).toEqual([201, 201, 201]);
  expect((await open(token)).json().messages.filter((m: { text: string }) => m.text === "只此一条")).toHaveLength(1);
  expect((await act(token, "/messages", { text: " " })).json().error).toMatchObject({ code: "fieldRequired", field: "text" });
});

test("an option is answered once; withdrawing and rating once each", async () => {
  const { token, option, complaint } = await planted();
  expect((await act(token, `/options/${option}/answer`, { accepted: true })).json().complaint.options[0].accepted).toBe(true);
  expect((await act(token, `/options/${option}/answer`, { accepted: false })).json().error.code).toBe("alreadyAnswered");
  expect((await act(token, "/rating", { stars: 5 })).json().error.code).toBe("ratingNotYet");
  expect((await act(token, "/withdrawal", {})).json().complaint).toMatchObject({ state: "withdrawn", canWithdraw: false });
  expect((await act(token, "/withdrawal", {})).json().error.code).toBe("alreadyDone");
  expect((await eventsOf(complaint.id)).filter((e) => e.actor_type === "customer").map((e) => e.type)).toEqual([
    "complaint.optionAnswered",
    "complaint.withdrawalNoted",
  ]);
  const closed = await planted({ closed: true });
  expect((await act(closed.token, "/rating", { stars: 4, text: "还行" })).json().complaint).toMatchObject({ stars: 4, canRate: false });
  expect((await act(closed.token, "/rating", { stars: 1 })).json().error.code).toBe("alreadyAnswered");
  expect((await act(closed.token, "/rating", { stars: 0 })).statusCode).toBe(400);
});

test("too much from one address is stopped, and reading goes on", async () => {
  const { token } = await planted();
  let status = 201;
  for (let i = 0; i < 70 && status === 201; i++) status = (await act(token, "/messages", { text: `第${i}条` })).statusCode;
  expect(status).toBe(429);
  expect((await open(token)).statusCode).toBe(200);
});
