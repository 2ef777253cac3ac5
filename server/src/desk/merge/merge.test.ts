import { describe, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { writeAsCustomer } from "../public/customer-acts.ts";
import { openTracking } from "../public/open-tracking.ts";

const desk = useDeskTestApp();
const now = () => new Date().toISOString();
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
let people = 0;
const somebody = () => ({ complainant: { name: `客户${++people}`, contacts: [{ kind: "phone", value: `1390000${String(1000 + people)}` }] } });

type Made = { readonly id: string; readonly number: string };
/** Two complaints of one person, each with a message to the customer and a link for them. */
async function twice(): Promise<{ source: Made; target: Made }> {
  const who = somebody();
  return { source: await desk.create("agent", who, { facts: "空调不制冷，昨天报过一次" }), target: await desk.create("agent", who) };
}
const page = async (id: string, as: PersonName = "agent") => (await desk.call(as, "GET", `/api/complaints/${id}`)).body;
const merge = (target: string, ids: string[], as: PersonName = "agent") =>
  desk.call(as, "POST", `/api/complaints/${target}/merges`, { ids, reason: "同一件事" });
const unmerge = (target: string, source: string, as: PersonName = "agent") => desk.call(as, "DELETE", `/api/complaints/${target}/merges/${source}`);
async function answer(id: string, text: string) {
  const { status } = await desk.call("agent", "POST", `/api/complaints/${id}/messages`, { text, lastSeenSeq: (await page(id)).lastSeq });
  expect(status).toBe(201);
}
async function tokenOf(id: string): Promise<string> {
  const { body } = await desk.call("agent", "POST", `/api/complaints/${id}/tracking-links`, {});
  return String(body.url).split("/").at(-1) ?? "";
}
const seenBy = async (token: string) => openTracking(desk.database.db, token, now());
const write = (token: string, text: string) => writeAsCustomer({ db: desk.database.db, token, now: now(), newId: newUuid }, { text, attachmentIds: [] });
const texts = (items: readonly { text?: string; kind?: string }[]) => items.filter((i) => i.kind === "message").map((i) => i.text);

describe("demand 1: merge complaints, keep one record, reversibly", () => {
  test("the work goes on in the target with both timelines; taken back, both are as before", async () => {
    const { source, target } = await twice();
    await answer(source.id, "先说明一下");
    await desk.call("agent", "POST", `/api/complaints/${source.id}/promises`, { what: "今天回电", dueAt: later(6) });
    const { status, body } = await merge(target.id, [source.id]);
    expect([status, body.results]).toEqual([200, [{ id: source.id, ok: true }]]);

    const shown = await page(target.id);
    expect(texts(shown.timeline)).toEqual(["先说明一下"]);
    const created = shown.timeline.find((i: { event?: string; from?: object }) => i.event === "complaint.created" && i.from);
    expect(created).toMatchObject({ from: { complaintId: source.id, number: source.number }, data: { facts: "空调不制冷，昨天报过一次" } });
    expect(shown.complaint.promises.filter((p: { withdrawn?: object }) => !p.withdrawn)).toMatchObject([{ what: "今天回电" }]);
    const gone = await page(source.id);
    expect([gone.complaint.closures[0].outcome, gone.complaint.closures[0].mergedIntoId, gone.abilities.message]).toEqual(["merged", target.id, false]);
    expect((await desk.call("agent", "GET", `/api/complaints/${target.id}/timeline?before=${shown.lastSeq}`)).body.items.length).toBeGreaterThan(2);

    expect((await unmerge(target.id, source.id)).status).toBe(204);
    const [one, other] = [await page(source.id), await page(target.id)];
    expect([one.complaint.promises[0].withdrawn, one.abilities.message, texts(one.timeline)]).toEqual([undefined, true, ["先说明一下"]]);
    expect([texts(other.timeline), other.complaint.promises.filter((p: { withdrawn?: object }) => !p.withdrawn)]).toEqual([[], []]);
    expect((await unmerge(target.id, source.id)).body.error.code).toBe("notMergedHere");
  });

  test("both histories say what happened, and what is owed fires in the target only", async () => {
    const { source, target } = await twice();
    await desk.call("agent", "POST", `/api/complaints/${source.id}/promises`, { what: "今天回电", dueAt: later(6) });
    await merge(target.id, [source.id]);
    const rows = async (id: string) =>
      (await desk.database.db.selectFrom("events").select("type").where("complaint_id", "=", id).orderBy("seq").execute()).map((r) => r.type).at(-1);
    expect([await rows(source.id), await rows(target.id)]).toEqual(["complaint.mergedInto", "complaint.tookIn"]);
    const list = (await desk.call("agent", "GET", "/api/complaints?view=mine&limit=100")).body.rows;
    expect(list.find((r: Made) => r.id === source.id)).toBeUndefined();
    expect(list.find((r: Made) => r.id === target.id).nextDueKind).not.toBeNull();
  });
});

test("demand 2: many are selected and merged at once; each answers for itself", async () => {
  const who = somebody();
  const [a, b, target] = [await desk.create("agent", who), await desk.create("agent", who), await desk.create("agent", who)];
  const foreign = await desk.create("agent", somebody());
  const { body } = await merge(target.id, [a.id, foreign.id, b.id, target.id, newUuid()]);
  expect(body.results.map((r: { ok: boolean; code?: string }) => r.code ?? r.ok)).toEqual([true, "mergeOtherCustomer", true, "mergeWithItself", "notFound"]);
  expect((await page(target.id)).complaint.merges).toHaveLength(2);
});

describe("demand 3: follow-ups to a merged complaint reach the target", () => {
  test("what the customer writes through the old link arrives there, and they see one conversation", async () => {
    const { source, target } = await twice();
    const token = await tokenOf(source.id);
    await answer(source.id, "第一件的答复");
    await answer(target.id, "第二件的答复");
    await merge(target.id, [source.id]);
    await write(token, "那什么时候来修？");
    expect(texts((await page(target.id)).timeline).at(-1)).toBe("那什么时候来修？");
    const seen = await seenBy(token);
    expect([seen.complaint.number, seen.mergedFrom]).toEqual([target.number, source.number]);
    expect(seen.messages.map((m) => m.text)).toEqual(["第一件的答复", "第二件的答复", "那什么时候来修？"]);
    expect((await seenBy(await tokenOf(target.id))).mergedFrom).toBeNull();

    await unmerge(target.id, source.id);
    expect([texts((await page(source.id)).timeline), texts((await page(target.id)).timeline)]).toEqual([
      ["第一件的答复", "那什么时候来修？"],
      ["第二件的答复"],
    ]);
    const alone = await seenBy(token);
    expect([alone.complaint.number, alone.mergedFrom, alone.messages.map((m) => m.text)]).toEqual([source.number, null, ["第一件的答复", "那什么时候来修？"]]);
  });

  test("also by way of another merge, and nothing new is written on what was merged", async () => {
    const who = somebody();
    const [first, second, third] = [await desk.create("agent", who), await desk.create("agent", who), await desk.create("agent", who)];
    const token = await tokenOf(first.id);
    await merge(second.id, [first.id]);
    await merge(third.id, [second.id]);
    await write(token, "还是那件事");
    expect(texts((await page(third.id)).timeline)).toEqual(["还是那件事"]);
    for (const [path, body] of [
      ["messages", { text: "x", lastSeenSeq: "999999999" }],
      ["notes", { text: "x" }],
      ["letters", { kind: "progress", language: "zh-CN", subject: "x", text: "x" }],
    ] as const) {
      const refused = await desk.call("supervisor", "POST", `/api/complaints/${first.id}/${path}`, body);
      expect([refused.status, refused.body.error?.code, refused.body.error?.details], path).toEqual([422, "complaintMerged", { complaintId: second.id }]);
    }
  });

  test("once the customers are told apart again, neither reads the other's messages", async () => {
    const [a, b] = [await desk.create("agent", somebody()), await desk.create("agent", somebody())];
    const [ca, cb] = [(await page(a.id)).complaint.customerId, (await page(b.id)).complaint.customerId];
    const token = await tokenOf(a.id);
    await answer(b.id, "只给乙看的");
    expect((await merge(b.id, [a.id])).body.results[0].code).toBe("mergeOtherCustomer");
    await desk.call("agent", "POST", `/api/customers/${cb}/merges`, { otherId: ca });
    expect((await merge(b.id, [a.id])).body.results[0].ok).toBe(true);
    expect((await seenBy(token)).messages).toHaveLength(1);
    await desk.call("agent", "DELETE", `/api/customers/${cb}/merges/${ca}`);
    const seen = await seenBy(token);
    expect([seen.complaint.number, seen.messages]).toEqual([a.number, []]);
  });
});

test("a planned answer goes out from the target; undone, it waits in its own again", async () => {
  const { source, target } = await twice();
  await desk.call("agent", "POST", `/api/complaints/${source.id}/messages`, {
    text: "明早给您打电话",
    lastSeenSeq: (await page(source.id)).lastSeq,
    sendAt: later(20),
  });
  const waits = async (id: string) => ((await page(id)).outbox as { text: string }[]).map((w) => w.text);
  expect(await waits(source.id)).toEqual(["明早给您打电话"]);
  await merge(target.id, [source.id]);
  expect([await waits(source.id), await waits(target.id)]).toEqual([[], ["明早给您打电话"]]);
  const took = (await page(target.id)).timeline.find((i: { event?: string }) => i.event === "complaint.tookIn");
  expect(took.data).toMatchObject({ planned: 1, left: 0 });
  await unmerge(target.id, source.id);
  expect([await waits(source.id), await waits(target.id)]).toEqual([["明早给您打电话"], []]);
});

test("only whoever works both may merge them, and of two merges against each other one comes true", async () => {
  const { source, target } = await twice();
  expect((await merge(target.id, [source.id], "far")).body.results[0].code).toBe("notFound");
  expect((await merge(target.id, [source.id], "quality")).status).toBe(403);
  const answers = await Promise.all([merge(target.id, [source.id]), merge(source.id, [target.id])]);
  expect(answers.map((a) => a.body.results[0].ok).filter(Boolean)).toHaveLength(1);
});
