import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();

test("drafts are one's own, kept to 100 kB, and gone when asked", async () => {
  const put = await desk.call("agent", "PUT", "/api/drafts/new", { data: { facts: "写到一半\u0000" } });
  expect(put.status).toBe(200);
  expect((await desk.call("agent", "GET", "/api/drafts/new")).body.data).toEqual({ facts: "写到一半" });
  expect((await desk.call("colleague", "GET", "/api/drafts/new")).status).toBe(204);
  expect((await desk.call("agent", "PUT", "/api/drafts/new", { data: "x".repeat(100_001) })).status).toBe(413);
  expect((await desk.call("agent", "GET", "/api/drafts")).body.items).toHaveLength(1);
  await desk.call("agent", "POST", "/api/complaints", form({ draftKey: "new" }));
  expect((await desk.call("agent", "GET", "/api/drafts/new")).status).toBe(204);
});

test("saved views: own ones, shared downwards by those who may share", async () => {
  const view = { name: "严重的", query: { view: "all", severity: "serious" }, columns: ["number", "title"] };
  const own = await desk.call("agent", "POST", "/api/views", view);
  expect(own.status, JSON.stringify(own.body)).toBe(201);
  expect((await desk.call("agent", "POST", "/api/views", { ...view, shared: true })).status).toBe(403);
  await desk.call("lead", "POST", "/api/views", { ...view, name: "全店", shared: true });
  const names = async (who: "agent" | "colleague" | "far") =>
    (await desk.call(who, "GET", "/api/views")).body.items.map((v: { name: string; mine: boolean }) => `${v.name}${v.mine ? "*" : ""}`);
  expect(await names("agent")).toEqual(["严重的*", "全店"]);
  expect(await names("colleague")).toEqual(["全店"]);
  expect(await names("far")).toEqual([]);
  expect((await desk.call("colleague", "PUT", `/api/views/${own.body.id}`, view)).status).toBe(404);
  expect((await desk.call("agent", "PUT", `/api/views/${own.body.id}`, { ...view, name: "改名" })).body.name).toBe("改名");
  await desk.call("agent", "DELETE", `/api/views/${own.body.id}`);
  expect(await names("agent")).toEqual(["全店"]);
  expect((await desk.call("agent", "POST", "/api/views", { ...view, query: { view: "nonsense" } })).status).toBe(400);
});

test("bulk work answers for each complaint alone", async () => {
  const a = await desk.create("agent");
  const b = await desk.create("manager", { teamId: desk.teams.beside, assigneeId: null });
  const tag = await desk.call("supervisor", "POST", "/api/complaints/bulk", { action: "tag", ids: [a.id, b.id], add: ["重点"] });
  expect(tag.body.results).toMatchObject([
    { id: a.id, ok: true },
    { id: b.id, ok: false, code: "notFound" },
  ]);
  const assigned = await desk.call("manager", "POST", "/api/complaints/bulk", {
    action: "assign",
    ids: [a.id, b.id],
    teamId: desk.teams.one,
    assigneeId: desk.person("colleague").id,
  });
  expect(assigned.body.results.every((r: { ok: boolean }) => r.ok)).toBe(true);
  await desk.call("manager", "POST", "/api/complaints/bulk", { action: "note", ids: [a.id], text: "一起处理" });
  expect((await desk.call("colleague", "GET", "/api/complaints?view=mine&tag=重点")).body.rows.map((r: { id: string }) => r.id)).toEqual([a.id]);
  expect((await desk.call("agent", "POST", "/api/complaints/bulk", { action: "tag", ids: [a.id], add: ["x"] })).status).toBe(403);
});

test("rows on screen are asked for by their ids, and only those come that belong to the view and are seen", async () => {
  const [mine, other] = [await desk.create("agent"), await desk.create("manager", { teamId: desk.teams.beside, assigneeId: null })];
  const ids = `ids=${mine.id},${other.id}`;
  const found = async (who: "agent" | "manager", view: string) =>
    (await desk.call(who, "GET", `/api/complaints?view=${view}&${ids}`)).body.rows.map((r: { id: string }) => r.id).sort();
  expect(await found("manager", "all")).toEqual([mine.id, other.id].sort());
  expect(await found("manager", "unassigned")).toEqual([other.id]);
  expect(await found("manager", "mine")).toEqual([other.id]); // taken in by the manager, who answers for it until somebody takes it
  expect(await found("agent", "all")).toEqual([mine.id]);
  expect(await found("agent", "mine")).toEqual([mine.id]);
  expect((await desk.call("agent", "GET", "/api/complaints?ids=nonsense")).status).toBe(400);
});

