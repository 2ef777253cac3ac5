import { beforeAll, describe, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { createReactor } from "../../platform/reactions.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { fireDue } from "../due/fire-due.ts";
import { raiseSeverity } from "./index.ts";

const app = useDeskTestApp();
const hour = 3_600_000;
const from = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Reacts to everything recorded so far, as if it were so many milliseconds later. */
async function react(ms = 0): Promise<void> {
  const options = { db: app.database.db, clock: () => new Date(Date.now() + ms), reactions: [raiseSeverity], announce: () => undefined };
  const fail = (error: unknown) => {
    throw error;
  };
  await createReactor({ ...options, onError: fail }).runOnce();
}
beforeAll(() => react());

const call = (id: string, text: string) => app.call("agent", "POST", `/api/complaints/${id}/calls`, { direction: "inbound", text, reached: true });
async function page(id: string) {
  const { body } = await app.call("agent", "GET", `/api/complaints/${id}`);
  const { severities } = body.complaint;
  const raised = body.timeline.filter((i: { event?: string }) => i.event === "complaint.severityRaised");
  return { severities, latest: severities.at(-1), raised, version: body.version };
}

describe("severity rises by itself", () => {
  test("when a promise is overdue, with the promise named, and in the list too", async () => {
    const { id, number } = await app.create("agent");
    const { body } = await app.call("agent", "POST", `/api/complaints/${id}/promises`, { what: "今天回电", dueAt: from(hour) });
    await fireDue(app.database.db, from(2 * hour), newUuid);
    await react(2 * hour);
    const { latest, raised } = await page(id);
    expect(latest).toMatchObject({
      severity: "serious",
      by: { type: "system" },
      grounds: [{ rule: "promiseBroken", recordId: body.complaint.promises[0].id }],
    });
    expect(raised).toMatchObject([{ by: { type: "system" }, data: { from: "ordinary", to: "serious", rules: ["promiseBroken"], recordId: latest.id } }]);
    const list = await app.call("agent", "GET", `/api/complaints?view=mine&severity=serious`);
    expect(list.body.rows.map((r: { number: string }) => r.number)).toContain(number);
  });

  test("when the customer says what is grave, once, and not again after a colleague took it back", async () => {
    const { id } = await app.create("agent");
    await call(id, "再不解决我就找媒体曝光，还要去12315投诉");
    await react();
    const { latest } = await page(id);
    expect(latest.severity).toBe("serious");
    expect(latest.grounds.map((g: { rule: string }) => g.rule)).toEqual(expect.arrayContaining(["press", "regulator"]));
    const bare = await app.call("agent", "DELETE", `/api/complaints/${id}/records/${latest.id}`, {});
    expect([bare.status, bare.body.error.code]).toEqual([422, "reasonMissing"]);
    const undone = await app.call("agent", "DELETE", `/api/complaints/${id}/records/${latest.id}`, { reason: "客户电话里说是气话" });
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    await call(id, "我还是要找媒体曝光");
    await react();
    expect((await page(id)).severities).toHaveLength(2);
  });

  test("nothing said and nothing due leaves the document as it was", async () => {
    const { id } = await app.create("agent");
    const before = await page(id);
    await call(id, "请问什么时候有结果");
    await react();
    expect((await page(id)).version).toBe(before.version);
  });

  test("by the company's own rules, which only those may change who run the desk", async () => {
    const { body: settings } = await app.call("agent", "GET", "/api/settings/severity");
    const rules = settings.rules.map((r: { id: string }) => (r.id === "regulator" ? { ...r, on: false } : r));
    expect((await app.call("agent", "PUT", "/api/settings/severity", { rules })).status).toBe(403);
    expect((await app.call("manager", "PUT", "/api/settings/severity", { rules: [...rules, rules[0]] })).status).toBe(400);
    expect((await app.call("manager", "PUT", "/api/settings/severity", { rules })).status).toBe(200);
    const { id } = await app.create("agent");
    await call(id, "我要打12315");
    await react();
    expect((await page(id)).severities).toHaveLength(1);
    expect((await app.call("foreign", "GET", "/api/settings/severity")).body.rules.find((r: { id: string }) => r.id === "regulator").on).toBe(true);
  });

  test("not for what happened long ago, told only today", async () => {
    const { id } = await app.create("agent");
    await call(id, "我要找媒体曝光");
    await react(25 * hour);
    expect((await page(id)).severities).toHaveLength(1);
  });
});
