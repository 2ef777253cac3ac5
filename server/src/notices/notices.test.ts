import type { Notice } from "@amends/core/notices/contract";
import { sql } from "kysely";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { callsOf, type Member, useFullApp } from "../accounts/full-app.ts";
import { form } from "../desk/desk-test-app.ts";

const full = useFullApp();
const { as } = callsOf(full);

const items = async (member: Member): Promise<Notice[]> => (await as(member, "GET", "/api/notices")).items;
const unread = async (member: Member) => (await items(member)).filter((n) => !n.read).map((n) => n.kind);
/** Reactions follow within a moment; so one waits for what is to come. */
const hears = (member: Member, ...kinds: string[]) => vi.waitFor(async () => expect(await unread(member)).toEqual(kinds), { timeout: 5_000, interval: 40 });

async function create(member: Member, change: Record<string, unknown> = {}): Promise<string> {
  return (await as(member, "POST", "/api/complaints", form(change))).id;
}
beforeEach(async () => {
  await sql`delete from notices`.execute(full.database.db);
});

describe("notices", () => {
  test("who is given a complaint hears of it, not who gave it; looking at it on one page is read on all", async () => {
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("agent", "assigned");
    const [notice] = await items("agent");
    expect(notice).toMatchObject({
      event: "complaint.created",
      read: false,
      times: 1,
      by: { type: "person", name: "P-supervisor" },
      complaint: { id, title: "发动机异响" },
    });
    expect(await items("supervisor")).toEqual([]);
    const body = await as("agent", "POST", "/api/notices/reading", { complaintId: id });
    expect(body.ids).toEqual([notice?.id]);
    expect(await unread("agent")).toEqual([]);
    expect((await items("agent"))[0]).toMatchObject({ read: true });
    await as("agent", "DELETE", "/api/notices/reading", { ids: body.ids });
    expect(await unread("agent")).toEqual(["assigned"]);
  });

  test("what a colleague writes twice is one notice that says twice", async () => {
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("agent", "assigned");
    for (const text of ["已查过监控", "录像已保存"]) await as("supervisor", "POST", `/api/complaints/${id}/notes`, { text });
    await vi.waitFor(
      async () =>
        expect((await items("agent")).map((n) => [n.kind, n.times])).toEqual([
          ["colleague", 2],
          ["assigned", 1],
        ]),
      5_000,
    );
  });

  test("what nobody has is its supervisors' matter until somebody takes it", async () => {
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: null });
    await as("lead", "POST", `/api/complaints/${id}/transfers`, { teamId: full.teams.two, assigneeId: null, note: "归二组" });
    await hears("lead"); // did it
    await as("manager", "POST", `/api/complaints/${id}/transfers`, { teamId: full.teams.one, assigneeId: null, note: "还是一组" });
    await hears("supervisor", "incoming");
    await as("agent", "POST", `/api/complaints/${id}/assignments`, { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("supervisor");
  });

  test("a notice goes with the sight of its complaint", async () => {
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("agent", "assigned");
    await as("manager", "POST", `/api/complaints/${id}/transfers`, { teamId: full.teams.beside, assigneeId: full.id("far"), note: "归三组" });
    await hears("far", "assigned");
    expect(await items("agent")).toEqual([]);
  });

  test("what falls due is its owner's matter, and no longer once it was kept", async () => {
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("agent", "assigned");
    await as("agent", "POST", "/api/notices/reading", { all: true });
    const dueAt = new Date(Date.now() + 1_000).toISOString();
    const body = await as("agent", "POST", `/api/complaints/${id}/promises`, { what: "回电", dueAt });
    await vi.waitFor(async () => expect(await unread("agent")).toContain("dueReached"), 5_000);
    expect((await items("agent")).find((n) => n.kind === "dueReached")).toMatchObject({ by: { type: "system" }, data: { kind: "promise", dueAt } });
    await as("agent", "POST", `/api/complaints/${id}/promises/${body.complaint.promises[0].id}/kept`, {});
    await vi.waitFor(async () => expect(await unread("agent")).not.toContain("dueReached"), 5_000);
    // Broken, it became serious: the plan of that level told the supervisor.
    await vi.waitFor(async () => expect((await items("supervisor")).map((n) => n.event)).toContain("complaint.planBrought"), 5_000);
  });

  test("an approval is asked of who may give it, and settled for all once one has", async () => {
    const id = await create("agent");
    const option = { kind: "refund", text: "退一千", ground: "goodwill", cost: { minor: 100_000, currency: "CNY" }, time: "", gain: "" };
    const body = await as("agent", "POST", `/api/complaints/${id}/options`, option);
    const optionId = body.complaint.options[0].id;
    await as("agent", "POST", `/api/complaints/${id}/options/${optionId}/approval-request`, { note: "客户很急" });
    await hears("supervisor", "approvalAsked");
    await as("manager", "POST", `/api/complaints/${id}/options/${optionId}/approval`, { approved: true, reason: "" });
    await hears("supervisor");
    await hears("agent", "approvalDecided");
  });

  test("a person hears in the ways they chose: switched off is silent, and only for them", async () => {
    const before = await as("agent", "GET", "/api/notices/preference");
    await as("agent", "PUT", "/api/notices/preference", { ...before, ways: { colleague: { product: false } } });
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await as("supervisor", "POST", `/api/complaints/${id}/notes`, { text: "已查过监控" });
    const other = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("colleague") });
    await as("supervisor", "POST", `/api/complaints/${other}/notes`, { text: "已查过监控" });
    await hears("colleague", "colleague", "assigned");
    expect(await unread("agent")).toEqual(["assigned"]);
    await as("agent", "PUT", "/api/notices/preference", before);
  });

  test("nobody reads, marks or counts another's notices", async () => {
    const id = await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("agent", "assigned");
    const [notice] = await items("agent");
    for (const reading of [{ ids: [notice?.id] }, { complaintId: id }, { all: true }]) {
      expect(await as("colleague", "POST", "/api/notices/reading", reading)).toEqual({ ids: [] });
    }
    expect(await unread("agent")).toEqual(["assigned"]);
  });

  test("lists ask an index", async () => {
    await create("supervisor", { teamId: full.teams.one, assigneeId: full.id("agent") });
    await hears("agent", "assigned");
    const { rows } = await full.database.db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      return sql<{
        "QUERY PLAN": string;
      }>`explain select id from notices where person_id = ${full.id("agent")}::uuid and read_at is null order by at desc limit 100`.execute(tx);
    });
    expect(rows.map((r) => r["QUERY PLAN"]).join("\n")).toMatch(/notices_unread/);
  });
});

test("who follows hears of what happens, who is mentioned hears of that; who lost sight of it hears nothing", async () => {
  const { id } = await as("supervisor", "POST", "/api/complaints", form({ teamId: full.teams.one, assigneeId: full.id("agent") }));
  await as("lead", "PUT", `/api/complaints/${id}/following`, {});
  const supervisorName = (await as("agent", "GET", `/api/complaints/${id}/mentionable`)).items.find((p: { id: string }) => p.id === full.id("supervisor")).name;
  await as("agent", "POST", `/api/complaints/${id}/notes`, { text: `@${supervisorName} 请看` });
  await expect
    .poll(async () => (await items("lead")).filter((n) => n.complaint?.id === id))
    .toMatchObject([{ kind: "followed", event: "complaint.noteWritten" }]);
  expect((await items("supervisor")).filter((n) => n.complaint?.id === id)).toMatchObject([{ kind: "mentioned" }]);
});
