import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { createReactor } from "../../platform/reactions.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { reopenDissatisfied } from "./reopen-dissatisfied.ts";

const app = useDeskTestApp();

async function react(): Promise<void> {
  const fail = (error: unknown) => {
    throw error;
  };
  await createReactor({ db: app.database.db, clock: () => new Date(), reactions: [reopenDissatisfied], announce: () => undefined, onError: fail }).runOnce();
}
beforeAll(() => react());

async function ok(as: PersonName, method: string, path: string, body: object) {
  const answer = await app.call(as, method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}
async function closed(): Promise<{ id: string; path: string }> {
  const { id } = await app.create("agent");
  const path = `/api/complaints/${id}`;
  await ok("agent", "POST", `${path}/withdrawals`, {});
  await ok("agent", "PUT", `${path}/closure`, {
    outcome: "withdrawn",
    directCause: "other",
    indirectCause: "none",
    satisfaction: null,
    satisfactionUnknown: "未问",
    followUpAt: new Date(Date.now() + 86_400_000).toISOString(),
    reflection: { wellDone: "快", better: "早" },
  });
  return { id, path };
}

describe("after closing", () => {
  test("a customer who is not satisfied has it open again, by the event, with their words", async () => {
    const { id, path } = await closed();
    await ok("agent", "POST", `${path}/follow-ups`, { satisfaction: "notReached", way: "call" });
    await react();
    expect((await app.call("agent", "GET", path)).body.complaint.closures[0].followUps[0].nextAt).not.toBeNull();
    await ok("agent", "POST", `${path}/follow-ups`, { satisfaction: "dissatisfied", note: "又响了" });
    await react();
    const { complaint, timeline } = (await app.call("agent", "GET", `/api/complaints/${id}`)).body;
    expect(complaint.reopenings).toMatchObject([{ reason: "又响了", by: { type: "system" } }]);
    expect(timeline.at(-1)).toMatchObject({ event: "complaint.reopened", data: { because: "followUp" } });
  });

  test("a gesture above one's limit is approved by a superior and stands in the ledger once given; not while another crisis of the customer runs", async () => {
    const { path } = await closed();
    const body = { text: "代金券", cost: { minor: 70_000, currency: "CNY" } };
    const { complaint } = await ok("agent", "POST", `${path}/gestures`, body);
    const gesture = complaint.options.at(-1).id;
    expect((await app.call("agent", "POST", `${path}/gestures/${gesture}/giving`, {})).body.error.code).toBe("approvalMissing");
    await ok("agent", "POST", `${path}/gestures/${gesture}/approval-request`, {});
    await ok("supervisor", "POST", `${path}/gestures/${gesture}/approval`, { approved: true });
    await ok("agent", "POST", `${path}/gestures/${gesture}/giving`, {});
    const { rows } = await sql`select kind, ground from grants where option_id = ${gesture}::uuid`.execute(app.database.db);
    expect(rows).toMatchObject([{ kind: "goodwillGesture", ground: "goodwill" }]);
    const other = await app.create("agent"); // the same customer
    await ok("supervisor", "PUT", `/api/complaints/${other.id}/severity`, { severity: "crisis", reason: "媒体来电" });
    expect((await app.call("agent", "POST", `${path}/gestures`, body)).body.error.code).toBe("routineStopped");
  });

  test("the follow-up plan is the company's, and those who run the desk change it", async () => {
    const { body } = await app.call("agent", "GET", "/api/settings/follow-up");
    expect(body).toEqual({ firstAfterDays: 7, way: "call", againAfterDays: 2, tries: 3 });
    expect((await app.call("agent", "PUT", "/api/settings/follow-up", body)).status).toBe(403);
    expect((await app.call("manager", "PUT", "/api/settings/follow-up", { ...body, tries: 0 })).status).toBe(400);
    await ok("manager", "PUT", "/api/settings/follow-up", { ...body, tries: 1 });
    const { path } = await closed();
    await ok("agent", "POST", `${path}/follow-ups`, { satisfaction: "notReached" });
    expect((await app.call("agent", "GET", path)).body.complaint.closures[0].followUps[0].nextAt).toBeNull();
  });
});
