import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { penStirs } from "./pen-store.ts";

const desk = useDeskTestApp();
const url = (id: string, tail = "") => `/api/complaints/${id}${tail ? `/${tail}` : ""}`;
const pen = async (as: PersonName, id: string) => (await desk.call(as, "GET", url(id, "pen"))).body;
const type = (as: PersonName, id: string, text: string, more = {}) => desk.call(as, "PUT", `/api/drafts/reply:${id}`, { data: { text, ...more } });
const share = (as: PersonName, id: string, shared = true) => desk.call(as, "PUT", url(id, "pen/sharing"), { shared });
const idOf = (name: PersonName) => desk.person(name).id;
const take = (as: PersonName, id: string, draftId: string, from: PersonName) => desk.call(as, "POST", url(id, `pen/${draftId}/taking`), { fromId: idOf(from) });
const page = async (as: PersonName, id: string) => (await desk.call(as, "GET", url(id))).body;
const send = async (as: PersonName, id: string, text: string) =>
  desk.call(as, "POST", url(id, "messages"), { text, lastSeenSeq: (await page(as, id)).lastSeq });

/** A complaint of the agent, with an answer begun and, unless told not to, let others go on with. */
async function begun(text = "王先生您好，", shared = true) {
  const { id } = await desk.create("agent", form({ teamId: desk.teams.one, assigneeId: idOf("agent") }));
  await type("agent", id, text);
  if (shared) expect((await share("agent", id)).status).toBe(200);
  const [draft] = (await pen("supervisor", id)).others;
  return { id, draft };
}

test("an answer is its writer's own until they let others, and is named without its words meanwhile", async () => {
  const { id, draft } = await begun("王先生您好，", false);
  expect(draft).toMatchObject({ writer: { id: idOf("agent") }, open: null, data: null });
  const no = await take("supervisor", id, draft.id, "agent");
  expect([no.status, no.body.error.code]).toEqual([422, "draftNotOpen"]);
  await share("agent", id);
  expect((await pen("supervisor", id)).others).toMatchObject([{ open: "shared", data: { text: "王先生您好，" } }]);
  await type("agent", id, "王先生您好，已为您");
  expect((await pen("supervisor", id)).others[0].data.text).toBe("王先生您好，已为您");
  expect((await page("supervisor", id)).pen).toBe(true);
  await share("agent", id, false);
  expect((await pen("supervisor", id)).others).toMatchObject([{ open: null, data: null }]);
});

test("left for ten minutes, left by somebody away, and passed on, it is open without a word", async () => {
  const { id } = await begun("在写", false);
  const opening = async () => (await pen("supervisor", id)).others[0].open;
  await sql`update drafts set updated_at = now() - interval '11 minutes' where key = ${`reply:${id}`}`.execute(desk.database.db);
  expect(await opening()).toBe("quiet");
  await type("agent", id, "又写了");
  expect(await opening()).toBeNull();
  await desk.call("supervisor", "POST", url(id, "assignments"), { teamId: desk.teams.one, assigneeId: idOf("colleague") });
  expect((await pen("colleague", id)).others).toMatchObject([{ open: "handedOver", data: { text: "又写了" } }]);
});

test("of two who take over at once one has it, the other hears who; the former writer keeps the text and sees who has it", async () => {
  const { id, draft } = await begun();
  const both = await Promise.all([take("supervisor", id, draft.id, "agent"), take("manager", id, draft.id, "agent")]);
  expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
  const winner = both[0]?.status === 200 ? "supervisor" : "manager";
  const lost = both.find((r) => r.status === 409);
  expect(lost?.body.error).toMatchObject({ code: "draftTakenOver", params: { name: `人-${winner}` } });
  expect((await page(winner, id)).drafts[`reply:${id}`]).toEqual({ text: "王先生您好，" });
  const mine = await page("agent", id);
  expect([mine.drafts, mine.pen]).toEqual([{}, true]);
  expect((await pen("agent", id)).copies).toMatchObject([
    { data: { text: "王先生您好，" }, late: null, takenBy: { id: idOf(winner) }, holderId: idOf(winner), settled: false },
  ]);
  const { rows } = await sql`select 1 from drafts where key = ${`reply:${id}`}`.execute(desk.database.db);
  expect(rows).toHaveLength(1); // one pen
});

test("what the former writer types after that is kept as theirs, touches nothing, and cannot go out by mistake", async () => {
  const { id, draft } = await begun();
  await take("supervisor", id, draft.id, "agent");
  expect((await type("agent", id, "王先生您好，还没听说")).status).toBe(200);
  const sent = await send("agent", id, "王先生您好，还没听说就发");
  expect([sent.status, sent.body.error.code, sent.body.error.params]).toEqual([409, "draftTakenOver", { name: "人-supervisor" }]);
  await desk.call("agent", "DELETE", `/api/drafts/reply:${id}`);
  expect((await pen("agent", id)).copies).toMatchObject([{ data: { text: "王先生您好，" }, late: { text: "王先生您好，还没听说就发" } }]);
  expect((await page("supervisor", id)).drafts[`reply:${id}`].text).toBe("王先生您好，");
  // Having read it, they may write an answer of their own.
  await desk.call("agent", "PUT", url(id, `pen/${draft.id}/settled`));
  await type("agent", id, "另写一份");
  expect((await page("agent", id)).drafts[`reply:${id}`].text).toBe("另写一份");
});

