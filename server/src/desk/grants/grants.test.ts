import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { useDeskTestApp } from "../desk-test-app.ts";

const app = useDeskTestApp();
const yuan = (n: number) => ({ minor: n * 100, currency: "CNY" });
const policy = { rules: [], secondPair: yuan(10_000), customerCap: null, groundRequired: true, budgets: [] };

async function ok(as: Parameters<typeof app.call>[0], method: string, url: string, body: unknown = {}) {
  const answer = await app.call(as, method, url, body);
  expect(answer.status, `${url}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

type Asked = { readonly amount: number; readonly kind?: string; readonly ground?: string; readonly categoryId?: string; readonly phone?: string };

/** A complaint with one option that costs so much. */
async function proposed({ amount, kind = "compensation", ground = "ownFault", categoryId = "productQuality.manufacturing", phone }: Asked) {
  const who = phone ? { complainant: { name: "李四", contacts: [{ kind: "phone", value: phone }] } } : {};
  const { id } = await app.create("agent", who, { categoryId });
  const { complaint } = await ok("agent", "POST", `/api/complaints/${id}/options`, { kind, text: "赔付", cost: yuan(amount), ground });
  return { id, option: complaint.options[0] };
}

async function granted(asked: Asked) {
  const { id, option } = await proposed(asked);
  const { complaint } = await ok("agent", "POST", `/api/complaints/${id}/agreements`, { optionIds: [option.id], text: "照此办理", expectedResult: "客户接受" });
  return { id, option, agreement: complaint.agreements[0] };
}

const september = { from: "2020-01-01T00:00:00.000Z", to: "2035-01-01T00:00:00.000Z" };
const ledger = (
  as: Parameters<typeof app.call>[0],
  by: string,
  period = { from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date(Date.now() + 86_400_000).toISOString() },
) => app.call(as, "GET", `/api/grants?by=${by}&from=${period.from}&to=${period.to}`);

describe("granting", () => {
  test("needs a ground, and a limit of its own for a kind is kept", async () => {
    await ok("manager", "PUT", "/api/settings/grants", { ...policy, rules: [{ role: "agent", kinds: ["goodwillGesture"], grounds: [], limit: yuan(50) }] });
    const { id } = await app.create("agent");
    const without = await app.call("agent", "POST", `/api/complaints/${id}/options`, { kind: "refund", text: "退款", cost: yuan(80) });
    expect([without.status, without.body.error.code]).toEqual([422, "groundMissing"]);
    const gift = await proposed({ amount: 80, kind: "goodwillGesture", ground: "goodwill" });
    expect(gift.option.approval).toEqual({ state: "needed", because: "aboveLimit" });
    expect((await proposed({ amount: 80 })).option.approval.state).toBe("notNeeded");
  });

  test("from the threshold on a second pair of eyes looks, also for a manager", async () => {
    const { id } = await app.create("agent");
    const { complaint } = await ok("manager", "POST", `/api/complaints/${id}/options`, {
      kind: "refund",
      text: "退车款",
      cost: yuan(12_000),
      ground: "legalDuty",
    });
    expect(complaint.options[0].approval).toEqual({ state: "needed", because: "secondPair" });
    const own = await app.call("manager", "POST", `/api/complaints/${id}/options/${complaint.options[0].id}/approval`, { approved: true });
    expect(own.body.error.code).toBe("ownApproval");
  });

  test("what a customer had within the period counts, in whichever complaint", async () => {
    await ok("manager", "PUT", "/api/settings/grants", { ...policy, customerCap: { amount: yuan(500), days: 30 } });
    await granted({ amount: 300, phone: "13900000001" });
    expect((await proposed({ amount: 150, phone: "13900000001" })).option.approval.state).toBe("notNeeded");
    expect((await proposed({ amount: 300, phone: "13900000001" })).option.approval).toEqual({ state: "needed", because: "customerCap" });
    expect((await proposed({ amount: 300, phone: "13900000002" })).option.approval.state).toBe("notNeeded");
    await ok("manager", "PUT", "/api/settings/grants", policy);
  });
});

describe("the ledger", () => {
  test("sums what was agreed, not what was proposed, and follows when an agreement is undone", async () => {
    await proposed({ amount: 77, ground: "contract" });
    const made = await granted({ amount: 123, ground: "contract" });
    const line = async () => (await ledger("manager", "ground")).body.lines.find((l: { key: string }) => l.key === "contract");
    expect(await line()).toMatchObject({ n: 1, sum: 12_300, currency: "CNY", goodwill: 0 });
    await ok("agent", "DELETE", `/api/complaints/${made.id}/records/${made.agreement.id}`);
    expect(await line()).toBeUndefined();
  });

  test("shows a supervisor the own teams only, an agent nothing, another company nothing", async () => {
    await granted({ amount: 222, ground: "delay" });
    expect((await ledger("supervisor", "ground")).body.lines.find((l: { key: string }) => l.key === "delay")).toMatchObject({ sum: 22_200 });
    expect((await ledger("agent", "ground")).status).toBe(403);
    expect((await ledger("foreign", "ground")).body.lines).toEqual([]);
    expect((await ledger("manager", "team")).body.lines.every((l: { key: string }) => l.key === app.teams.one)).toBe(true);
  });

  test("measures the month against the budgets", async () => {
    await ok("manager", "PUT", "/api/settings/grants", { ...policy, budgets: [{ name: "补偿性关照", kinds: ["goodwillGesture"], perMonth: yuan(1_000) }] });
    await granted({ amount: 60, kind: "refund", ground: "ownFault" });
    const { body } = await ledger("manager", "kind");
    expect(body.budgets).toEqual([{ name: "补偿性关照", planned: yuan(1_000), granted: 0 }]);
  });

  test("refuses a period that ends before it begins, or is longer than three years", async () => {
    expect((await ledger("manager", "kind", { from: september.to, to: september.from })).status).toBe(422);
    expect((await ledger("manager", "kind", september)).status).toBe(422);
  });

  test("walks an index for each of its questions", async () => {
    const questions = {
      grants_customer: sql`select sum(minor) from grants where customer_id = ${app.teams.one}::uuid and granted_at >= now()`,
      "grants_(company|category)": sql`select kind, sum(minor) from grants where company_id = ${app.teams.company}::uuid and granted_at >= now() and granted_at < now() group by 1`,
      grants_category: sql`select * from grants where company_id = ${app.teams.company}::uuid and category_id = 'delivery.late' and granted_at >= now() order by granted_at desc limit 500`,
      grants_complaint: sql`delete from grants where complaint_id = ${app.teams.one}::uuid`,
    };
    await app.database.db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx); // a test table is too small to be worth an index
      for (const [index, question] of Object.entries(questions)) {
        const { rows } = await sql<{ "QUERY PLAN": string }>`explain (costs off) ${question}`.execute(tx);
        expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(new RegExp(index));
      }
    });
  });
});

describe("precedents", () => {
  test("say what similar complaints got, with spread, from three on, and name only what the viewer may open", async () => {
    const categoryId = "delivery.late";
    for (const amount of [100, 200]) await granted({ amount, categoryId });
    const asking = await app.create("agent", {}, { categoryId });
    const read = async (as: "agent" | "other") => (await app.call(as, "GET", `/api/complaints/${asking.id}/precedents`)).body;
    expect((await read("agent")).basis).toBe("none");
    for (const amount of [300, 400]) await granted({ amount, categoryId });
    const { basis, spreads, cases } = await read("agent");
    expect(basis).toBe("category");
    expect(spreads).toEqual([{ kind: "compensation", currency: "CNY", n: 4, min: 10_000, p25: 10_000, median: 20_000, p75: 30_000, max: 40_000 }]);
    expect(cases.map((c: { amount: { minor: number } }) => c.amount.minor)).toEqual([40_000, 30_000, 20_000, 10_000]);
    expect((await app.call("other", "GET", `/api/complaints/${asking.id}/precedents`)).status).toBe(404);
  });
});
