import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { createReactor } from "../../platform/reactions.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { fireDue } from "../due/fire-due.ts";
import { lockStored } from "../store.ts";
import { writeItem } from "../write-item.ts";
import { snoozeEnds } from "./end-snooze.ts";

const desk = useDeskTestApp();
const hour = 3_600_000;
const from = (ms: number) => new Date(Date.now() + ms).toISOString();

const reactor = () =>
  createReactor({
    db: desk.database.db,
    clock: () => new Date(),
    reactions: [snoozeEnds],
    announce: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
beforeAll(async () => void (await reactor().runOnce()));

async function view(name: string, as: "agent" | "supervisor" = "agent"): Promise<string[]> {
  const { body } = await desk.call(as, "GET", `/api/complaints?view=${name}&limit=100`);
  return body.rows.map((row: { id: string }) => row.id);
}

async function asleep(until = from(5 * hour)): Promise<{ id: string; number: string; recordId: string }> {
  const { id, number } = await desk.create("agent");
  const { status, body } = await desk.call("agent", "POST", `/api/complaints/${id}/snoozes`, { until, reason: "等配件到货" });
  expect(status, JSON.stringify(body)).toBe(200);
  return { id, number, recordId: body.complaint.snoozes[0].id };
}

/** What the customer writes on their page, without the page. */
async function customerWrites(id: string): Promise<void> {
  const by = { actor: { type: "customer" } as const, newId: newUuid };
  const message = { kind: "message", direction: "inbound", channel: "form", text: "怎么还没消息？" } as const;
  await desk.database.db.transaction().execute(async (tx) => {
    const stored = await lockStored(tx, id);
    if (stored) await writeItem(tx, stored, { id: newUuid(), ...message, at: new Date().toISOString(), attachmentIds: [] }, by);
  });
  await reactor().runOnce();
}

test("what is put off leaves the lists of work, has a view and a count of its own, and is found", async () => {
  const before = (await desk.call("agent", "GET", "/api/complaints/counts")).body;
  const { id, number } = await asleep();
  expect([await view("mine"), await view("snoozed"), await view("snoozed", "supervisor"), await view("all")].map((ids) => ids.includes(id))).toEqual([
    false,
    true,
    true,
    true,
  ]);
  const counts = (await desk.call("agent", "GET", "/api/complaints/counts")).body;
  expect([counts.snoozed.count - before.snoozed.count, counts.mine.count - before.mine.count]).toEqual([1, 0]);
  const found = (await desk.call("agent", "GET", `/api/complaints?view=mine&q=${number}`)).body.rows;
  expect(found.map((row: { id: string; snoozedUntil: string }) => [row.id, row.snoozedUntil !== null])).toEqual([[id, true]]);
});

test("it is back when its time comes, and says so once", async () => {
  const { id } = await asleep(from(400));
  await new Promise((later) => setTimeout(later, 500));
  expect((await view("mine")).includes(id)).toBe(true);
  expect((await view("snoozed")).includes(id)).toBe(false);
  await fireDue(desk.database.db, new Date().toISOString(), newUuid);
  await fireDue(desk.database.db, new Date().toISOString(), newUuid);
  const { rows } = await sql<{ data: { kind: string } }>`select data from events where complaint_id = ${id}::uuid and type = 'complaint.dueReached'`.execute(
    desk.database.db,
  );
  expect(rows.map((row) => row.data.kind)).toEqual(["snooze"]);
});

test("it is back when the customer writes, and the timeline says why", async () => {
  const { id } = await asleep();
  await customerWrites(id);
  expect((await view("mine")).includes(id)).toBe(true);
  const { body } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect(body.complaint.snoozes[0].ended).toMatchObject({ because: "customer", by: { type: "customer" } });
  expect(body.timeline.map((item: { event?: string }) => item.event)).toContain("complaint.snoozeEnded");
});

test("an incoming call ends it, an outgoing one does not; put off after the customer wrote it stays so", async () => {
  const called = await asleep();
  const call = { text: "催问进度", reached: true };
  await desk.call("agent", "POST", `/api/complaints/${called.id}/calls`, { ...call, direction: "outbound" });
  await reactor().runOnce();
  expect((await view("snoozed")).includes(called.id)).toBe(true);
  await desk.call("agent", "POST", `/api/complaints/${called.id}/calls`, { ...call, direction: "inbound" });
  await reactor().runOnce();
  expect((await view("snoozed")).includes(called.id)).toBe(false);

  const { id } = await desk.create("agent");
  const by = { actor: { type: "customer" } as const, newId: newUuid };
  const message = { kind: "message", direction: "inbound", channel: "form", text: "在吗" } as const;
  await desk.database.db.transaction().execute(async (tx) => {
    const stored = await lockStored(tx, id);
    if (stored) await writeItem(tx, stored, { id: newUuid(), ...message, at: new Date().toISOString(), attachmentIds: [] }, by);
  });
  await new Promise((later) => setTimeout(later, 5));
  await desk.call("agent", "POST", `/api/complaints/${id}/snoozes`, { until: from(hour) });
  await reactor().runOnce();
  expect((await view("snoozed")).includes(id)).toBe(true);
});

test("undo brings it back, and only whoever works it may put it off", async () => {
  const { id, recordId } = await asleep();
  expect((await desk.call("quality", "POST", `/api/complaints/${id}/snoozes`, { until: from(hour) })).status).toBe(403);
  expect((await desk.call("far", "POST", `/api/complaints/${id}/snoozes`, { until: from(hour) })).status).toBe(404);
  expect((await desk.call("agent", "DELETE", `/api/complaints/${id}/records/${recordId}`, {})).status).toBe(200);
  expect((await view("mine")).includes(id)).toBe(true);
});

test("a time that has passed and a time too far away are refused with the reason", async () => {
  const { id } = await desk.create("agent");
  const past = await desk.call("agent", "POST", `/api/complaints/${id}/snoozes`, { until: from(-hour) });
  expect([past.status, past.body.error.code, past.body.error.field]).toEqual([422, "dueInPast", "until"]);
  const far = await desk.call("agent", "POST", `/api/complaints/${id}/snoozes`, { until: from(100 * 24 * hour) });
  expect([far.status, far.body.error.message]).toEqual([422, "最多只能推迟90天处理"]);
});
