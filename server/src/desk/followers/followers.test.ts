import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { form, type PersonName, useDeskTestApp } from "../desk-test-app.ts";

const desk = useDeskTestApp();
const mine = () => form({ teamId: desk.teams.one, assigneeId: desk.person("agent").id });
const url = (id: string, tail = "") => `/api/complaints/${id}${tail ? `/${tail}` : ""}`;
const followers = async (as: PersonName, id: string) => (await desk.call(as, "GET", url(id, "followers"))).body;
const following = async (as: PersonName) => (await desk.call(as, "GET", "/api/complaints?view=following")).body.rows.map((r: { id: string }) => r.id);
const note = (as: PersonName, id: string, text: string) => desk.call(as, "POST", url(id, "notes"), { text });

describe("following", () => {
  test("begins and ends with one call, and is a view of its own with a count", async () => {
    const { id } = await desk.create("agent", mine());
    expect((await desk.call("supervisor", "PUT", url(id, "following"), {})).body).toEqual({ following: true });
    await desk.call("supervisor", "PUT", url(id, "following"), {}); // twice is once
    expect([await following("supervisor"), (await desk.call("supervisor", "GET", "/api/complaints/counts")).body.following]).toEqual([
      [id],
      { count: 1, more: false },
    ]);
    expect(await followers("agent", id)).toMatchObject({ following: false, followerIds: [desk.person("supervisor").id] });
    const says = async () => (await desk.call("supervisor", "GET", url(id))).body.following;
    expect(await says()).toBe(true); // with the page: opening one takes no call of its own
    await desk.call("supervisor", "DELETE", url(id, "following"));
    expect(await says()).toBe(false);
    expect([await following("supervisor"), (await followers("agent", id)).followerIds]).toEqual([[], []]);
  });

  test("gives no sight: what is not seen cannot be followed, and who loses sight of it has it in no list, count, search or by link", async () => {
    const { id } = await desk.create("agent", mine());
    expect((await desk.call("far", "PUT", url(id, "following"), {})).status).toBe(404);
    expect((await desk.call("foreign", "GET", url(id, "followers"))).status).toBe(404);
    await desk.call("agent", "PUT", url(id, "following"), {});
    await desk.call("supervisor", "POST", url(id, "assignments"), { teamId: desk.teams.two, assigneeId: desk.person("other").id });
    await desk.call("other", "POST", url(id, "acceptance"), {});
    expect(await following("agent")).toEqual([]);
    expect((await desk.call("agent", "GET", "/api/complaints/counts")).body.following.count).toBe(0);
    expect((await desk.call("agent", "GET", `/api/complaints?view=following&ids=${id}`)).body.rows).toEqual([]);
    expect((await desk.call("agent", "GET", `/api/complaints?view=following&q=${encodeURIComponent("发动机")}`)).body.rows).toEqual([]);
    expect((await desk.call("agent", "GET", url(id))).status).toBe(404);
    expect((await followers("lead", id)).followerIds).toEqual([]); // nor are they named
  });
});

describe("a mention", () => {
  test("makes follow whoever was mentioned, and is in the event that others react to", async () => {
    const { id } = await desk.create("agent", mine());
    expect((await note("agent", id, "请 @人-supervisor 看一下，@人-agent 自己记着")).status).toBe(201);
    expect((await followers("agent", id)).followerIds).toEqual([desk.person("supervisor").id]);
    const { rows } = await sql<{
      data: { mentions?: string[] };
    }>`select data from events where complaint_id = ${id}::uuid and type = 'complaint.noteWritten'`.execute(desk.database.db);
    expect(rows.map((r) => r.data.mentions)).toEqual([[desk.person("supervisor").id]]);
  });

  test("of somebody who does not see the complaint is refused with the name, and nothing is written", async () => {
    const { id } = await desk.create("agent", mine());
    const { status, body } = await note("agent", id, "@人-far 帮忙看看");
    expect([status, body.error.code, body.error.params]).toEqual([422, "mentionUnseen", { names: "人-far" }]);
    const { rows } = await sql`select 1 from messages where complaint_id = ${id}::uuid and kind = 'note'`.execute(desk.database.db);
    expect(rows).toEqual([]);
  });

  test("does not make follow again whoever stopped", async () => {
    const { id } = await desk.create("agent", mine());
    await desk.call("supervisor", "PUT", url(id, "following"), {});
    await desk.call("supervisor", "DELETE", url(id, "following"));
    await note("agent", id, "@人-supervisor 麻烦了");
    expect((await followers("agent", id)).followerIds).toEqual([]);
  });

  test("is offered with who sees the complaint, by the one rule: own, team, above, restricted", async () => {
    const { id } = await desk.create("agent", mine());
    const sees = async () =>
      Object.fromEntries((await desk.call("agent", "GET", url(id, "mentionable"))).body.items.map((p: { name: string; sees: boolean }) => [p.name, p.sees]));
    expect(await sees()).toEqual({
      "人-colleague": false,
      "人-other": false,
      "人-supervisor": true,
      "人-lead": true,
      "人-quality": true,
      "人-trainer": false,
      "人-manager": true,
      "人-admin": false,
      "人-far": false,
    });
    for (const as of ["quality", "lead"] as const) expect((await desk.call(as, "GET", url(id))).status, as).toBe(200);
  });
});
