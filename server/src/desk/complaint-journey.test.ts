import { expect, test } from "vitest";
import { form, useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();

test("a complaint is recorded, opened, answered, noted and worked on", async () => {
  const made = await desk.call("agent", "POST", "/api/complaints", form({ draftKey: "new" }));
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(made.body.number).toMatch(/^A\d\d-000001$/);
  expect(made.body.acknowledgement.text).toContain(made.body.number);
  expect(made.body.trackingUrl).toMatch(/\/portal\/t\/[\w-]{32}$/);
  expect(made.body.trackingQrSvg).toContain("<svg");
  const { id } = made.body;

  const page = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect(page.status).toBe(200);
  expect(page.body).toMatchObject({ version: 1, masked: false, complaint: { number: made.body.number }, customer: { name: "王小明", complaintCount: 1 } });
  expect(page.body.people[desk.person("agent").id].name).toBe("人-agent");

  const message = await desk.call("agent", "POST", `/api/complaints/${id}/messages`, { text: "您好，我是您的专属客服。", lastSeenSeq: page.body.lastSeq });
  expect(message.status, JSON.stringify(message.body)).toBe(201);
  expect(message.body.item).toMatchObject({ type: "message", kind: "message", direction: "outbound", text: "您好，我是您的专属客服。" });
  const note = await desk.call("quality", "POST", `/api/complaints/${id}/notes`, { text: "先别承诺赔偿" });
  expect(note.status).toBe(201);
  const call = await desk.call("agent", "POST", `/api/complaints/${id}/calls`, { direction: "outbound", text: "约好明天到店", seconds: 180, reached: true });
  expect(call.status, JSON.stringify(call.body)).toBe(201);

  const heard = await desk.call("agent", "PATCH", `/api/complaints/${id}/mood`, { heard: true, feeling: "着急" }, { "if-match": '"1"' });
  expect(heard.status, JSON.stringify(heard.body)).toBe(200);
  expect(heard.body).toMatchObject({ version: 2, complaint: { mood: { feeling: { text: "着急" } } } });
  const stale = await desk.call("agent", "PATCH", `/api/complaints/${id}/mood`, { heard: true }, { "if-match": '"1"' });
  expect(stale).toMatchObject({ status: 409, body: { error: { code: "changedMeanwhile" } } });

  const list = await desk.call("agent", "GET", "/api/complaints?view=mine");
  expect(list.body).toMatchObject({ total: { count: 1, more: false }, rows: [{ id, customerName: "王小明", unread: false }] });
  const counts = await desk.call("agent", "GET", "/api/complaints/counts");
  expect(counts.body).toMatchObject({ mine: { count: 1 }, unassigned: { count: 0 }, all: { count: 1 } });
  const found = await desk.call("agent", "GET", `/api/complaints?q=${encodeURIComponent("承诺赔偿")}`);
  expect(found.body).toMatchObject({ total: { count: 1 }, rows: [{ id, hit: { text: expect.stringContaining("承诺赔偿") } }] });
  const after = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect(after.body.timeline.map((i: { type: string; kind?: string; event?: string }) => i.kind ?? i.event)).toEqual([
    "complaint.created",
    "message",
    "note",
    "call",
    "complaint.moodSet",
    "complaint.moodSet",
  ]);
});
