import { expect, test } from "vitest";
import { form, useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();

test("50 people answer at once: one goes out, 49 are held back, keep their text and can send after a look", async () => {
  const { id } = await desk.create("agent");
  const { body: page } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  const send = (n: number, lastSeenSeq: string) =>
    desk.call(n % 2 ? "agent" : "supervisor", "POST", `/api/complaints/${id}/messages`, { text: `第 ${n} 个答复`, lastSeenSeq });
  const first = await Promise.all(Array.from({ length: 50 }, (_, n) => send(n, page.lastSeq)));
  expect(first.filter((a) => a.status === 201)).toHaveLength(1);
  const held = first.filter((a) => a.status === 409);
  expect(held).toHaveLength(49);
  const sent = first.find((a) => a.status === 201)?.body.item;
  for (const { body } of held) expect(body.error).toMatchObject({ code: "newerMessages", details: { items: [{ id: sent.id, text: sent.text }] } });
  const draft = await desk.call("agent", "GET", `/api/drafts/reply:${id}`);
  expect(draft.body.data.text).toMatch(/^第 \d+ 个答复$/);

  let waiting = first.flatMap((a, n) => (a.status === 409 ? [n] : []));
  while (waiting.length > 0) {
    const { body: now } = await desk.call("agent", "GET", `/api/complaints/${id}`);
    const again = await Promise.all(waiting.map((n) => send(n, now.lastSeq)));
    expect(again.filter((a) => a.status === 201)).toHaveLength(1);
    waiting = waiting.filter((_, i) => again[i]?.status === 409);
    if (waiting.length > 40) continue;
    for (const n of waiting.splice(0)) expect((await send(n, (await desk.call("agent", "GET", `/api/complaints/${id}`)).body.lastSeq)).status).toBe(201);
  }
  const rows = await desk.database.db.selectFrom("messages").select("body_text").where("complaint_id", "=", id).execute();
  expect(new Set(rows.map((r) => r.body_text)).size).toBe(50);
  expect(rows).toHaveLength(50);
  expect((await desk.call("agent", "GET", `/api/drafts/reply:${id}`)).status).toBe(204);
}, 60_000);

test("an answer held back keeps its text as a draft also when it was sent with an Idempotency-Key", async () => {
  const { id } = await desk.create("agent");
  const { body: page } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  await desk.call("supervisor", "POST", `/api/complaints/${id}/messages`, { text: "主管先答复了", lastSeenSeq: page.lastSeq });
  const key = { "idempotency-key": "held-back" };
  const held = await desk.call("agent", "POST", `/api/complaints/${id}/messages`, { text: "我写的答复", lastSeenSeq: page.lastSeq }, key);
  expect([held.status, held.body.error.code]).toEqual([409, "newerMessages"]);
  expect((await desk.call("agent", "GET", `/api/drafts/reply:${id}`)).body.data).toMatchObject({ text: "我写的答复" });
  const { body: now } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect((await desk.call("agent", "POST", `/api/complaints/${id}/messages`, { text: "我写的答复", lastSeenSeq: now.lastSeq }, key)).status).toBe(201);
});

test("50 notes at once are all kept, each in its own place", async () => {
  const { id } = await desk.create("agent");
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => desk.call("agent", "POST", `/api/complaints/${id}/notes`, { text: `备注 ${n}` })));
  expect(answers.every((a) => a.status === 201)).toBe(true);
  const rows = await desk.database.db.selectFrom("messages").select(["body_text", "seq"]).where("complaint_id", "=", id).execute();
  expect(new Set(rows.map((r) => r.body_text)).size).toBe(50);
  expect(new Set(rows.map((r) => r.seq)).size).toBe(50);
  const found = await desk.call("agent", "GET", `/api/complaints?q=${encodeURIComponent("备注 49")}`);
  expect(found.body.rows.map((r: { id: string }) => r.id)).toEqual([id]);
}, 60_000);

test("50 creations with one Idempotency-Key make one complaint (demand 19)", async () => {
  const body = form({}, { title: "只登记一次" });
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => desk.call("agent", "POST", "/api/complaints", body, { "idempotency-key": "one-and-only" })),
  );
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([201]));
  expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1); // with the picture of the link, which is not kept
  expect(answers[0]?.body.trackingQrSvg).toMatch(/^<svg/);
  const { rows } = (await desk.call("manager", "GET", `/api/complaints?q=${encodeURIComponent("只登记一次")}`)).body;
  expect(rows).toHaveLength(1);
}, 60_000);

test("complaints recorded at the same time get different numbers and one customer", async () => {
  const made = await Promise.all(
    Array.from({ length: 20 }, () => desk.create("agent", { complainant: { name: "李雷", contacts: [{ kind: "phone", value: "13911112222" }] } })),
  );
  expect(new Set(made.map((m) => m.number)).size).toBe(20);
  const found = await desk.call("agent", "GET", "/api/customers?q=13911112222");
  expect(found.body.items).toMatchObject([{ name: "李雷", complaintCount: 20 }]);
});
