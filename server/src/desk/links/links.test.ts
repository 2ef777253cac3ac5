import { beforeAll, describe, expect, test } from "vitest";
import { createReactor } from "../../platform/reactions.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { mirrorLinks } from "./mirror-links.ts";

const desk = useDeskTestApp();
async function react(): Promise<void> {
  const options = { db: desk.database.db, clock: () => new Date(), reactions: [mirrorLinks], announce: () => undefined };
  await createReactor({
    ...options,
    onError: (error) => {
      throw error;
    },
  }).runOnce();
}
beforeAll(() => react());

type Linked = { kind: string; number: string; withdrawn?: object; id: string };
const linksOf = async (id: string) =>
  ((await desk.call("agent", "GET", `/api/complaints/${id}`)).body.complaint.links as Linked[]).filter((l) => !l.withdrawn).map((l) => [l.kind, l.number]);
const split = (id: string, as: PersonName = "agent", more: object = {}) =>
  desk.call(as, "POST", `/api/complaints/${id}/splits`, {
    title: "赠品没到",
    facts: "答应的赠品一直没到",
    demand: { types: ["other"], text: "补寄赠品" },
    ...more,
  });

describe("demand 1: what is two matters can be told apart again: split, parent and child", () => {
  test("a part becomes a complaint of its own, linked both ways, of the same customer and received when the whole was", async () => {
    const whole = await desk.create("agent");
    const { status, body } = await split(whole.id);
    expect(status, JSON.stringify(body)).toBe(201);
    await react();
    await react();
    expect([await linksOf(whole.id), await linksOf(body.id)]).toEqual([[["child", body.number]], [["parent", whole.number]]]);
    const [a, b] = [
      (await desk.call("agent", "GET", `/api/complaints/${whole.id}`)).body,
      (await desk.call("agent", "GET", `/api/complaints/${body.id}`)).body,
    ];
    expect([b.complaint.customerId, b.complaint.intake.receivedAt]).toEqual([a.complaint.customerId, a.complaint.intake.receivedAt]);
    // One customer: merging takes a split back.
    const merged = await desk.call("agent", "POST", `/api/complaints/${whole.id}/merges`, { ids: [body.id], reason: "还是一件事" });
    expect(merged.body.results).toMatchObject([{ ok: true }]);
  });

  test("a link stands on both sides, and undone on one it goes on the other", async () => {
    const [a, b] = [await desk.create("agent"), await desk.create("agent")];
    await desk.call("agent", "POST", `/api/complaints/${a.id}/links`, { kind: "collective", complaintId: b.id });
    await react();
    expect(await linksOf(b.id)).toEqual([["collective", a.number]]);
    const { links } = (await desk.call("agent", "GET", `/api/complaints/${b.id}`)).body.complaint;
    const undone = await desk.call("agent", "DELETE", `/api/complaints/${b.id}/records/${links[0].id}`);
    expect(undone.status, JSON.stringify(undone.body)).toBeLessThan(300);
    await react();
    expect([await linksOf(a.id), await linksOf(b.id)]).toEqual([[], []]);
  });

  test("by whoever works it, while it is open", async () => {
    const whole = await desk.create("agent");
    expect([(await split(whole.id, "colleague")).body.error.code, (await split(whole.id, "quality")).status, (await split(whole.id, "far")).status]).toEqual([
      "notFound",
      403,
      404,
    ]);
    expect((await split(whole.id, "agent", { facts: " " })).status).toBe(400);
  });
});
