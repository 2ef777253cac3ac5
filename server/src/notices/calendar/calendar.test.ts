import { expect, test } from "vitest";
import { callsOf, useFullApp } from "../../accounts/full-app.ts";
import { form } from "../../desk/desk-test-app.ts";

const full = useFullApp();
const { as } = callsOf(full);
const fetchAll = (url: string) => full.call({ host: "localhost" }, "GET", new URL(url).pathname);
const summaries = (text: string) => [...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map((m) => m[1]);

test("one's own due times, by number and kind, without customer or title; the address ends when it is made anew or taken back", async () => {
  const { id, number } = await as("supervisor", "POST", "/api/complaints", form({ teamId: full.teams.one, assigneeId: full.id("agent") }));
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  await as("agent", "POST", `/api/complaints/${id}/promises`, { what: "给王小明回电", dueAt });
  await as("agent", "POST", `/api/complaints/${id}/steps`, { text: "查录像", ownerId: full.id("supervisor"), dueAt });
  const { url } = await as("agent", "POST", "/api/notices/calendar", {});
  const { status, body, headers } = await fetchAll(url);
  expect([status, headers["content-type"], headers["cache-control"]]).toEqual([200, "text/calendar; charset=utf-8", "private, no-store"]);
  const calendar = String(body);
  expect(summaries(calendar)).toContain(`${number} 承诺`);
  expect(summaries(calendar)).not.toContain(`${number} 步骤`);
  expect(calendar).toContain(`/complaints/${id}`);
  expect(calendar).not.toMatch(/王小明|发动机|138 ?0013|回电/);
  expect(calendar).toContain(`DTSTART:${dueAt.slice(0, 19).replace(/[-:]/g, "")}Z`);
  const other = await as("supervisor", "POST", "/api/notices/calendar", {});
  expect(summaries(String((await fetchAll(other.url)).body))).toEqual([`${number} 步骤`]);
  const next = await as("agent", "POST", "/api/notices/calendar", {});
  expect([(await fetchAll(url)).status, (await fetchAll(next.url)).status]).toEqual([404, 200]);
  expect((await as("agent", "GET", "/api/notices/calendar")).readAt).not.toBeNull();
  await as("agent", "DELETE", "/api/notices/calendar");
  expect((await fetchAll(next.url)).status).toBe(404);
  expect((await fetchAll("http://localhost/api/public/calendars/nonsense/amends.ics")).status).toBe(404);
});

test("what one was asked to do stands in one's calendar and behind one's bell, though one does not see the complaint", async () => {
  const { id, number } = await as("supervisor", "POST", "/api/complaints", form({ teamId: full.teams.one, assigneeId: full.id("agent") }));
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  await as("agent", "POST", `/api/complaints/${id}/errands`, { title: "给王小明查货", ownerId: full.id("far"), dueAt });
  const { url } = await as("far", "POST", "/api/notices/calendar", {});
  const calendar = String((await fetchAll(url)).body);
  expect(summaries(calendar)).toEqual([`${number} 交办事项`]);
  expect(calendar).toContain("/tasks");
  expect(calendar).not.toMatch(/王小明|complaints/);
  await expect
    .poll(async () => (await as("far", "GET", "/api/notices")).items)
    .toMatchObject([{ kind: "errand", event: "complaint.errandAdded", complaint: null }]);
  await as("agent", "POST", `/api/complaints/${id}/errands/${(await as("agent", "GET", `/api/complaints/${id}`)).complaint.errands[0].id}/end`, {
    as: "cancelled",
    note: "不用查了",
  });
  await expect.poll(async () => (await as("far", "GET", "/api/notices")).items[0]).toMatchObject({ event: "complaint.errandEnded", read: false });
});
