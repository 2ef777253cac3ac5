import { defaultSurvey } from "@amends/core/survey/survey";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callsOf, type Member, useFullApp } from "../accounts/full-app.ts";
import { bodyOf, type ReceivingServer, receivingServer, subjectOf } from "../channels/mail/receiving-server.fixture.ts";
import { form } from "../desk/desk-test-app.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { createAskSurvey } from "./ask-survey.ts";
import { surveyToken } from "./survey-token.ts";

const full = useFullApp();
const open: ReceivingServer[] = [];
const { call, as } = callsOf(full);
let server: ReceivingServer;

const customer = (method: string, url: string, body?: unknown) => full.call({ host: "localhost" }, method, url, body);
const seen = <T>(look: () => Promise<T> | T) => vi.waitFor(look, { timeout: 10_000, interval: 50 });
let nth = 0;
const address = () => `guest${++nth}@example.org`;
const to = (email: string) => server.received.filter((mail) => mail.includes(`To: ${email}`) || mail.includes(`<${email}>`));

const atOnce = { ...defaultSurvey, on: true, delayHours: 0, hours: { from: 0, to: 24 } };
const setUp = (change: object = {}) => as("manager", "PUT", "/api/settings/survey", { ...atOnce, ...change });

type Change = { email?: string; name?: string; change?: Record<string, unknown>; intake?: Record<string, unknown> };
async function complaint({ email = address(), name = `客户${nth}`, change = {}, intake = {} }: Change = {}) {
  const made = await as(
    "agent",
    "POST",
    "/api/complaints",
    form({ complainant: { name, contacts: [{ kind: "email", value: email }], standing: "private" }, ...change }, intake),
  );
  return { ...made, email, path: `/api/complaints/${made.id}` } as { id: string; number: string; trackingUrl: string; email: string; path: string };
}
async function close({ path }: { path: string }, outcome: "accepted" | "finalAnswer" | "withdrawn" = "accepted", how: object = {}) {
  if (outcome === "accepted") {
    const made = await as("agent", "POST", `${path}/options`, { kind: "explanation", text: "说明原因并道歉" });
    const option = made.complaint.options.at(-1).id;
    await as("agent", "POST", `${path}/options/${option}/offer`, {});
    await as("agent", "POST", `${path}/options/${option}/answer`, { accepted: true });
    await as("agent", "POST", `${path}/result`, { note: "已说明" });
  } else if (outcome === "withdrawn") await as("agent", "POST", `${path}/withdrawals`, {});
  else await as("agent", "POST", `${path}/final-answers`, { text: "不能退", outsideBodies: ["12315"] });
  const body = {
    outcome,
    directCause: "other",
    indirectCause: "none",
    satisfaction: null,
    satisfactionUnknown: "未问",
    reflection: { wellDone: "快", better: "早" },
  };
  await as("agent", "PUT", `${path}/closure`, { ...body, followUpAt: new Date(Date.now() + 86_400_000).toISOString(), ...how });
}
// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
const surveys = async (id: string, member: Member = "agent"): Promise<any[]> => (await as(member, "GET", `/api/complaints/${id}/surveys`)).items;
const decided = (id: string) =>
  seen(async () => {
    const [ask] = await surveys(id);
    expect(ask?.state).not.toBe("planned");
    expect(ask).toBeDefined();
    return ask;
  });
const reached = (email: string) => seen(() => expect(to(email).length).toBeGreaterThan(0));
/** The mail's text part, its soft line breaks mended. */
const textOf = bodyOf;
const tokenFor = (askId: string) => surveyToken(full.app.accounts.cookie.secret, askId);
// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
const events = async (id: string) => (await as("agent", "GET", `/api/complaints/${id}`)).timeline.flatMap((i: any) => (i.type === "event" ? [i.event] : []));

