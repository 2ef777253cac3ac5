import { sql } from "kysely";
import { describe, expect, test, vi } from "vitest";
import { createAlarm } from "../../platform/alarm.ts";
import { createDb, type Db } from "../../platform/db/connect.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { openTracking } from "../public/open-tracking.ts";
import { lockStored } from "../store.ts";
import { writeItem } from "../write-item.ts";
import { nextSendTime } from "./outbox-store.ts";
import { sendDue } from "./send-waiting.ts";

const desk = useDeskTestApp();
const from = (ms: number) => new Date(Date.now() + ms).toISOString();
const hour = 3_600_000;
const viewerOf = async (_: Db, id: string) => {
  for (const name of ["agent", "colleague", "supervisor"] as const) if (desk.person(name).id === id) return desk.person(name);
  return null;
};
const sendAll = (ms: number, db = desk.database.db) => sendDue(db, { now: from(ms), newId: newUuid, viewerOf });

const page = async (id: string, as: PersonName = "agent") => (await desk.call(as, "GET", `/api/complaints/${id}`)).body;
const seenOf = async (id: string) => (await page(id)).lastSeq;
const answers = async (id: string) => (await page(id)).timeline.filter((i: { kind?: string }) => i.kind === "message").map((i: { text: string }) => i.text);

