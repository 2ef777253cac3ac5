import { expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const yuan = (amount: number) => ({ minor: amount * 100, currency: "CNY" });
type Name = Parameters<typeof desk.call>[0];
const toApprove = async (as: Name) => {
  const { body } = await desk.call(as, "GET", "/api/complaints?view=toApprove");
  const counts = (await desk.call(as, "GET", "/api/complaints/counts")).body.toApprove.count;
  expect(counts).toBe(body.total.count);
  return body.rows as { id: string; approvals: { of: string; what: string; sums: unknown[]; at: string }[] }[];
};
const ask = async (by: Name, cost: number) => {
  const { id } = await desk.create(by);
  const made = await desk.call(by, "POST", `/api/complaints/${id}/options`, {
    kind: "compensation",
    text: "赔偿",
    cost: yuan(cost),
    ground: "ownFault",
    time: "",
    gain: "",
  });
  const option = made.body.complaint.options.at(-1).id;
  expect((await desk.call(by, "POST", `/api/complaints/${id}/options/${option}/approval-request`, { note: "" })).status).toBeLessThan(300);
  return { id, option };
};

test("a superior sees what waits for them: what, how much, since when; within their limit, never their own, and no longer once decided", async () => {
  const small = await ask("agent", 3_000);
  const large = await ask("agent", 8_000);
  const [first, ...more] = await toApprove("supervisor");
  expect(more).toEqual([]);
  expect(first).toMatchObject({ id: small.id, approvals: [{ of: "option", what: "compensation", sums: [yuan(3_000)] }] });
  expect((await toApprove("manager")).map((row) => row.id)).toEqual([small.id, large.id]);
  expect(await toApprove("agent")).toEqual([]);
  expect(await toApprove("quality")).toEqual([]);
  expect(await toApprove("foreign")).toEqual([]);

  await desk.call("supervisor", "POST", `/api/complaints/${small.id}/options/${small.option}/approval`, { approved: true, reason: "" });
  expect(await toApprove("supervisor")).toEqual([]);
  expect((await toApprove("manager")).map((row) => row.id)).toEqual([large.id]);
});

test("nobody sees their own request among what they are to approve", async () => {
  const own = await ask("supervisor", 9_000);
  expect((await toApprove("supervisor")).map((row) => row.id)).not.toContain(own.id);
  expect((await toApprove("manager")).map((row) => row.id)).toContain(own.id);
});