beforeEach(async () => {
  server = await receivingServer({});
  open.push(server);
  await as("admin", "PUT", "/api/settings/mail", {
    host: "127.0.0.1",
    port: server.port,
    security: "none",
    username: "",
    fromName: "晨光客服",
    fromAddress: "care@example.com",
  });
  await setUp();
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe("after closing", () => {
  test("demand 8: one click from the mail, without signing in; looking at the link changes nothing", async () => {
    const one = await complaint();
    await reached(one.email);
    await close(one);
    const ask = await decided(one.id);
    expect(ask).toMatchObject({ state: "asked", way: "mail", answers: {} });
    const mail = await seen(() => to(one.email).find((m) => subjectOf(m).includes("请您说说")) ?? Promise.reject(new Error("no survey yet")));
    expect(mail).toMatch(/^Auto-Submitted: auto-generated/im);
    const token = /portal\/s\/([\w-]{43})/.exec(textOf(mail))?.[1] ?? "";
    expect(token).toBe(tokenFor(ask.id));
    // A program that looks through mail follows every link, again and again.
    for (let i = 0; i < 5; i++) expect((await customer("GET", `/api/public/surveys/${token}`)).status).toBe(200);
    expect((await surveys(one.id))[0]).toMatchObject({ answeredAt: null, answers: {} });
    const first = await customer("POST", `/api/public/surveys/${token}/answers`, { answers: { solved: 5 } });
    expect(first).toMatchObject({ status: 200, body: { answers: { solved: 5 }, done: false } });
    await customer("POST", `/api/public/surveys/${token}/answers`, { answers: { better: "<b>更快</b>些", solved: 4 }, done: true });
    expect((await surveys(one.id))[0]).toMatchObject({ answers: { solved: 4, better: "<b>更快</b>些" }, dissatisfied: false });
    expect(await events(one.id)).toEqual(expect.arrayContaining(["complaint.surveyAsked", "complaint.surveyAnswered"]));
    // Quality reads no words in which people may be named.
    expect((await surveys(one.id, "quality"))[0].answers).toEqual({ solved: 4 });
  });

  test("a dissatisfied answer is told to whoever has it and their superior, and seen to once", async () => {
    const one = await complaint();
    await close(one);
    const ask = await decided(one.id);
    await customer("POST", `/api/public/surveys/${tokenFor(ask.id)}/answers`, { answers: { solved: 1 } });
    for (const member of ["agent", "supervisor"] as const)
      await seen(async () => {
        const { items } = await as(member, "GET", "/api/notices");
        // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
        expect(items.filter((n: any) => n.complaint?.id === one.id && n.event === "complaint.surveyDissatisfied")).toHaveLength(1);
      });
    expect((await surveys(one.id))[0]).toMatchObject({ dissatisfied: true, seenTo: null });
    expect((await as("agent", "GET", one.path)).complaint.reopenings).toEqual([]);
    const seenTo = `${one.path}/surveys/${ask.id}/seen-to`;
    expect((await call("agent", "POST", seenTo, { note: " " })).status).toBe(400);
    await as("agent", "POST", seenTo, { note: "致电说明，客户理解" });
    expect((await call("supervisor", "POST", seenTo, { note: "再次" })).body.error.code).toBe("alreadyDone");
    expect((await surveys(one.id))[0].seenTo).toMatchObject({ note: "致电说明，客户理解", by: full.id("agent") });
  });

  test("without mail the link stands on the customer's page and can be copied, which is on record", async () => {
    const one = await complaint({
      email: address(),
      change: { complainant: { name: "电话客户", contacts: [{ kind: "phone", value: "13912345678" }], standing: "private" } },
    });
    const tracking = one.trackingUrl.split("/t/")[1];
    expect((await customer("GET", `/api/public/tracking/${tracking}/survey`)).body).toEqual({ token: null });
    await close(one);
    const ask = await decided(one.id);
    expect(ask).toMatchObject({ state: "asked", way: "page" });
    expect((await customer("GET", `/api/public/tracking/${tracking}/survey`)).body).toEqual({ token: tokenFor(ask.id) });
    const { url } = await as("agent", "POST", `${one.path}/surveys/${ask.id}/link`);
    expect(url).toMatch(new RegExp(`/portal/s/${tokenFor(ask.id)}$`));
    expect(await events(one.id)).toContain("complaint.surveyLinkTaken");
    await customer("POST", `/api/public/surveys/${tokenFor(ask.id)}/answers`, { answers: { solved: 4 }, done: true });
    expect((await customer("GET", `/api/public/tracking/${tracking}/survey`)).body).toEqual({ token: null });
  });

  test("whoever was refused is asked about the handling only", async () => {
    const one = await complaint();
    await close(one, "finalAnswer");
    const ask = await decided(one.id);
    // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
    expect(ask.questions.map((q: any) => q.part)).toEqual(["handling", "handling", "handling"]);
    expect((await customer("POST", `/api/public/surveys/${tokenFor(ask.id)}/answers`, { answers: { solved: 1 } })).body.error.code).toBe("surveyAnswer");
  });
});

describe("who is not asked", () => {
  test.each([
    ["withdrawn", {}, "withdrawn"],
    ["accepted", { intake: { referral: { body: "consumerAssociation", number: "X1", dueAt: null, reply: "" } } }, "referral"],
    ["accepted", { intake: { representative: { name: "李律师", authorisation: "委托书" } } }, "representative"],
    ["accepted", { intake: { riskFlags: ["safety"] } }, "harm"],
  ] as const)("%s with %j: %s, on record", async (outcome, change, reason) => {
    const one = await complaint(change);
    await close(one, outcome);
    expect(await decided(one.id)).toMatchObject({ state: "notAsked", reason });
    expect(await events(one.id)).toContain("complaint.surveyNotAsked");
  });

  test("demand 23: the survey goes to the complainant alone, never to others who were in the conversation", async () => {
    const one = await complaint();
    await reached(one.email);
    await as("agent", "POST", `${one.path}/messages`, { text: "抄送：boss@example.org", lastSeenSeq: (await as("agent", "GET", one.path)).lastSeq });
    await close(one);
    await decided(one.id);
    const mail = await seen(() => to(one.email).find((m) => subjectOf(m).includes("请您说说")) ?? Promise.reject(new Error("no survey yet")));
    expect(mail).not.toMatch(/^(cc|bcc):/im);
    expect(server.received.filter((m) => subjectOf(m).includes(one.number) && !m.includes(one.email))).toEqual([]);
  });

  test("once per person and period, across merged contacts and shared mailboxes; demand 9: again on a later closing after it", async () => {
    const [first, second] = [await complaint(), await complaint()];
    await close(first);
    expect(await decided(first.id)).toMatchObject({ state: "asked" });
    const customerOf = async (id: string) => (await as("agent", "GET", `/api/complaints/${id}`)).customer.id as string;
    await as("supervisor", "POST", `/api/customers/${await customerOf(first.id)}/merges`, { otherId: await customerOf(second.id) });
    await close(second);
    expect(await decided(second.id)).toMatchObject({ state: "notAsked", reason: "askedLately" });
    await as("agent", "POST", `${second.path}/reopenings`, { reason: "又坏了" });
    await sql`update survey_asks set decided_at = decided_at - interval '91 days' where complaint_id = ${first.id}::uuid`.execute(full.database.db);
    await close(second, "finalAnswer");
    const [latest, before] = await seen(async () => {
      const items = await surveys(second.id);
      expect(items.map((i) => i.state)).toEqual(["asked", "notAsked"]);
      return items;
    });
    expect([latest.reason, before.reason]).toEqual([null, "askedLately"]);
  });

  test("demand 9: several questions, about outcome and handling; answers keep the version they were given to", async () => {
    const one = await complaint();
    await close(one);
    const ask = await decided(one.id);
    expect(ask.questions.length).toBeGreaterThan(3);
    const saved = await setUp({ questions: atOnce.questions.map((q) => (q.id === "solved" ? { ...q, id: "other" } : q)) });
    expect((await surveys(one.id))[0].questions[0].id).toBe("solved");
    expect((await setUp()).version).toBe(saved.version + 1);
  });

  test("looked at again when the time comes: not while a crisis runs, not when reopened, not in the night; decided once", async () => {
    await setUp({ delayHours: 24 });
    const task = createAskSurvey(full.app.accounts.cookie.secret, "http://localhost");
    const run = async (one: { id: string }, now = new Date().toISOString()) => {
      const [ask] = await seen(async () => {
        const items = await surveys(one.id);
        expect(items).toHaveLength(1);
        return items;
      });
      await task({ companyId: full.teams.company, complaintId: one.id, askId: ask.id }, { db: full.database.db, now, newId: newUuid, attempt: 1 });
      return (await surveys(one.id))[0];
    };
    const [calm, stormy] = [await complaint(), await complaint()];
    // Its acknowledgement has reached them, also as far as is on record: else they are asked on their page.
    await seen(async () => {
      const { rows } = await sql`select from mails where complaint_id = ${calm.id}::uuid and sent_at is not null`.execute(full.database.db);
      expect(rows).toHaveLength(1);
    });
    await close(calm);
    await close(stormy);
    const other = await complaint({ email: stormy.email });
    await as("supervisor", "PUT", `/api/complaints/${other.id}/severity`, { severity: "crisis", reason: "媒体来电" });
    expect(await run(stormy)).toMatchObject({ state: "notAsked", reason: "crisis" });
    await setUp({ delayHours: 24, hours: { from: 9, to: 20 } });
    expect(await run(calm, "2030-01-01T18:00:00.000Z")).toMatchObject({ state: "planned" });
    expect(await run(calm, "2030-01-02T03:00:00.000Z")).toMatchObject({ state: "asked", way: "mail" });
    expect(await run(calm)).toMatchObject({ state: "asked" });
    const back = await complaint();
    await close(back);
    await seen(async () => expect(await surveys(back.id)).toHaveLength(1));
    await as("agent", "POST", `${back.path}/reopenings`, { reason: "又坏了" });
    await setUp();
    expect(await run(back)).toMatchObject({ state: "notAsked", reason: "reopened" });
  });

  test("a team that does not ask, and a company that has not switched it on", async () => {
    await setUp({ offTeamIds: [full.teams.branch] });
    const one = await complaint();
    await close(one);
    expect(await decided(one.id)).toMatchObject({ state: "notAsked", reason: "off" });
    expect(await events(one.id)).not.toContain("complaint.surveyNotAsked");
  });
});

describe("the customer's page of a survey", () => {
  test("tokens that are wrong, foreign, over or answered say so and give nothing away", async () => {
    const one = await complaint();
    await close(one);
    const ask = await decided(one.id);
    const token = tokenFor(ask.id);
    const forged = surveyToken("another secret", ask.id);
    const flipped = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
    for (const bad of [forged, flipped, tokenFor(newUuid()), "x", "A".repeat(43), "..%2f..%2fetc", token.slice(1)]) {
      for (const answer of [
        await customer("GET", `/api/public/surveys/${bad}`),
        await customer("POST", `/api/public/surveys/${bad}/answers`, { answers: { solved: 5 } }),
      ])
        expect(answer).toMatchObject({ status: 404, body: { error: { code: "linkInvalid" } } });
    }
    expect(JSON.stringify((await customer("GET", `/api/public/surveys/${token}`)).body)).not.toMatch(new RegExp(`${one.number}|${one.email}|客户`));
    await customer("POST", `/api/public/surveys/${token}/answers`, { answers: { solved: 5 }, done: true });
    expect((await customer("POST", `/api/public/surveys/${token}/answers`, { answers: { solved: 4 } })).status).toBe(200);
    await sql`update survey_asks set done_at = done_at - interval '25 hours' where id = ${ask.id}::uuid`.execute(full.database.db);
    expect(await customer("GET", `/api/public/surveys/${token}`)).toMatchObject({ status: 410, body: { error: { code: "surveyAnswered" } } });
    await sql`update survey_asks set done_at = null, expires_at = now() - interval '1 second' where id = ${ask.id}::uuid`.execute(full.database.db);
    const over = await customer("POST", `/api/public/surveys/${token}/answers`, { answers: { solved: 1 } });
    expect(over).toMatchObject({ status: 410, body: { error: { code: "surveyOver" } } });
    expect(Object.keys(over.body)).toEqual(["error"]);
    expect((await surveys(one.id))[0].answers).toEqual({ solved: 4 });
  });

  test("hostile answers are refused and leave nothing behind", async () => {
    const one = await complaint();
    await close(one);
    const ask = await decided(one.id);
    const url = `/api/public/surveys/${tokenFor(ask.id)}/answers`;
    const bad = [
      { answers: { solved: 99 } },
      { answers: { solved: 4.5 } },
      { answers: { solved: { $gt: 0 } } },
      { answers: { __proto__x: 1 } },
      { answers: { better: "长".repeat(2_001) } },
      { answers: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`q${i}`, 1])) },
      { answers: [] },
      { answers: { solved: 5 }, companyId: newUuid() },
      {},
    ];
    for (const body of bad) expect((await customer("POST", url, body)).status, JSON.stringify(body).slice(0, 80)).toBeGreaterThanOrEqual(400);
    expect((await surveys(one.id))[0]).toMatchObject({ answers: {}, answeredAt: null });
    const zero = await customer("POST", url, { answers: { better: "a\u0000b" } });
    expect(zero.body.answers.better).toBe("ab");
  });

  test("one address cannot click without end", async () => {
    const one = await complaint();
    await close(one);
    const ask = await decided(one.id);
    const url = `/api/public/surveys/${tokenFor(ask.id)}/answers`;
    const from = "203.0.113.77";
    let last = 0;
    for (let i = 0; i < 130 && last !== 429; i++) last = (await full.call({ host: "localhost" }, "POST", url, { answers: {} }, from)).status;
    expect(last).toBe(429);
  });

  test("others see no survey of a complaint that is not theirs, and only those in charge change it", async () => {
    const one = await complaint();
    await close(one);
    const ask = await decided(one.id);
    for (const member of ["far", "foreign"] as const) {
      expect((await call(member, "GET", `${one.path}/surveys`)).status).toBe(404);
      expect((await call(member, "POST", `${one.path}/surveys/${ask.id}/link`)).status).toBe(404);
    }
    const other = await complaint();
    expect((await call("agent", "POST", `${other.path}/surveys/${ask.id}/link`)).status).toBe(404);
    expect((await call("agent", "PUT", "/api/settings/survey", atOnce)).status).toBe(403);
    const none = await call("manager", "PUT", "/api/settings/survey", { ...atOnce, questions: [] });
    expect(none).toMatchObject({ status: 422, body: { error: { code: "surveyNoQuestion" } } });
    const { questions } = atOnce;
    const lacking = [{ ...questions[0], text: { "zh-CN": "满意吗？", en: "Well?" } }, ...questions.slice(1)];
    expect((await call("manager", "PUT", "/api/settings/survey", { ...atOnce, questions: lacking })).body.error.field).toBe("questions.0.text.zh-TW");
  });
});