async function answer(id: string, change: Record<string, unknown>, as: PersonName = "agent") {
  const { status, body } = await desk.call(as, "POST", `/api/complaints/${id}/messages`, {
    text: "已为您约好周三上门",
    lastSeenSeq: await seenOf(id),
    ...change,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.waiting as { id: string; sendAt: string; planned: boolean; inMs: number };
}
async function customerWrites(id: string, text = "等等，改周四") {
  const by = { actor: { type: "customer" } as const, newId: newUuid };
  const message = { kind: "message", direction: "inbound", channel: "form", text, attachmentIds: [] } as const;
  await desk.database.db.transaction().execute(async (tx) => {
    const stored = await lockStored(tx, id);
    if (stored) await writeItem(tx, stored, { id: newUuid(), at: new Date().toISOString(), ...message }, by);
  });
}
const customerPage = async (id: string) => {
  const { body } = await desk.call("agent", "POST", `/api/complaints/${id}/tracking-links`, {});
  const token = String(body.url).split("/").at(-1) ?? "";
  return (await openTracking(desk.database.db, token, from(0))).messages.map((m) => m.text);
};

describe("demand 16: send later, undo send", () => {
  test("an answer waits out its undo window, unseen by the customer, then goes out once", async () => {
    const { id } = await desk.create("agent");
    const waiting = await answer(id, { delaySeconds: 5 });
    expect(waiting).toMatchObject({ planned: false });
    expect(waiting.inMs).toBeGreaterThan(4_000);
    expect([await answers(id), await customerPage(id)]).toEqual([[], []]);
    expect((await page(id)).outbox).toMatchObject([{ id: waiting.id, text: "已为您约好周三上门", held: null }]);
    await sendAll(2_000);
    expect(await answers(id)).toEqual([]);
    await sendAll(6_000);
    await sendAll(6_000);
    expect([await answers(id), await customerPage(id), (await page(id)).outbox]).toEqual([["已为您约好周三上门"], ["已为您约好周三上门"], []]);
  });

  test("taken back in time it never goes out; the text stands in the draft again, before what was written since", async () => {
    const { id } = await desk.create("agent");
    const waiting = await answer(id, { delaySeconds: 10 });
    await desk.call("agent", "PUT", `/api/drafts/reply:${id}`, { data: { text: "另外" } });
    const back = await desk.call("agent", "DELETE", `/api/complaints/${id}/outbox/${waiting.id}`);
    expect([back.status, back.body.text]).toEqual([200, "已为您约好周三上门"]);
    await sendAll(hour);
    expect(await answers(id)).toEqual([]);
    expect((await desk.call("agent", "GET", `/api/drafts/reply:${id}`)).body.data.text).toBe("已为您约好周三上门\n\n另外");
    expect((await page(id)).timeline.map((i: { event?: string }) => i.event)).not.toContain("complaint.messageTakenBack");
  });

  test("once it has gone out it cannot be taken back, and an unknown one is not found", async () => {
    const { id } = await desk.create("agent");
    const waiting = await answer(id, { delaySeconds: 1 });
    await sendAll(2_000);
    const late = await desk.call("agent", "DELETE", `/api/complaints/${id}/outbox/${waiting.id}`);
    expect([late.status, late.body.error.code]).toEqual([409, "alreadySent"]);
    expect((await desk.call("agent", "DELETE", `/api/complaints/${id}/outbox/${newUuid()}`)).status).toBe(404);
  });

  test("planned for a time it is listed, counted, moved and taken back, and the timeline says so", async () => {
    const { id, number } = await desk.create("agent");
    const before = (await desk.call("agent", "GET", "/api/complaints/counts")).body.outbox.count;
    const waiting = await answer(id, { sendAt: from(20 * hour) });
    const listed = (await desk.call("agent", "GET", "/api/outbox")).body.items.find((w: { id: string }) => w.id === waiting.id);
    expect(listed).toMatchObject({ number, planned: true, title: "发动机异响" });
    expect((await desk.call("agent", "GET", "/api/complaints/counts")).body.outbox.count).toBe(before + 1);
    expect((await desk.call("supervisor", "GET", "/api/outbox?of=team")).body.items.map((w: { id: string }) => w.id)).toContain(waiting.id);
    expect((await desk.call("other", "GET", "/api/outbox?of=team")).body.items).toEqual([]);
    const moved = await desk.call("agent", "PATCH", `/api/complaints/${id}/outbox/${waiting.id}`, { sendAt: from(40 * hour) });
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
    await sendAll(30 * hour);
    expect(await answers(id)).toEqual([]);
    expect((await desk.call("agent", "DELETE", `/api/complaints/${id}/outbox/${waiting.id}`)).status).toBe(200);
    const events = (await page(id)).timeline.map((i: { event?: string }) => i.event).filter(Boolean);
    expect(events.slice(-3)).toEqual(["complaint.messagePlanned", "complaint.messagePlanned", "complaint.messageTakenBack"]);
  });

  test("times that cannot be are refused, and who does not answer the complaint neither sees nor touches what waits", async () => {
    const { id } = await desk.create("agent");
    const lastSeenSeq = await seenOf(id);
    const send = (sendAt: string) => desk.call("agent", "POST", `/api/complaints/${id}/messages`, { text: "x", lastSeenSeq, sendAt });
    expect([(await send(from(-hour))).body.error.code, (await send(from(200 * 24 * hour))).body.error.code]).toEqual(["dueInPast", "planTooFar"]);
    const waiting = await answer(id, { sendAt: from(hour) });
    expect((await page(id, "quality")).outbox).toEqual([]);
    for (const who of ["quality", "colleague", "far"] as const)
      expect((await desk.call(who, "DELETE", `/api/complaints/${id}/outbox/${waiting.id}`)).status, who).toBeGreaterThanOrEqual(403);
    expect((await desk.call("supervisor", "DELETE", `/api/complaints/${id}/outbox/${waiting.id}`)).status).toBe(200);
  });
});

describe("when its time comes it is held back", () => {
  test("by what its writer has not seen; after a look it goes out", async () => {
    const { id } = await desk.create("agent");
    const waiting = await answer(id, { sendAt: from(hour) });
    await customerWrites(id);
    await sendAll(2 * hour);
    expect(await answers(id)).toEqual(["等等，改周四"]);
    const held = (await page(id)).outbox[0];
    expect(held.held).toMatchObject({ code: "newerMessages" });
    expect(held.held.message).toContain("新");
    const blind = await desk.call("agent", "POST", `/api/complaints/${id}/outbox/${waiting.id}/sending`, { lastSeenSeq: "1" });
    expect([blind.status, blind.body.error.code]).toEqual([409, "newerMessages"]);
    const sent = await desk.call("agent", "POST", `/api/complaints/${id}/outbox/${waiting.id}/sending`, { lastSeenSeq: await seenOf(id) });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    expect([await answers(id), (await page(id)).outbox]).toEqual([["等等，改周四", "已为您约好周三上门"], []]);
  });

  test("by the complaint being somebody else's by now, being closed, or its writer having left; others can take it over", async () => {
    const moved = await desk.create("agent");
    await answer(moved.id, { sendAt: from(hour) });
    await desk.call("supervisor", "POST", `/api/complaints/${moved.id}/assignments`, { teamId: desk.teams.one, assigneeId: desk.person("colleague").id });
    await desk.call("colleague", "POST", `/api/complaints/${moved.id}/acceptance`, {}); // until then its writer still answers for it
    const closed = await desk.create("agent");
    await answer(closed.id, { sendAt: from(hour) });
    await sql`update outbox set created_at = now() - interval '1 minute' where complaint_id = ${closed.id}::uuid`.execute(desk.database.db);
    await desk.call("agent", "POST", `/api/complaints/${closed.id}/withdrawals`, { text: "不投诉了" });
    const closing = { outcome: "withdrawn", directCause: "other", indirectCause: "none", satisfaction: null, satisfactionUnknown: "撤诉", followUpAt: null };
    await desk.call("agent", "PUT", `/api/complaints/${closed.id}/closure`, {
      ...closing,
      noFollowUp: "撤诉",
      reflection: { wellDone: "及时", better: "更早" },
    });
    const gone = await desk.create("agent");
    await answer(gone.id, { sendAt: from(hour) });
    await sql`update outbox set author_id = ${desk.person("manager").id}::uuid where complaint_id = ${gone.id}::uuid`.execute(desk.database.db); // unknown to viewerOf
    await sendAll(2 * hour);
    const code = async (id: string, as: PersonName) => (await page(id, as)).outbox[0]?.held?.code;
    expect([await code(moved.id, "colleague"), await code(closed.id, "agent"), await code(gone.id, "agent")]).toEqual([
      "notYours",
      "complaintClosed",
      "personLeft",
    ]);
    const [waiting] = (await page(moved.id, "colleague")).outbox;
    const taken = await desk.call("colleague", "DELETE", `/api/complaints/${moved.id}/outbox/${waiting.id}`);
    expect([taken.status, taken.body.text]).toEqual([200, "已为您约好周三上门"]);
  });

  test("not by one's own earlier answers", async () => {
    const { id } = await desk.create("agent");
    const lastSeenSeq = await seenOf(id);
    await answer(id, { text: "第一条", delaySeconds: 5, lastSeenSeq });
    await answer(id, { text: "第二条", delaySeconds: 6, lastSeenSeq });
    await sendAll(20_000);
    expect(await answers(id)).toEqual(["第一条", "第二条"]);
  });
});

test("promises and files go out with it, and files wait as long as it does", async () => {
  const { id } = await desk.create("agent");
  const fileId = newUuid();
  await sql`insert into attachments (id, company_id, sha256, name, type, size, uploaded_by, created_at) values
    (${fileId}::uuid, ${desk.teams.company}::uuid, 'a', '报价.pdf', 'application/pdf', 10, ${desk.person("agent").id}::uuid, now() - interval '3 days')`.execute(
    desk.database.db,
  );
  await answer(id, { delaySeconds: 10, attachmentIds: [fileId], promises: [{ what: "周三前回电", dueAt: from(50 * hour) }] });
  expect((await page(id)).complaint.promises).toEqual([]);
  const { deleteLooseBefore } = await import("../attachments/store.ts");
  await deleteLooseBefore(desk.database.db, new Date(), 100);
  await sendAll(11_000);
  const after = await page(id);
  expect(after.complaint.promises).toMatchObject([{ what: "周三前回电" }]);
  expect(after.timeline.find((i: { kind?: string }) => i.kind === "message").attachments).toMatchObject([{ id: fileId }]);
  const missing = await desk.call("agent", "POST", `/api/complaints/${id}/messages`, {
    text: "x",
    lastSeenSeq: after.lastSeq,
    delaySeconds: 5,
    attachmentIds: [newUuid()],
  });
  expect(missing.body.error.code).toBe("attachmentMissing");
});

test("two servers at once send each answer once", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 10; i++) {
    const { id } = await desk.create("agent");
    ids.push(id);
    await answer(id, { delaySeconds: 1 });
  }
  const second = createDb(desk.database.url, { max: 3 });
  try {
    await Promise.all([desk.database.db, second, desk.database.db, second].map((db) => sendAll(5_000, db)));
  } finally {
    await second.destroy();
  }
  await sendAll(5_000);
  for (const id of ids) expect(await answers(id)).toEqual(["已为您约好周三上门"]);
});

test("the clock sends it by itself when its time comes", async () => {
  const { id } = await desk.create("agent");
  await answer(id, { delaySeconds: 1 });
  const alarm = createAlarm({
    clock: () => new Date(),
    next: () => nextSendTime(desk.database.db),
    fire: (now) => sendDue(desk.database.db, { now, newId: newUuid, viewerOf }),
    announce: () => undefined,
    onError: (error) => console.error(error),
  });
  alarm.start();
  try {
    await vi.waitFor(async () => expect(await answers(id)).toHaveLength(1), { timeout: 5_000, interval: 50 });
  } finally {
    await alarm.stop();
  }
});
