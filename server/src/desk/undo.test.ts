import { expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const recordId = (answer: { body: { events: { data: { recordId?: string } }[] } }) => answer.body.events[0]?.data.recordId ?? "";

test("a record can be withdrawn: it keeps its mark, and everything derived from it goes back", async () => {
  const { id } = await desk.create("agent");
  const raised = await desk.call("agent", "PUT", `/api/complaints/${id}/severity`, { severity: "serious", reason: "媒体关注" });
  expect(raised.status, JSON.stringify(raised.body)).toBe(200);
  const severity = async () => (await desk.call("agent", "GET", "/api/complaints?view=mine")).body.rows[0].severity;
  expect(await severity()).toBe("serious");
  const undone = await desk.call("agent", "DELETE", `/api/complaints/${id}/records/${recordId(raised)}`, { reason: "点错了" });
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect(undone.body.complaint.severities.at(-1).withdrawn).toMatchObject({ reason: "点错了", by: { type: "person", id: desk.person("agent").id } });
  expect(await severity()).toBe("ordinary");
  const { body: page } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect(page.timeline.map((i: { event?: string }) => i.event)).toContain("complaint.recordWithdrawn");
});

test("an assignment that is undone lies and is found where it was before", async () => {
  const { id, number } = await desk.create("agent");
  const given = await desk.call("supervisor", "POST", `/api/complaints/${id}/assignments`, { teamId: desk.teams.one, assigneeId: desk.person("colleague").id });
  expect(given.status, JSON.stringify(given.body)).toBe(200);
  expect((await desk.call("colleague", "GET", `/api/complaints?q=${number}`)).body.rows).toHaveLength(1);
  const undone = await desk.call("supervisor", "DELETE", `/api/complaints/${id}/records/${recordId(given)}`, {});
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect((await desk.call("agent", "GET", `/api/complaints?q=${number}`)).body.rows).toHaveLength(1);
  expect((await desk.call("colleague", "GET", `/api/complaints/${id}`)).status).toBe(404);
});

test("undoing does not need a body, and not every record can be undone", async () => {
  const { id } = await desk.create("agent");
  const { body: page } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  const first = await desk.call("agent", "DELETE", `/api/complaints/${id}/records/${page.complaint.placements[0].id}`);
  expect(first.status).toBe(422);
  expect((await desk.call("agent", "DELETE", `/api/complaints/${id}/records/${id}`)).status).toBeGreaterThanOrEqual(404);
});
