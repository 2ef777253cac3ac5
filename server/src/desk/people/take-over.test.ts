import { describe, expect, test } from "vitest";
import { useDeskTestApp } from "../desk-test-app.ts";

const app = useDeskTestApp();
type Row = { id: string; awaited: boolean };
const list = async (as: Parameters<typeof app.call>[0], query: string): Promise<Row[]> => (await app.call(as, "GET", `/api/complaints?${query}`)).body.rows;
const handOver = (id: string, to: Parameters<typeof app.person>[0]) =>
  app.call("agent", "POST", `/api/complaints/${id}/handovers`, { assigneeId: app.person(to).id, note: "发动机异响，客户等电话" });

describe("demand 6 and 11: what is handed over is not lost on the way", () => {
  test("whoever answers for it sees it wherever it lies, in the list, by search and by its page, until it is taken over", async () => {
    const { id, number } = await app.create("agent");
    expect((await handOver(id, "far")).status).toBe(200);
    expect(await list("agent", "view=mine")).toContainEqual(expect.objectContaining({ id, awaited: true }));
    expect((await list("agent", "view=all")).filter((row) => row.id === id)).toHaveLength(1);
    expect((await list("agent", `view=all&q=${number}`)).map((row) => row.id)).toEqual([id]);
    expect((await app.call("agent", "GET", `/api/complaints/${id}`)).body.abilities.setTags).toBe(true);
    expect((await app.call("colleague", "GET", `/api/complaints/${id}`)).status).toBe(404);

    const taken = await app.call("far", "POST", `/api/complaints/${id}/acceptance`, {});
    expect([taken.status, taken.body.events[0].type]).toEqual([200, "complaint.accepted"]);
    expect(await list("far", "view=mine")).toContainEqual(expect.objectContaining({ id, awaited: false }));
    expect((await app.call("agent", "GET", `/api/complaints/${id}`)).status).toBe(404);
    expect(await list("agent", `view=all&q=${number}`)).toEqual([]);
    expect((await list("agent", "view=mine")).map((row) => row.id)).not.toContain(id);
  });

  test("a message to the customer takes over, a note inside does not; what is promised in it stands as well", async () => {
    const { id } = await app.create("agent");
    await handOver(id, "colleague");
    const page = async () => (await app.call("colleague", "GET", `/api/complaints/${id}`)).body;
    await app.call("colleague", "POST", `/api/complaints/${id}/notes`, { text: "先看一下" });
    expect((await page()).complaint.placements.at(-1).accepted).toBeNull();
    const { lastSeq } = await page();
    const dueAt = new Date(Date.now() + 7_200_000).toISOString();
    const sent = await app.call("colleague", "POST", `/api/complaints/${id}/messages`, {
      text: "您好，我是小陈，今天由我来跟进。",
      lastSeenSeq: lastSeq,
      promises: [{ what: "今天回电", dueAt }],
    });
    expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
    const { complaint, timeline } = await page();
    expect(complaint.placements.at(-1).accepted).toMatchObject({ way: "acted", by: { id: app.person("colleague").id } });
    expect(complaint.promises).toHaveLength(1);
    expect(timeline.filter((item: { event?: string }) => item.event === "complaint.accepted")).toHaveLength(1);
    expect(await list("colleague", "view=mine")).toContainEqual(expect.objectContaining({ id, awaited: false }));
  });

  test("the time to take over runs in the company's working hours", async () => {
    const { id } = await app.create("agent");
    await handOver(id, "colleague");
    const { complaint } = (await app.call("colleague", "GET", `/api/complaints/${id}`)).body;
    const { at, acceptBy } = complaint.placements.at(-1);
    expect(Date.parse(acceptBy) - Date.parse(at)).toBeGreaterThanOrEqual(4 * 3_600_000);
    const [hour] = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" }).format(new Date(acceptBy)).split(":");
    expect(Number(hour)).toBeGreaterThanOrEqual(9);
    expect(Number(hour)).toBeLessThanOrEqual(18);
  });

  test("how long that is, a company decides level by level; what is too short to be meant is refused", async () => {
    const settings = (await app.call("manager", "GET", "/api/settings/desk")).body;
    expect(settings.takeOverMinutes).toEqual({ potential: 240, ordinary: 240, serious: 240, crisis: 240 });
    const put = (ordinary: number) =>
      app.call("manager", "PUT", "/api/settings/desk", { ...settings, takeOverMinutes: { ...settings.takeOverMinutes, ordinary } });
    expect((await put(1)).status).toBe(400);
    const dueIn = async (minutes: number) => {
      expect((await put(minutes)).status).toBe(200);
      const { id } = await app.create("agent");
      await handOver(id, "colleague");
      return Date.parse((await app.call("colleague", "GET", `/api/complaints/${id}`)).body.complaint.placements.at(-1).acceptBy);
    };
    const [short, usual] = [await dueIn(30), await dueIn(240)];
    expect(usual - short).toBeGreaterThanOrEqual(3 * 3_600_000);
    await app.call("manager", "PUT", "/api/settings/desk", settings);
  });

  test("declined it is back where somebody answers for it", async () => {
    const { id } = await app.create("agent");
    await handOver(id, "far");
    const declined = await app.call("far", "POST", `/api/complaints/${id}/returns`, { reason: "明天起休假" });
    expect(declined.status, JSON.stringify(declined.body)).toBe(200);
    expect(declined.body.complaint.placements.at(-1)).toMatchObject({ assigneeId: app.person("agent").id, teamId: app.teams.one, accepted: { way: "kept" } });
    expect((await app.call("far", "GET", `/api/complaints/${id}`)).status).toBe(404);
  });
});