test("what is still to complete can be listed", async () => {
  const whole = await desk.create("agent");
  const lists = async (query: string) => (await desk.call("agent", "GET", `/api/complaints?${query}&ids=${whole.id}`)).body.rows.length;
  expect([await lists("toComplete=true"), await lists("toComplete=false")]).toEqual([0, 1]);
  await sql`update complaints set to_complete = true where id = ${whole.id}::uuid`.execute(desk.database.db);
  expect([await lists("toComplete=true"), await lists("toComplete=false")]).toEqual([1, 0]);
});

test("settings and categories have defaults, are checked and are changed as a whole", async () => {
  const { body: settings } = await desk.call("agent", "GET", "/api/settings/desk");
  expect(settings).toMatchObject({ numberPrefix: "A", authority: { agent: { minor: 50_000, currency: "CNY" }, manager: null } });
  expect((await desk.call("agent", "PUT", "/api/settings/desk", settings)).status).toBe(403);
  expect((await desk.call("manager", "PUT", "/api/settings/desk", { ...settings, numberPrefix: "太长了不行" })).status).toBe(400);
  expect((await desk.call("manager", "PUT", "/api/settings/desk", { ...settings, numberPrefix: "CG" })).status).toBe(200);
  expect((await desk.create("agent")).number).toMatch(/^CG\d\d-\d{6}$/);
  const { body: tree } = await desk.call("agent", "GET", "/api/categories");
  expect(tree.categories.length).toBeGreaterThan(20);
  const circle = tree.categories.map((c: { id: string }) => (c.id === "productQuality" ? { ...c, parent: "productQuality.safety" } : c));
  const refused = await desk.call("manager", "PUT", "/api/categories", circle);
  expect(refused.status).toBe(422);
  expect(refused.body.error.code).toBe("categoryCycle");
  const shorter = tree.categories.filter((c: { id: string }) => !c.id.startsWith("serviceAttitude."));
  expect((await desk.call("manager", "PUT", "/api/categories", shorter)).body.categories).toHaveLength(shorter.length);
});

test("tracking links are shown once, listed without the link, and can be withdrawn", async () => {
  const { id } = await desk.create("agent");
  const made = await desk.call("agent", "POST", `/api/complaints/${id}/tracking-links`);
  expect(made.status).toBe(201);
  const token = made.body.url.split("/").at(-1);
  const list = await desk.call("agent", "GET", `/api/complaints/${id}/tracking-links`);
  expect(list.body.items).toHaveLength(2);
  expect(JSON.stringify(list.body)).not.toContain(token);
  const stored = JSON.stringify(await desk.database.db.selectFrom("tracking_links").selectAll().execute());
  expect(stored).not.toContain(token);
  expect((await desk.call("agent", "DELETE", `/api/complaints/${id}/tracking-links/${list.body.items[0].id}`)).status).toBe(204);
  expect((await desk.call("agent", "DELETE", `/api/complaints/${id}/tracking-links/${list.body.items[0].id}`)).status).toBe(404);
});

test("what one is writing comes with the complaint, to nobody else", async () => {
  const { id } = await desk.create("agent");
  for (const [who, key, text] of [
    ["agent", `reply:${id}`, "您好"],
    ["agent", `note:${id}`, "先核实"],
    ["agent", "reply:another", "别的"],
    ["supervisor", `note:${id}`, "盯一下"],
  ] as const)
    await desk.call(who, "PUT", `/api/drafts/${key}`, { data: { text } });
  const drafts = async (who: "agent" | "supervisor" | "manager") => (await desk.call(who, "GET", `/api/complaints/${id}`)).body.drafts;
  expect(await drafts("agent")).toEqual({ [`reply:${id}`]: { text: "您好" }, [`note:${id}`]: { text: "先核实" } });
  expect(await drafts("supervisor")).toEqual({ [`note:${id}`]: { text: "盯一下" } });
  expect(await drafts("manager")).toEqual({});
});

test("read and unread, who looked", async () => {
  const { id } = await desk.create("colleague", { assigneeId: desk.person("agent").id });
  const unread = async () =>
    (await desk.call("agent", "GET", "/api/complaints?view=mine&sort=newest")).body.rows.find((r: { id: string }) => r.id === id).unread;
  expect(await unread()).toBe(true);
  await desk.call("agent", "GET", `/api/complaints/${id}`);
  await desk.deps().desk.looks.flush();
  expect(await unread()).toBe(false);
  await desk.call("agent", "PUT", `/api/complaints/${id}/read`, { read: false });
  expect(await unread()).toBe(true);
  const looks = await desk.database.db.selectFrom("looks").select(["times", "subject_type"]).where("subject_id", "=", id).execute();
  expect(looks).toEqual([{ times: 1, subject_type: "complaint" }]);
});