test("it can be taken back with what was added, also while not open to others; and both texts are kept", async () => {
  const { id, draft } = await begun();
  await take("supervisor", id, draft.id, "agent");
  await type("supervisor", id, "王先生您好，主管补充");
  const back = await take("agent", id, draft.id, "supervisor");
  expect([back.status, back.body.data.text]).toEqual([200, "王先生您好，主管补充"]);
  expect((await pen("supervisor", id)).copies).toMatchObject([{ data: { text: "王先生您好，主管补充" }, holderId: idOf("agent") }]);
  expect((await pen("agent", id)).copies).toMatchObject([{ settled: true, data: { text: "王先生您好，" } }]);
  expect((await send("agent", id, "王先生您好，主管补充")).status).toBe(201);
  expect((await pen("supervisor", id)).copies).toMatchObject([{ holderId: null }]);
});

test("undone, it is the former writer's again, and what the taker had put aside for it is theirs again", async () => {
  const { id, draft } = await begun();
  await type("supervisor", id, "主管自己的");
  await take("supervisor", id, draft.id, "agent");
  expect((await pen("supervisor", id)).copies).toMatchObject([{ data: { text: "主管自己的" }, takenBy: null }]);
  const undone = await desk.call("supervisor", "POST", url(id, `pen/${draft.id}/return`));
  expect([undone.status, undone.body.data]).toEqual([200, { text: "主管自己的" }]);
  expect((await page("agent", id)).drafts[`reply:${id}`].text).toBe("王先生您好，");
  expect((await page("supervisor", id)).drafts[`reply:${id}`].text).toBe("主管自己的");
  // A tab that is still open with the older text does not write over it before its writer has looked.
  await type("agent", id, "旧");
  expect((await page("agent", id)).drafts[`reply:${id}`].text).toBe("王先生您好，");
  expect((await take("agent", id, draft.id, "agent")).body.data.text).toBe("王先生您好，");
  await type("agent", id, "新");
  expect((await page("agent", id)).drafts[`reply:${id}`].text).toBe("新");
});

test("its files go along and can be sent by whoever took it over", async () => {
  const { id, draft } = await begun();
  const file = "0199a000-0000-7000-8000-00000000f11e";
  await sql`insert into attachments (id, company_id, uploaded_by, name, type, size, sha256) values
    (${file}::uuid, ${desk.teams.company}::uuid, ${idOf("agent")}::uuid, '报价.pdf', 'application/pdf', 10, 'x')`.execute(desk.database.db);
  await type("agent", id, "见附件", { files: [{ id: file, name: "报价.pdf", type: "application/pdf", size: 10 }] });
  await take("supervisor", id, draft.id, "agent");
  const { lastSeq } = await page("supervisor", id);
  const sent = await desk.call("supervisor", "POST", url(id, "messages"), { text: "见附件", attachmentIds: [file], lastSeenSeq: lastSeq });
  expect([sent.status, sent.body.item?.attachments?.[0]?.name]).toEqual([201, "报价.pdf"]);
});

test("who does not see the complaint or may not answer it gets nothing of it", async () => {
  const { id, draft } = await begun();
  for (const [as, status] of [
    ["far", 404],
    ["foreign", 404],
    ["quality", 403],
    ["trainer", 403],
  ] as const) {
    expect((await desk.call(as, "GET", url(id, "pen"))).status, as).toBe(status);
    expect((await take(as, id, draft.id, "agent")).status, as).toBe(status);
  }
  const elsewhere = await desk.create("agent", form({ teamId: desk.teams.one, assigneeId: idOf("agent") }));
  expect((await take("supervisor", elsewhere.id, draft.id, "agent")).body.error.code).toBe("draftGone");
});

test("letting others, taking over and giving back are on record, without words", async () => {
  const { id, draft } = await begun();
  await take("supervisor", id, draft.id, "agent");
  await desk.call("supervisor", "POST", url(id, `pen/${draft.id}/return`));
  const { rows } = await sql<{
    type: string;
    data: object;
  }>`select type, data from events where complaint_id = ${id}::uuid and type like 'complaint.draft%' order by seq`.execute(desk.database.db);
  expect(rows).toEqual([
    { type: "complaint.draftShared", data: { draftId: draft.id } },
    { type: "complaint.draftTaken", data: { draftId: draft.id, fromPersonId: idOf("agent") } },
    { type: "complaint.draftReturned", data: { draftId: draft.id, toPersonId: idOf("agent") } },
  ]);
});

test("who writes about one complaint is found by an index, however many drafts there are", async () => {
  const { id } = await begun();
  const plan = await desk.database.db.transaction().execute(async (tx) => {
    await sql`insert into drafts (person_id, key, data) select ${idOf("manager")}::uuid, 'reply:' || gen_random_uuid(), '{}' from generate_series(1, 5000)`.execute(
      tx,
    );
    await sql`analyze drafts`.execute(tx);
    const { rows } = await sql<{ "QUERY PLAN": unknown }>`explain (format json) select ${penStirs(idOf("agent"), id)}`.execute(tx);
    await sql`delete from drafts where person_id = ${idOf("manager")}::uuid`.execute(tx);
    return JSON.stringify(rows);
  });
  expect(plan).toContain("drafts_replies");
  expect(plan).not.toMatch(/Seq Scan","[^}]*"Relation Name":"drafts"/);
});
