import { expect, test } from "vitest";
import { form, useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const complaints = async () => (await desk.database.db.selectFrom("complaints").select("id").execute()).length;

const bad: readonly [string, unknown, string][] = [
  ["a title of 100,000 characters", form({}, { title: "长".repeat(100_000) }), "intake.title"],
  ["facts that are a list", form({}, { facts: ["a"] }), "intake.facts"],
  ["a channel that does not exist", form({}, { channel: "pigeon" }), "intake.channel"],
  ["a time that is no time", form({}, { occurredAt: "yesterday" }), "intake.occurredAt"],
  ["an amount below zero", form({}, { amount: { minor: -1, currency: "CNY" } }), "intake.amount.minor"],
  ["an amount with a fraction of a cent", form({}, { amount: { minor: 1.5, currency: "CNY" } }), "intake.amount.minor"],
  ["two lines in one", form({}, { title: "a\nb" }), "intake.title"],
  ["an id that is none", form({ assigneeId: "1; drop table complaints" }), "assigneeId"],
  ["nine contacts", form({ complainant: { name: "x", contacts: Array.from({ length: 9 }, () => ({ kind: "phone", value: "1" })) } }), "complainant.contacts"],
];

test.each(bad)("%s is refused, naming the field, and nothing is written", async (_, body, field) => {
  const before = await complaints();
  const answer = await desk.call("agent", "POST", "/api/complaints", body);
  expect(answer.status).toBe(400);
  expect(answer.body.error.details.map((d: { field: string }) => d.field)).toContain(field);
  expect(answer.body.error.message).not.toBe("");
  expect(await complaints()).toBe(before);
});

test("what is missing is said all at once, with the fields", async () => {
  const answer = await desk.call("agent", "POST", "/api/complaints", { complainant: {}, intake: { channel: "phone" } });
  expect(answer.status).toBe(422);
  const fields = answer.body.error.details.problems.map((p: { field: string }) => p.field);
  expect(fields).toEqual(
    expect.arrayContaining(["intake.facts", "intake.demand", "complainant", "intake.categoryId", "intake.respondent", "intake.occurredAt"]),
  );
});

test("a body that is no JSON, no object, or far too large", async () => {
  expect((await desk.call("agent", "POST", "/api/complaints", "{nonsense", { "content-type": "application/json" })).status).toBe(400);
  expect((await desk.call("agent", "POST", "/api/complaints", [1, 2])).status).toBe(400);
  expect((await desk.call("agent", "POST", "/api/complaints", { big: "x".repeat(2_000_000) })).status).toBe(413);
});

test("NUL, lone surrogates, right-to-left marks and markup are text like any other", async () => {
  const nasty = `a\u0000b \ud83d \u202e <script>alert(1)</script> {{number}} %s ' " \\ 𠮷`;
  const { id } = await desk.create("agent", {}, { title: nasty.replaceAll("\u0000", ""), facts: nasty });
  const { body } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect(body.complaint.intake.facts).toContain("<script>alert(1)</script>");
  expect(body.complaint.intake.facts).not.toContain("\u0000");
  const note = await desk.call("agent", "POST", `/api/complaints/${id}/notes`, { text: nasty });
  expect(note.status).toBe(201);
  expect((await desk.call("agent", "GET", `/api/complaints?q=${encodeURIComponent("𠮷")}`)).status).toBe(200);
});

test("HTML of a message is cleaned before it is kept and again when it is shown", async () => {
  const { id } = await desk.create("agent");
  const html = `<p onclick="x()">Hello</p><script>steal()</script><img src="https://spy.example/x.png"><a href="javascript:x()">y</a>`;
  const { body } = await desk.call("agent", "POST", `/api/complaints/${id}/messages`, { text: "Hello", html, lastSeenSeq: "99999999" });
  expect(body.item.html).toContain("Hello");
  expect(body.item.html).not.toMatch(/script|onclick|javascript:|src=/);
  const { body_html: kept } = await desk.database.db.selectFrom("messages").select("body_html").where("id", "=", body.item.id).executeTakeFirstOrThrow();
  expect(kept).not.toMatch(/script|onclick|javascript:|src=/);
  await desk.database.db.updateTable("messages").set({ body_html: html }).where("id", "=", body.item.id).execute();
  const page = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect(JSON.stringify(page.body.timeline)).not.toMatch(/<script|onclick|javascript:/);
});

test("a huge text is kept and found by its beginning; searching for nonsense never fails", async () => {
  const facts = `${"独一无二的开头 ".repeat(2)}${Array.from({ length: 3_000 }, (_, i) => `w${i.toString(36)}`).join(" ")}`.slice(0, 20_000);
  const { id } = await desk.create("agent", {}, { facts });
  for (let i = 0; i < 25; i++) {
    const text = Array.from({ length: 6_000 }, (_, n) => `m${i}x${n.toString(36)}`)
      .join(" ")
      .slice(0, 50_000);
    expect((await desk.call("agent", "POST", `/api/complaints/${id}/notes`, { text })).status).toBe(201);
  }
  expect((await desk.call("agent", "GET", `/api/complaints?q=${encodeURIComponent("独一无二")}`)).body.rows).toHaveLength(1);
  for (const q of ["'", "\\", "& | !", "a:*", "((", "\u0000", "%", "_", "🙂", "-", "'''':*", "x".repeat(400), "的".repeat(400), "1".repeat(60)]) {
    const answer = await desk.call("agent", "GET", `/api/complaints?q=${encodeURIComponent(q)}`);
    expect(answer.status, q).toBe(200);
    expect((await desk.call("agent", "GET", `/api/complaints?q=${encodeURIComponent(q)}&sort=relevance`)).status, q).toBe(200);
    expect((await desk.call("agent", "GET", `/api/customers?q=${encodeURIComponent(q.slice(0, 200))}`)).status, q).toBe(200);
  }
}, 60_000);

test("ids that are none and ids of nothing are answered alike, without a trace of the database", async () => {
  expect((await desk.call("agent", "GET", "/api/complaints/not-an-id")).status).toBe(400);
  expect((await desk.call("agent", "GET", "/api/complaints/0199a000-0000-7000-8000-000000000001")).status).toBe(404);
  expect((await desk.call("agent", "GET", "/api/complaints?teamId=x")).status).toBe(400);
  expect((await desk.call("agent", "GET", "/api/complaints?limit=100000")).status).toBe(400);
  for (const after of ["x", Buffer.from("[1]").toString("base64url"), Buffer.from(JSON.stringify(["infinity", "' or 1=1 --", 0])).toString("base64url")]) {
    expect((await desk.call("agent", "GET", `/api/complaints?after=${after}`)).status).toBe(422);
  }
});
