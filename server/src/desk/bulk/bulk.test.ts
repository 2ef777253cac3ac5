import { describe, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";

const desk = useDeskTestApp();
const page = async (id: string) => (await desk.call("manager", "GET", `/api/complaints/${id}`)).body;
const bulk = (body: object, as: PersonName = "supervisor") => desk.call(as, "POST", "/api/complaints/bulk", body);
const undo = (batchId: string, as: PersonName = "supervisor") => desk.call(as, "DELETE", `/api/complaints/bulk/${batchId}`);
const assigneeOf = async (id: string) => (await desk.call("manager", "GET", `/api/complaints?view=all&ids=${id}`)).body.rows[0].assigneeId;
const oks = (results: { ok: boolean; code?: string }[]) => results.map((r) => r.code ?? r.ok);

describe("demand 2: bulk work, and one undo for all of it", () => {
  test("tags: what was there before stays, in each alone", async () => {
    const [a, b] = [await desk.create("agent"), await desk.create("agent")];
    await bulk({ action: "tag", ids: [b.id], add: ["重点"] });
    const { body } = await bulk({ action: "tag", ids: [a.id, b.id, newUuid()], add: ["重点", "空调"] });
    expect(oks(body.results)).toEqual([true, true, "notFound"]);
    expect(oks((await undo(body.batchId)).body.results)).toEqual([true, true]);
    expect([(await page(a.id)).complaint.tags, (await page(b.id)).complaint.tags]).toEqual([[], ["重点"]]);
  });

  test("assigning: given back to whom each lay with; what somebody passed on since is refused, named and left", async () => {
    const [a, b] = [await desk.create("agent"), await desk.create("agent")];
    const to = { teamId: desk.teams.one, assigneeId: desk.person("colleague").id };
    const { body } = await bulk({ action: "assign", ids: [a.id, b.id], ...to });
    await desk.call("manager", "POST", `/api/complaints/${b.id}/assignments`, { teamId: desk.teams.one, assigneeId: desk.person("supervisor").id });
    const undone = (await undo(body.batchId)).body.results;
    expect(undone).toMatchObject([
      { id: a.id, ok: true },
      { id: b.id, ok: false, code: "laterRecord", number: b.number },
    ]);
    expect(undone[1].message).toBeTruthy();
    expect([await assigneeOf(a.id), await assigneeOf(b.id)]).toEqual([desk.person("agent").id, desk.person("supervisor").id]);
  });

  test("notes are taken back, and no search finds them", async () => {
    const [a, b] = [await desk.create("agent"), await desk.create("agent")];
    const { body } = await bulk({ action: "note", ids: [a.id, b.id], text: "厂家统一召回斑马线" });
    const found = async () => (await desk.call("manager", "GET", `/api/complaints?view=all&q=${encodeURIComponent("斑马线")}`)).body.rows.length;
    expect(await found()).toBe(2);
    expect(oks((await undo(body.batchId)).body.results)).toEqual([true, true]);
    expect([(await page(a.id)).timeline.some((i: { kind?: string }) => i.kind === "note"), await found()]).toEqual([false, 0]);
  });

  test("once, and by whoever did it", async () => {
    const a = await desk.create("agent");
    const { body } = await bulk({ action: "tag", ids: [a.id], add: ["x"] });
    expect([(await undo(body.batchId, "manager")).status, (await undo(body.batchId, "agent")).status]).toEqual([404, 403]);
    const both = await Promise.all([undo(body.batchId), undo(body.batchId)]);
    expect(both.map((r) => r.status).sort()).toEqual([200, 422]);
    expect((await bulk({ action: "tag", ids: [a.id], remove: ["gone"] })).body.batchId).toBeNull();
  });
});
