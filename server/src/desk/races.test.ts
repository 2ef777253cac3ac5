import { expect, test } from "vitest";
import { form, type PersonName, useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
type Answer = Awaited<ReturnType<typeof desk.call>>;

/** The same request many times at once; gives how often it was done and why not otherwise. */
async function atOnce(times: number, send: (n: number) => Promise<Answer>): Promise<{ done: number; refused: string[] }> {
  const answers = await Promise.all(Array.from({ length: times }, (_, n) => send(n)));
  const refused = answers.filter((a) => a.status >= 400);
  for (const { status, body } of refused) expect(status, JSON.stringify(body)).toBeLessThan(500);
  return { done: answers.length - refused.length, refused: [...new Set(refused.map((a) => a.body.error.code as string))] };
}
const post = (as: PersonName, id: string, tail: string, body: unknown) => desk.call(as, "POST", `/api/complaints/${id}/${tail}`, body);
const docOf = async (id: string) => (await desk.call("manager", "GET", `/api/complaints/${id}`)).body.complaint;

test("of many approvals at once one counts, and nobody approves their own", async () => {
  const { id } = await desk.create("agent");
  await post("agent", id, "options", { kind: "refund", text: "退车款", cost: { minor: 300_000, currency: "CNY" }, ground: "ownFault" });
  const option = (await docOf(id)).options[0].id;
  expect((await post("agent", id, `options/${option}/offer`, {})).body.error.code).toBe("approvalMissing");
  const people: PersonName[] = ["supervisor", "lead", "manager", "agent"];
  const { done, refused } = await atOnce(12, (n) =>
    post(people[n % 4] as PersonName, id, `options/${option}/approval`, { approved: n % 2 === 0, reason: "理由" }),
  );
  expect(done).toBe(1);
  for (const code of refused) expect(["alreadyDone", "superiorNeeded"]).toContain(code); // an agent may come first
  expect((await docOf(id)).options).toHaveLength(1);
});

test("an amount in another currency than the limit's, or one cent above it, needs approval; the approver's own limit counts too", async () => {
  const { id } = await desk.create("agent");
  const states: string[] = [];
  for (const cost of [
    { minor: 50_000, currency: "CNY" },
    { minor: 50_001, currency: "CNY" },
    { minor: 1, currency: "JPY" },
    { minor: 600_000, currency: "CNY" },
  ])
    states.push((await post("agent", id, "options", { kind: "refund", text: "退款", cost, ground: "ownFault" })).body.complaint.options.at(-1).approval.state);
  expect(states).toEqual(["notNeeded", "needed", "needed", "needed"]);
  const [, , yen, large] = (await docOf(id)).options.map((o: { id: string }) => o.id);
  expect((await post("supervisor", id, `options/${yen}/approval`, { approved: true })).body.error.code).toBe("aboveAuthority");
  expect((await post("supervisor", id, `options/${large}/approval`, { approved: true })).body.error.code).toBe("aboveAuthority");
  expect((await post("manager", id, `options/${large}/approval`, { approved: true })).status).toBe(200);
  await post("supervisor", id, "options", { kind: "refund", text: "自己提的", cost: { minor: 600_000, currency: "CNY" }, ground: "ownFault" });
  const own = (await docOf(id)).options.at(-1).id;
  expect((await post("supervisor", id, `options/${own}/approval`, { approved: true })).body.error.code).toBe("ownApproval");
});

test("of many closings at once one counts, and its undoing counts once", async () => {
  const { id } = await desk.create("agent");
  await post("agent", id, "withdrawals", { text: "不投诉了" });
  const closing = {
    outcome: "withdrawn",
    directCause: "serviceQuality",
    indirectCause: "process",
    causeNote: "",
    satisfaction: null,
    satisfactionUnknown: "已撤诉",
    followUpAt: null,
    noFollowUp: "已撤诉",
    reflection: { wellDone: "及时联系", better: "更早说明", suggestion: "" },
  };
  expect(await atOnce(10, (n) => desk.call(n % 2 ? "agent" : "supervisor", "PUT", `/api/complaints/${id}/closure`, closing))).toEqual({
    done: 1,
    refused: ["complaintClosed"],
  });
  const { closures } = await docOf(id);
  expect(closures).toHaveLength(1);
  expect(await atOnce(10, () => desk.call("supervisor", "DELETE", `/api/complaints/${id}/records/${closures[0].id}`, {}))).toEqual({
    done: 1,
    refused: ["recordWithdrawn"],
  });
  expect((await docOf(id)).closures[0].withdrawn).toBeDefined();
});

test("of many confirmations of one agreement one counts, with one event", async () => {
  const { id } = await desk.create("agent");
  await post("agent", id, "options", { kind: "repair", text: "修好", noCost: true });
  const option = (await docOf(id)).options[0].id;
  await post("agent", id, "agreements", { optionIds: [option], text: "三天内修好", expectedResult: "不再异响" });
  const agreement = (await docOf(id)).agreements[0].id;
  expect(await atOnce(10, () => post("agent", id, `agreements/${agreement}/confirmation`, { way: "call" }))).toEqual({ done: 1, refused: ["alreadyDone"] });
  const rows = await desk.database.db
    .selectFrom("events")
    .select("id")
    .where("complaint_id", "=", id)
    .where("type", "=", "complaint.agreementConfirmed")
    .execute();
  expect(rows).toHaveLength(1);
});

test("what two people change at the same time is told to the one who comes second, when asked for", async () => {
  const { id } = await desk.create("agent");
  const { version } = (await desk.call("agent", "GET", `/api/complaints/${id}`)).body;
  const outcome = await Promise.all(
    [0, 1, 2, 3].map((n) => desk.call("agent", "PATCH", `/api/complaints/${id}/tags`, { add: [`标签${n}`] }, { "if-match": `"${version}"` })),
  );
  expect(outcome.map((a) => a.status).sort()).toEqual([200, 409, 409, 409]);
  expect(await atOnce(20, (n) => desk.call("agent", "PATCH", `/api/complaints/${id}/tags`, { add: [`并发${n}`] }))).toEqual({ done: 20, refused: [] });
  expect((await docOf(id)).tags).toHaveLength(21);
});

test("customers merged in a ring at the same moment neither hang nor vanish", async () => {
  const made = await Promise.all(
    [1, 2, 3, 4].map((n) => desk.create("agent", { complainant: { name: `环${n}`, contacts: [{ kind: "phone", value: `1370000111${n}` }] } })),
  );
  const ids: string[] = await Promise.all(made.map(async (m) => (await docOf(m.id)).customerId));
  await Promise.all(ids.map((id, n) => desk.call("supervisor", "POST", `/api/customers/${id}/merges`, { otherId: ids[(n + 1) % 4] })));
  for (let n = 0; n < 4; n++)
    for (let m = 0; m < 4; m++) if (m !== n) await desk.call("supervisor", "POST", `/api/customers/${ids[n]}/merges`, { otherId: ids[m] });
  const { body } = await desk.call("supervisor", "GET", `/api/customers/${ids[2]}`);
  expect(body.history.map((row: { id: string }) => row.id).sort()).toEqual(made.map((m) => m.id).sort());
  const rows = await desk.database.db.selectFrom("customers").select(["id", "merged_into"]).where("id", "in", ids).execute();
  const roots = rows.filter((row) => row.merged_into === null);
  expect(roots).toHaveLength(1);
  expect(rows.every((row) => row.merged_into === null || row.merged_into === roots[0]?.id)).toBe(true);
});

test("a form that fails at its last step leaves nothing half-written: no complaint, customer, number or file taken", async () => {
  const count = async () =>
    (
      await Promise.all(
        (["complaints", "customers", "events", "complaint_search", "tracking_links"] as const).map((table) =>
          desk.database.db
            .selectFrom(table)
            .select((e) => e.fn.countAll().as("n"))
            .executeTakeFirstOrThrow(),
        ),
      )
    ).map((r) => String(r.n));
  const before = await count();
  const { number: last } = await desk.create("agent", { complainant: { name: "先来的", contacts: [{ kind: "phone", value: "13900009998" }] } });
  const after = await count();
  const body = form({
    complainant: { name: "没人", contacts: [{ kind: "phone", value: "13900009999" }] },
    attachmentIds: ["0199a000-0000-7000-8000-00000000dead"],
    draftKey: "kept",
  });
  await desk.call("agent", "PUT", "/api/drafts/kept", { data: { facts: "还在" } });
  const answer = await desk.call("agent", "POST", "/api/complaints", body, { "idempotency-key": "half" });
  expect([answer.status, answer.body.error.code, answer.body.error.field]).toEqual([422, "attachmentMissing", "attachmentIds"]);
  expect(await count()).toEqual(after);
  expect(after).not.toEqual(before);
  expect((await desk.call("agent", "GET", "/api/drafts/kept")).body.data).toEqual({ facts: "还在" });
  const again = await desk.call("agent", "POST", "/api/complaints", { ...body, attachmentIds: [] }, { "idempotency-key": "half" });
  expect(again.status).toBe(201);
  expect(Number(again.body.number.slice(-6))).toBe(Number(last.slice(-6)) + 1);
});
