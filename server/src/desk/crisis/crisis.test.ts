import { beforeAll, describe, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { createReactor } from "../../platform/reactions.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { sendDue } from "../outbox/send-waiting.ts";
import { bringPlan } from "../plans/index.ts";

const app = useDeskTestApp();
const id = (name: PersonName) => app.person(name).id;

async function react(): Promise<void> {
  const fail = (error: unknown) => {
    throw error;
  };
  await createReactor({ db: app.database.db, clock: () => new Date(), reactions: [bringPlan], announce: () => undefined, onError: fail }).runOnce();
}
beforeAll(() => react());

async function ok(as: PersonName, method: string, path: string, body: object) {
  const answer = await app.call(as, method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}
const pageOf = async (as: PersonName, complaintId: string) => (await app.call(as, "GET", `/api/complaints/${complaintId}`)).body;

/** A crisis the agent handles and the manager owns. */
async function owned(): Promise<{ path: string; complaintId: string }> {
  const { id: complaintId } = await app.create("agent");
  const path = `/api/complaints/${complaintId}`;
  await ok("supervisor", "PUT", `${path}/severity`, { severity: "crisis", reason: "媒体来电" });
  await react();
  const { complaint } = await ok("supervisor", "POST", `${path}/crisis/owners`, { personId: id("manager"), note: "记者下午三点来" });
  await ok("manager", "POST", `${path}/crisis/owners/${complaint.crises[0].owners[0].id}/acceptance`, {});
  return { path, complaintId };
}
const answerOf = async (as: PersonName, path: string, complaintId: string, more: object = {}) =>
  app.call(as, "POST", `${path}/messages`, { text: "我们正在核实", lastSeenSeq: (await pageOf(as, complaintId)).lastSeq, ...more });

describe("a crisis", () => {
  test("begins with the rise and has an owner who accepted", async () => {
    const { complaintId } = await owned();
    const { complaint, timeline, people } = await pageOf("agent", complaintId);
    expect(complaint.crises[0].owners[0]).toMatchObject({ personId: id("manager"), accepted: { by: { id: id("manager") } } });
    const said = timeline.flatMap((i: { event?: string }) => (i.event?.startsWith("complaint.crisis") ? [i.event.replace("complaint.", "")] : []));
    expect(said).toEqual(["crisisBegun", "crisisOwnerNamed", "crisisAccepted"]);
    expect(people[id("manager")].name).toBe("人-manager");
  });

  test("has one voice: what others write is held with the reason and kept as their draft", async () => {
    const { path, complaintId } = await owned();
    const held = await answerOf("agent", path, complaintId);
    expect([held.status, held.body.error.code]).toEqual([422, "singleVoice"]);
    const { drafts, timeline } = await pageOf("agent", complaintId);
    expect(JSON.stringify(drafts)).toContain("我们正在核实");
    expect(timeline.filter((i: { type: string }) => i.type === "message")).toEqual([]);
    const letter = await app.call("agent", "POST", `${path}/letters`, { kind: "progress", language: "zh-CN", subject: "进展", text: "您好" });
    expect(letter.body.error?.code ?? letter.status).toBe("singleVoice");
    expect((await answerOf("manager", path, complaintId)).status).toBe(201);
    await ok("agent", "POST", `${path}/calls`, { direction: "outbound", text: "客户来电后回拨", reached: true }); // a fact is a fact
    await ok("manager", "PUT", `${path}/crisis/spokesperson`, { personId: id("agent") });
    expect((await answerOf("agent", path, complaintId)).status).toBe(201);
  });

  test("holds back what was planned before it was owned", async () => {
    const { id: complaintId } = await app.create("agent");
    const path = `/api/complaints/${complaintId}`;
    await ok("supervisor", "PUT", `${path}/severity`, { severity: "crisis", reason: "媒体来电" });
    await react();
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    expect((await answerOf("agent", path, complaintId, { sendAt })).status).toBe(201);
    const { complaint } = await ok("supervisor", "POST", `${path}/crisis/owners`, { personId: id("manager") });
    await ok("manager", "POST", `${path}/crisis/owners/${complaint.crises[0].owners[0].id}/acceptance`, {});
    const viewerOf = async (_: unknown, personId: string) => (personId === id("agent") ? app.person("agent") : null);
    await sendDue(app.database.db, { now: new Date(Date.now() + 2 * 3_600_000).toISOString(), newId: newUuid, viewerOf });
    const page = await pageOf("agent", complaintId);
    expect(page.outbox).toMatchObject([{ held: { code: "singleVoice" } }]);
  });

  test("keeps a log of facts, is kept to some, and ends with its review before it can be closed", async () => {
    const { path, complaintId } = await owned();
    const happenedAt = new Date(Date.now() - 3_600_000).toISOString();
    const { complaint } = await ok("agent", "POST", `${path}/crisis/facts`, { text: "电池冒烟", source: "客户电话", happenedAt });
    await ok("supervisor", "POST", `${path}/crisis/facts/${complaint.crises[0].facts[0].id}/confirmation`, { note: "看过照片" });
    expect((await app.call("colleague", "GET", path)).status).toBe(404);
    expect((await app.call("lead", "GET", path)).status).toBe(200);
    await ok("manager", "PUT", `${path}/crisis/access`, { personIds: [] });
    for (const [as, status] of [
      ["agent", 200],
      ["manager", 200],
      ["supervisor", 404],
      ["lead", 404],
      ["quality", 404],
    ] as const)
      expect([as, (await app.call(as, "GET", path)).status]).toEqual([as, status]);
    const list = await app.call("lead", "GET", "/api/complaints?view=all");
    expect(list.body.rows.map((r: { id: string }) => r.id)).not.toContain(complaintId);
    const closure = {
      outcome: "withdrawn",
      directCause: "other",
      indirectCause: "none",
      satisfaction: null,
      satisfactionUnknown: "未问",
      followUpAt: null,
      noFollowUp: "已撤诉",
      reflection: { wellDone: "快", better: "早" },
    };
    await ok("agent", "POST", `${path}/withdrawals`, {});
    const early = await app.call("manager", "PUT", `${path}/closure`, closure);
    expect(JSON.stringify(early.body)).toContain("crisisReviewMissing");
    await ok("manager", "PUT", `${path}/crisis/review`, { happened: "电池冒烟", why: "批次缺陷", changes: "停售该批次", ownerId: id("supervisor") });
    await ok("manager", "PUT", `${path}/closure`, closure);
    expect((await app.call("lead", "GET", path)).status).toBe(404); // what it holds stays delicate
    await ok("manager", "PUT", `${path}/crisis/access`, { personIds: null });
    expect((await app.call("lead", "GET", path)).status).toBe(200);
  });
});
