import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { form, type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { errandsQuery } from "./read-errands.ts";

const desk = useDeskTestApp();
const dueAt = new Date(Date.now() + 3 * 3_600_000).toISOString();
const mine = () => form({ teamId: desk.teams.one, assigneeId: desk.person("agent").id });
const list = async (as: PersonName) => {
  const { status, body } = await desk.call(as, "GET", "/api/errands");
  expect(status).toBe(200);
  return body.items as { complaintId: string; number: string; opens: boolean; id: string; title: string }[];
};
async function asked(of: Record<string, unknown>, title = "查一下仓库还有没有货") {
  const { id, number } = await desk.create("agent", mine());
  const answer = await desk.call("agent", "POST", `/api/complaints/${id}/errands`, { title, dueAt, ...of });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { id, number, recordId: answer.body.complaint.errands[0].id as string };
}

describe("demand 24: what one is asked to do for a complaint one does not see", () => {
  test("shows the task and the number, and nothing else of the complaint; not in lists, search or by link", async () => {
    const { id, number, recordId } = await asked({ ownerId: desk.person("far").id, note: "型号 X，两件" });
    const items = await list("far");
    expect(items).toEqual([expect.objectContaining({ complaintId: id, number, opens: false, id: recordId, note: "型号 X，两件", askedByName: "人-agent" })]);
    expect(JSON.stringify(items)).not.toMatch(/王小明|发动机|138 ?0013/);
    expect((await desk.call("far", "GET", `/api/complaints/${id}`)).status).toBe(404);
    for (const view of ["mine", "open"]) {
      const { body } = await desk.call("far", "GET", `/api/complaints?view=${view}`);
      expect(JSON.stringify(body)).not.toContain(id);
    }
    expect(JSON.stringify((await desk.call("far", "GET", `/api/complaints?q=${encodeURIComponent("发动机异响")}`)).body)).not.toContain(id);
    expect((await desk.call("far", "POST", `/api/complaints/${id}/errands/${recordId}/end`, { as: "done" })).status).toBe(404);
    for (const as of ["colleague", "other", "foreign", "manager"] as const) expect(JSON.stringify(await list(as)), as).not.toContain(id);
  });

  test("is done or given back by whoever was asked, and by nobody else; the answer carries nothing of the complaint", async () => {
    const { id, recordId } = await asked({ ownerId: desk.person("far").id });
    const end = (as: PersonName, body: object) => desk.call(as, "POST", `/api/errands/${id}/${recordId}/end`, body);
    for (const as of ["other", "foreign", "trainer"] as const) expect((await end(as, { as: "done" })).status, as).toBe(404);
    expect((await end("far", { as: "cancelled", note: "x" })).status).toBe(400);
    expect((await end("far", { as: "givenBack" })).body.error.code).toBe("reasonMissing");
    const { status, body } = await end("far", { as: "givenBack", note: "不归仓库管" });
    expect([status, body]).toEqual([200, { ok: true }]);
    expect((await list("far")).map((i) => i.id)).not.toContain(recordId);
    const { complaint } = (await desk.call("agent", "GET", `/api/complaints/${id}`)).body;
    expect(complaint.errands[0].ended).toMatchObject({ as: "givenBack", reason: "不归仓库管", by: { id: desk.person("far").id } });
    expect((await end("far", { as: "done" })).status).toBe(404);
  });

  test("asked of a team it is before all of it until one takes it", async () => {
    const { id, recordId } = await asked({ teamId: desk.teams.two });
    const sees = async (as: PersonName) => (await list(as)).some((i) => i.id === recordId);
    expect([await sees("other"), await sees("far"), await sees("agent")]).toEqual([true, false, false]);
    expect((await desk.call("far", "POST", `/api/errands/${id}/${recordId}/taking`)).status).toBe(404);
    expect((await desk.call("other", "POST", `/api/errands/${id}/${recordId}/taking`)).status).toBe(200);
    expect(await sees("other")).toBe(true);
    expect((await desk.call("other", "POST", `/api/errands/${id}/${recordId}/taking`)).body.error.code).toBe("errandTaken");
  });

  test.each(["quality", "trainer", "admin"] as const)("may be asked of somebody who works no complaints: %s", async (as) => {
    const { id, recordId } = await asked({ ownerId: desk.person(as).id }, "回拨 13800138000 核对");
    const own = (await list(as)).find((i) => i.id === recordId);
    expect(own?.title).not.toContain("13800138000"); // roles that read contacts masked do so here
    expect((await desk.call(as, "POST", `/api/errands/${id}/${recordId}/end`, { as: "done", note: "" })).status).toBe(200);
  });

  test("people and teams of another company are unknown", async () => {
    const { id } = await desk.create("agent", mine());
    const ask = async (of: object) => (await desk.call("agent", "POST", `/api/complaints/${id}/errands`, { title: "x", dueAt, ...of })).body.error.code;
    expect([await ask({ ownerId: desk.person("foreign").id }), await ask({ teamId: desk.teams.foreign })]).toEqual(["unknownPerson", "unknownTeam"]);
  });

  test("is found by the index of who owes something, however many complaints there are", async () => {
    const plan = await desk.database.db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      return (await sql<{ "QUERY PLAN": string }>`explain ${errandsQuery(desk.person("far"))}`.execute(tx)).rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toContain("complaints_owing");
  });
});
