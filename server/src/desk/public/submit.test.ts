import { sql } from "kysely";
import { expect, test } from "vitest";
import { multipart, png, useTestApp } from "../attachments/test-app.ts";
import { newFormToken, portalKey } from "./form-token.ts";
import { addressKey } from "./limit-rate.ts";
import { publicRoutes } from "./routes.ts";

const t = useTestApp(publicRoutes, { AMENDS_PORTAL_LIMIT: "1000/10min", AMENDS_PUBLIC_URL: "https://desk.example.com" });

const tokenOf = (secondsAgo: number) => newFormToken(portalKey(t.deps.config), new Date(Date.now() - secondsAgo * 1000).toISOString());
const content = (change: object = {}) => ({
  formToken: tokenOf(60),
  company: t.companyId,
  language: "zh-CN",
  facts: "4月3日提车后第二天就漏油，去了三次都没修好",
  remedy: "换一台变速箱",
  demandTypes: ["repair"],
  contacts: [{ kind: "phone", value: "138 0013 8000" }],
  ...change,
});
const submit = async (change: object = {}, headers: Record<string, string> = {}) => {
  const answer = await t.app.inject({
    method: "POST",
    url: "/api/public/complaints",
    payload: content(change),
    headers: { "x-amends-language": "zh-CN", ...headers },
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};
const stored = async () => (await sql<{ n: number }>`select count(*)::int as n from complaints`.execute(t.database.db)).rows[0]?.n ?? -1;

test("the form names the only company and gives a token", async () => {
  const form = (await t.app.inject({ method: "GET", url: "/api/public/form" })).json();
  expect(form).toMatchObject({ company: { name: "晨光汽车", demo: false }, companies: [], minSeconds: 3, maxFiles: 10 });
  expect((await t.app.inject({ method: "GET", url: "/api/public/form?company=nobody" })).json().company).toBeNull();
});

test("a complaint comes in with files, number, link and acknowledgement, and lies unassigned", async () => {
  const formToken = tokenOf(30);
  const { payload, headers } = multipart("漏油.png", png);
  const file = (await t.app.inject({ method: "POST", url: "/api/public/attachments", payload, headers: { ...headers, "x-amends-form": formToken } })).json();
  expect(file).toMatchObject({ name: "漏油.png", type: "image/png", url: "" });
  const { status, body } = await submit({ formToken, attachmentIds: [file.id] });
  expect(status).toBe(201);
  expect(body.number).toMatch(/^A\d\d-000001$/);
  expect(body.trackingUrl).toMatch(/^https:\/\/desk\.example\.com\/portal\/t\/[\w-]{32}$/);
  expect(body.trackingQrSvg).toMatch(/^<svg/);
  expect(body.acknowledgement).toContain(body.number);
  expect(body.acknowledgement).not.toContain("{{");
  const row = (
    await sql<{
      doc: { intake: { channel: string; anonymous: boolean; demand: unknown } };
      assignee_id: null;
      team_id: string;
      to_complete: boolean;
      files: number;
    }>`
    select c.*, (select count(*)::int from attachments a where a.complaint_id = c.id) as files from complaints c where number = ${body.number}`.execute(
      t.database.db,
    )
  ).rows[0];
  expect(row).toMatchObject({ assignee_id: null, team_id: t.companyId, to_complete: true, files: 1 });
  expect(row?.doc.intake).toMatchObject({ channel: "form", anonymous: true, demand: { types: ["repair"], text: "换一台变速箱" } });
  expect(
    (await sql<{ type: string; actor_type: string }>`select type, actor_type from events where type = 'complaint.created'`.execute(t.database.db)).rows,
  ).toEqual([{ type: "complaint.created", actor_type: "customer" }]);
});

test("the same form sent twice is one complaint with one answer; with other content it is refused", async () => {
  const formToken = tokenOf(30);
  const before = await stored();
  const answers = await Promise.all(Array.from({ length: 5 }, () => submit({ formToken })));
  expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(await stored()).toBe(before + 1);
  expect((await submit({ formToken, facts: "另一件事" })).body.error.code).toBe("formUsed");
});

test("a customer who is known gets the same answer as one who is not", async () => {
  const known = await submit({ contacts: [{ kind: "phone", value: "13800138000" }] });
  const unknown = await submit({ contacts: [{ kind: "phone", value: "13900139999" }] });
  const shape = ({ body }: typeof known) =>
    JSON.stringify(body)
      .replaceAll(/A\d\d-\d{6}/g, "N")
      .replaceAll(/[\w-]{32}(?=["\\\n])/g, "T")
      .replaceAll(/<svg.*<\/svg>/g, "S");
  expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
  expect(shape(known).length - shape(unknown).length).toBe(0);
  const { rows } = await sql<{
    customers: number;
  }>`select count(distinct customer_id)::int as customers from complaints where doc #>> '{intake,channel}' = 'form'`.execute(t.database.db);
  expect(rows[0]?.customers).toBe(2);
});

test.each([
  ["a forged token", () => ({ formToken: `${tokenOf(60).slice(0, -2)}xx` }), "formInvalid"],
  ["no token", () => ({ formToken: "x" }), "formInvalid"],
  ["an old form", () => ({ formToken: tokenOf(25 * 3600) }), "formExpired"],
  ["a form filled faster than anybody can", () => ({ formToken: tokenOf(1) }), "formTooFast"],
  ["a filled honeypot", () => ({ website: "http://spam.example" }), "formInvalid"],
  ["no facts", () => ({ facts: " \u0000 " }), "factsMissing"],
  ["no remedy", () => ({ remedy: "" }), "remedyMissing"],
  ["no contact", () => ({ contacts: [] }), "contactMissing"],
  ["a contact of two lines", () => ({ contacts: [{ kind: "phone", value: "1\r\nBcc: x" }] }), "invalid"],
  ["another company", () => ({ company: "nobody" }), "unknownCompany"],
  ["somebody else's file", () => ({ attachmentIds: ["0199a000-0000-7000-8000-000000000001"] }), "attachmentMissing"],
  ["too long a text", () => ({ facts: "长".repeat(20_001) }), "invalid"],
])("%s is refused and nothing is written", async (_, change, code) => {
  const before = await stored();
  const { body } = await submit(change());
  expect(body.error.code).toBe(code);
  expect(body.error.message).not.toMatch(/[a-z]{4,}Missing|undefined/);
  expect(await stored()).toBe(before);
});

test("a body beyond the limit is refused before it is read", async () => {
  expect((await submit({ facts: "a".repeat(300_000) })).status).toBe(413);
});

test("an address is stopped at its rate, and a household counts as one", async () => {
  expect([addressKey("::ffff:10.0.0.1"), addressKey("2001:db8:1:2:aaaa::1"), addressKey("2001:0db8:0001:0002:bbbb:1:2:3"), addressKey("::1")]).toEqual([
    "10.0.0.1",
    "2001:db8:1:2::/64",
    "2001:db8:1:2::/64",
    "0:0:0:0::/64",
  ]);
});

test("who knows a customer's number cannot add a contact of their own to that customer", async () => {
  const victim = { kind: "phone", value: "13699990000" };
  const customerOf = async (number: string) =>
    (
      await sql<{
        id: string;
        contacts: string[];
      }>`select customer_id as id, array(select value from customer_contacts k where k.customer_id = c.customer_id) as contacts from complaints c where number = ${number}`.execute(
        t.database.db,
      )
    ).rows[0];
  const first = await customerOf((await submit({ contacts: [victim] })).body.number);
  const forged = await customerOf((await submit({ contacts: [victim, { kind: "email", value: "mallory@example.com" }] })).body.number);
  expect(forged?.id).not.toBe(first?.id);
  const again = await customerOf((await submit({ contacts: [victim] })).body.number);
  expect(again).toEqual({ id: first?.id, contacts: ["13699990000"] });
});

test("two complaints of one new customer at the same moment make one customer", async () => {
  const contacts = [{ kind: "phone", value: "13688880000" }];
  const sent = await Promise.all(Array.from({ length: 8 }, () => submit({ contacts })));
  expect(sent.map((each) => each.status)).toEqual(Array(8).fill(201));
  const { rows } = await sql<{ n: number }>`select count(distinct customer_id)::int as n from customer_contacts where normalised = '+8613688880000'`.execute(
    t.database.db,
  );
  expect(rows[0]?.n).toBe(1);
});
