import type { Clock } from "@amends/core/shared/clock";
import { expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { fireDue } from "../due/fire-due.ts";
import { openTracking } from "../public/open-tracking.ts";

const app = useDeskTestApp();
const names = { "zh-CN": "我们的时限", "zh-TW": "我們的時限", en: "Our times" };
const week = Array(7).fill([{ from: 0, to: 1440 }]);
const calendar = { region: "none", timeZone: "Asia/Shanghai", week, daysOff: [], workdays: [], openOn: [], knownTo: null };
const rules = [{ id: "decide", clock: "decision", startsAt: "received", amount: { n: 40, unit: "workingHours" }, metBy: ["closed"], pausedBy: ["suspended"] }];
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

const page = async (id: string) => (await app.call("agent", "GET", `/api/complaints/${id}`)).body;
const clock = async (id: string, packId: string): Promise<Clock> =>
  (await page(id)).complaint.clocks.find((c: Clock) => c.packId === packId && c.kind === "decision");

test("挂起: it rests with a reason the customer reads; what may pause pauses, a legal deadline runs on, and it is looked at again", async () => {
  const saved = await app.call("manager", "PUT", "/api/settings/deadlines", {
    packIds: ["own", "au.asic.rg271"],
    ownPack: { names, notes: names, applies: {}, rules },
    calendar,
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const { id } = await app.create("agent");
  const [own, legal] = [await clock(id, "own"), await clock(id, "au.asic.rg271")];
  expect([own.state, legal.state, legal.legal]).toEqual(["active", "active", true]);
  const body = { reviewAt: hours(10), told: "等质检所出报告，出来马上告诉您", reason: "质检所说今天出" };
  expect((await app.call("agent", "POST", `/api/complaints/${id}/suspensions`, body)).body.error.code).toBe("superiorNeeded");
  const suspended = await app.call("supervisor", "POST", `/api/complaints/${id}/suspensions`, body);
  expect(suspended.status, JSON.stringify(suspended.body)).toBe(200);

  const [resting, running] = [await clock(id, "own"), await clock(id, "au.asic.rg271")];
  expect([resting.state, resting.paused?.reason, resting.dueAt]).toEqual(["paused", "suspended", null]);
  expect([running.state, running.dueAt]).toEqual(["active", legal.dueAt]);
  const row = async () => (await app.call("agent", "GET", `/api/complaints?view=all&ids=${id}`)).body.rows[0];
  expect(await row()).toMatchObject({ nextDueAt: body.reviewAt, nextDueKind: "review" });
  const link = String((await app.call("agent", "POST", `/api/complaints/${id}/tracking-links`, {})).body.url);
  const seen = async () => openTracking(app.database.db, link.split("/").at(-1) ?? "", new Date().toISOString());
  expect((await seen()).complaint).toMatchObject({ suspended: body.told, next: { key: "suspended", at: body.reviewAt } });
  expect(JSON.stringify(await seen())).not.toContain(body.reason);

  await fireDue(app.database.db, hours(11), newUuid);
  const events = (await page(id)).timeline.filter((i: { event?: string; data?: { kind?: string } }) => i.event === "complaint.dueReached");
  expect(events.map((e: { data: { kind: string } }) => e.data.kind)).toContain("review");

  const [record] = (await page(id)).complaint.suspensions;
  const ended = await app.call("agent", "POST", `/api/complaints/${id}/suspensions/${record.id}/end`, { note: "报告出来了" });
  expect(ended.status, JSON.stringify(ended.body)).toBe(200);
  const again = await clock(id, "own");
  expect([again.state, again.paused, (again.dueAt ?? "") >= (own.dueAt ?? "")]).toEqual(["active", null, true]);
  expect((await clock(id, "au.asic.rg271")).dueAt).toBe(legal.dueAt);
  expect([(await row()).nextDueKind === "review", (await seen()).complaint.suspended]).toEqual([false, ""]);
});
