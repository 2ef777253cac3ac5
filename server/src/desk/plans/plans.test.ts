import { beforeAll, describe, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { createReactor } from "../../platform/reactions.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { fireDue } from "../due/fire-due.ts";
import { bringPlan } from "./index.ts";

const app = useDeskTestApp();
const hour = 3_600_000;
const from = (ms: number) => new Date(Date.now() + ms).toISOString();

async function react(ms = 0): Promise<void> {
  const options = { db: app.database.db, clock: () => new Date(Date.now() + ms), reactions: [bringPlan], announce: () => undefined };
  const fail = (error: unknown) => {
    throw error;
  };
  await createReactor({ ...options, onError: fail }).runOnce();
}
beforeAll(() => react());

const pageOf = async (id: string) => (await app.call("agent", "GET", `/api/complaints/${id}`)).body;
const raise = (id: string, severity: string) => app.call("supervisor", "PUT", `/api/complaints/${id}/severity`, { severity, reason: "媒体来电" });

describe("the plan of a level", () => {
  test("comes by itself when severity rises, is ticked on record, and what is late is an event with its owner", async () => {
    const { id } = await app.create("agent");
    await react();
    expect((await pageOf(id)).complaint.plans).toEqual([]);
    await raise(id, "serious");
    await react();
    const { complaint, timeline } = await pageOf(id);
    expect(complaint.plans).toMatchObject([{ level: "serious", by: { type: "system" } }]);
    expect(timeline.at(-1)).toMatchObject({ event: "complaint.planBrought", data: { level: "serious", tell: ["supervisor", "handler"] } });
    const no = await app.call("agent", "POST", `/api/complaints/${id}/plan-items`, { key: "know" });
    expect([no.status, no.body.error.code]).toEqual([422, "superiorNeeded"]);
    expect((await app.call("agent", "POST", `/api/complaints/${id}/plan-items`, { key: "call", note: "已致电" })).status).toBe(200);
    await fireDue(app.database.db, from(3 * hour), newUuid);
    const due = (await pageOf(id)).timeline.filter((i: { event?: string }) => i.event === "complaint.dueReached");
    expect(due).toMatchObject([{ data: { kind: "task", who: "supervisor" } }]); // the call was made, the supervisor has not looked
  });

  test("a graver complaint gets it when it is recorded, one from long ago none", async () => {
    const old = await app.create("agent", { severity: "serious", severityReason: "媒体来电" });
    await react(25 * hour);
    expect((await pageOf(old.id)).complaint.plans).toEqual([]);
    const { id } = await app.create("agent", { severity: "serious", severityReason: "媒体来电" });
    await react();
    expect((await pageOf(id)).complaint.plans).toMatchObject([{ level: "serious" }]);
  });

  test("is the company's to decide, by those who run the desk, and texts may not be empty", async () => {
    const { body: plans } = await app.call("agent", "GET", "/api/settings/plans");
    expect((await app.call("agent", "PUT", "/api/settings/plans", plans)).status).toBe(403);
    const own = { ...plans, serious: { progressMinutes: 90, items: [] } };
    const wrong = { ...plans, serious: { progressMinutes: 90, items: [{ ...plans.serious.items[0], text: { "zh-CN": "", "zh-TW": "", en: "" } }] } };
    expect((await app.call("manager", "PUT", "/api/settings/plans", wrong)).status).toBe(400);
    expect((await app.call("manager", "PUT", "/api/settings/plans", own)).body.serious).toEqual(own.serious);
    const { id } = await app.create("agent");
    await raise(id, "serious");
    await react();
    expect((await pageOf(id)).complaint.plans).toMatchObject([{ progressMinutes: 90, items: [] }]);
    expect((await app.call("agent", "GET", `/api/complaints?view=mine`)).body.rows.find((r: { id: string }) => r.id === id).nextDueKind).toBe("progressNotice");
  });
});

test("demand 10: what the company wants done before closing keeps a complaint open until it is ticked", async () => {
  const { body: plans } = await app.call("agent", "GET", "/api/settings/plans");
  const line = {
    id: "own-1",
    kind: "do",
    who: "handler",
    within: null,
    beforeClosing: true,
    text: { "zh-CN": "收回发票", "zh-TW": "收回發票", en: "Take the invoice back" },
  };
  const own = { ...plans, ordinary: { ...plans.ordinary, items: [...plans.ordinary.items, line] } };
  expect((await app.call("agent", "PUT", "/api/settings/plans", own)).status).toBe(403);
  expect((await app.call("manager", "PUT", "/api/settings/plans", own)).status).toBe(200);
  const { id } = await app.create("agent");
  await app.call("agent", "POST", `/api/complaints/${id}/withdrawals`, { text: "不用了" });
  const close = async () =>
    app.call("agent", "PUT", `/api/complaints/${id}/closure`, {
      outcome: "withdrawn",
      directCause: "productQuality",
      indirectCause: "process",
      satisfaction: "satisfied",
      followUpAt: null,
      noFollowUp: "不需要",
      reflection: { wellDone: "听完", better: "更早" },
    });
  const refused = await close();
  expect([refused.status, refused.body.error.details.gaps.map((g: { code: string }) => g.code)]).toEqual([422, ["checklistOpen"]]);
  expect((await app.call("agent", "POST", `/api/complaints/${id}/plan-items`, { key: "own-1" })).status).toBe(200);
  const closed = await close();
  expect(closed.status, JSON.stringify(closed.body)).toBe(200);
});
