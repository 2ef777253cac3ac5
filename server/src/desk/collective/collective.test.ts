import { describe, expect, test } from "vitest";
import { createReactor } from "../../platform/reactions.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { openTracking } from "../public/open-tracking.ts";
import { raiseSeverity } from "../severity/raise-severity.ts";

const desk = useDeskTestApp();
const now = () => new Date().toISOString();
let people = 0;
const names = new Map<string, string>();
type Made = { readonly id: string; readonly number: string };

/** A complaint of somebody nobody knows yet. */
async function ofSomebody(as: PersonName = "agent", language = "zh-CN"): Promise<Made> {
  const name = `住户${++people}号`;
  const made = await desk.create(as, { complainant: { name, contacts: [{ kind: "phone", value: `1370000${String(1000 + people)}` }] }, language });
  names.set(made.id, name);
  return made;
}
const page = async (id: string, as: PersonName = "supervisor") => (await desk.call(as, "GET", `/api/complaints/${id}`)).body;
const begin = (ids: string[], as: PersonName = "supervisor") =>
  desk.call(as, "POST", "/api/collectives", { title: "小区停水三天", facts: "整栋楼停水三天，没有通知", ids });
const view = async (id: string, as: PersonName = "supervisor") => (await desk.call(as, "GET", `/api/complaints/${id}/collective`)).body;
const write = (id: string, texts: object, as: PersonName = "supervisor") => desk.call(as, "POST", `/api/complaints/${id}/group-messages`, { texts });
const messages = async (id: string) => ((await page(id)).timeline as { kind?: string; text?: string }[]).filter((i) => i.kind === "message").map((i) => i.text);
const one = async (path: string, body: object) => {
  const answer = await desk.call("supervisor", "POST", `/api/complaints/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

describe("demand 1: a collective complaint carries the handling, each customer keeps their own", () => {
  test("made of several, listed with how many, found by filter, taken out again", async () => {
    const [a, b] = [await ofSomebody(), await ofSomebody()];
    const { status, body } = await begin([a.id, b.id]);
    expect([status, body.results], JSON.stringify(body)).toEqual([
      201,
      [
        { id: a.id, ok: true },
        { id: b.id, ok: true },
      ],
    ]);
    const list = async (query: string) => (await desk.call("supervisor", "GET", `/api/complaints?view=all&limit=100&${query}`)).body.rows;
    expect((await list(`collectiveId=${body.id}`)).map((r: Made) => r.number).sort()).toEqual([a.number, b.number].sort());
    expect((await list("collective=true")).find((r: Made) => r.id === body.id)).toMatchObject({ members: 2, customerName: "" });
    expect((await view(body.id)).members.map((m: { customerName: string }) => m.customerName)).toEqual([names.get(a.id), names.get(b.id)]);
    expect((await desk.call("supervisor", "DELETE", `/api/complaints/${body.id}/members/${a.id}`, { reason: "另一件事" })).status).toBe(204);
    expect([(await view(body.id)).size, (await list(`collectiveId=${body.id}`)).length]).toEqual([1, 1]);
    const events = ((await page(body.id)).timeline as { event?: string }[]).flatMap((i) => i.event ?? []);
    expect(events).toEqual(expect.arrayContaining(["complaint.memberJoined", "complaint.memberLeft"]));
  });

  test("one customer's page never tells of another; nothing is written to the collective complaint itself", async () => {
    const [a, b] = [await ofSomebody(), await ofSomebody()];
    const { body } = await begin([a.id, b.id]);
    await write(body.id, { "zh-CN": "今晚八点恢复供水" });
    const link = (await one(`${a.id}/tracking-links`, {})).url as string;
    const seen = JSON.stringify(await openTracking(desk.database.db, link.split("/").at(-1) ?? "", now()));
    expect(seen).toContain("今晚八点恢复供水");
    for (const secret of [b.number, b.id, body.number, body.id, names.get(b.id) ?? "?"]) expect(seen).not.toContain(secret);
    const refused = await desk.call("supervisor", "POST", `/api/complaints/${body.id}/messages`, { text: "x", lastSeenSeq: "999999" });
    expect([refused.status, refused.body.error.code]).toEqual([422, "collectiveSpeaksToAll"]);
    expect((await desk.call("supervisor", "POST", `/api/complaints/${body.id}/tracking-links`, {})).body.error.code).toBe("collectiveSpeaksToAll");
  });

  test("whoever does not see a member learns that there is one, and no more", async () => {
    const [a, b, hidden] = [await ofSomebody(), await ofSomebody(), await ofSomebody("other")];
    const { body } = await begin([a.id, b.id, hidden.id], "lead");
    await desk.call("lead", "POST", `/api/complaints/${body.id}/assignments`, { teamId: desk.teams.one, assigneeId: desk.person("supervisor").id });
    const shown = await view(body.id, "supervisor");
    expect([shown.size, shown.hidden, shown.members.length]).toEqual([3, 1, 2]);
    expect(JSON.stringify(shown)).not.toContain(hidden.number);
    expect((await desk.call("far", "GET", `/api/complaints/${body.id}/collective`)).status).toBe(404);
    // What one sends reaches whom one sees; the rest is left to who sees them, and nothing is sent twice.
    const sent = await write(body.id, { "zh-CN": "各位好" }, "supervisor");
    expect(sent.body).toMatchObject({ sent: 2, failed: 1 });
    const [message] = (await view(body.id, "supervisor")).messages;
    expect([message.sent, message.failed, message.failedHidden]).toEqual([2, [], 1]);
    const again = await desk.call("lead", "POST", `/api/complaints/${body.id}/group-messages/${message.id}/repeats`, {});
    expect(again.body).toMatchObject({ sent: 1, failed: 0 });
    expect([await messages(a.id), (await page(hidden.id, "lead")).timeline.filter((i: { kind?: string }) => i.kind === "message").length]).toEqual([
      ["各位好"],
      1,
    ]);
  });

  test("a trainer and quality read it without knowing who speaks for them", async () => {
    const [a, b] = [await ofSomebody(), await ofSomebody()];
    const { body } = await begin([a.id, b.id]);
    await one(`${body.id}/representatives`, { name: "赵建国", contactDetail: "138 1234 5678", since: now(), chosenBy: "业主会投票" });
    const shown = JSON.stringify((await page(body.id, "quality")).complaint.representatives);
    expect(shown).not.toContain("1234 5678");
    expect(JSON.stringify((await page(body.id)).complaint.representatives)).toContain("138 1234 5678");
  });
});

describe("one message to all", () => {
  test("each in their language and filled for them; a failure to one is named and can be repeated", async () => {
    const [a, b] = [await ofSomebody("agent", "zh-CN"), await ofSomebody("agent", "en")];
    const { body } = await begin([a.id, b.id]);
    const missing = await write(body.id, { "zh-CN": "您好" });
    expect([missing.status, missing.body.error.code]).toEqual([422, "groupTextMissing"]);
    const sent = await write(body.id, { "zh-CN": "{{customerName}}您好", en: "Dear {{customerName}}, {{没填的}}" });
    expect(sent.body).toMatchObject({ sent: 1, failed: 1 });
    const [message] = (await view(body.id)).messages;
    expect(message.failed).toMatchObject([{ complaintId: b.id, number: b.number, code: "messageUnresolved" }]);
    expect(message.failed[0].message).toContain("没填的");
    expect([await messages(a.id), await messages(b.id)]).toEqual([[`${names.get(a.id)}您好`], []]);
    const again = await desk.call("supervisor", "POST", `/api/complaints/${body.id}/group-messages/${message.id}/repeats`, {});
    expect([again.body.sent, again.body.failed, (await messages(a.id)).length]).toEqual([0, 1, 1]);
  });
});

describe("closing", () => {
  test("each with what fits it: who heard of it and goes along is closed, who dissents stays open", async () => {
    const [a, b, c] = [await ofSomebody(), await ofSomebody(), await ofSomebody()];
    const { body: made } = await begin([a.id, b.id, c.id]);
    await one(`${made.id}/options`, { kind: "repair", text: "换主管道", noCost: true });
    const option = (await page(made.id)).complaint.options[0].id;
    await one(`${made.id}/options/${option}/offer`, {});
    await one(`${made.id}/options/${option}/answer`, { accepted: true, note: "两位代表都同意" });
    await one(`${made.id}/contact-tries`, { way: "phone", reached: true });
    await write(made.id, { "zh-CN": "已和代表谈定：换主管道" });
    await one(`${c.id}/dissents`, { reason: "要求退一个月物业费" });
    const closure = {
      outcome: "accepted",
      directCause: "productQuality",
      indirectCause: "process",
      satisfaction: "satisfied",
      followUpAt: null,
      noFollowUp: "代表说不用",
      reflection: { wellDone: "当天开会", better: "早点通知" },
    };
    const close = (ids: string[]) =>
      desk.call("supervisor", "POST", `/api/complaints/${made.id}/member-closures`, {
        members: ids.map((id) => ({ id, outcome: "accepted", satisfactionUnknown: "经代表谈定" })),
      });
    expect((await close([a.id])).body.results).toMatchObject([{ ok: false, code: "collectiveOpen" }]);
    const closed = await desk.call("supervisor", "PUT", `/api/complaints/${made.id}/closure`, closure);
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    expect((await view(made.id)).members.map((m: { fits: string | null }) => m.fits)).toEqual(["accepted", "accepted", null]);
    expect((await close([a.id, b.id, c.id])).body.results).toMatchObject([{ ok: true }, { ok: true }, { ok: false, code: "memberDissents", number: c.number }]);
    const causes = (await page(a.id)).complaint.closures[0];
    expect([causes.directCause, causes.reflection.better, (await page(c.id)).complaint.closures]).toEqual(["productQuality", "早点通知", []]);
  });
});

test("three customers with one matter are serious, by the rule and with the number", async () => {
  const react = () =>
    createReactor({
      db: desk.database.db,
      clock: () => new Date(),
      reactions: [raiseSeverity],
      announce: () => undefined,
      onError: (error) => {
        throw error;
      },
    }).runOnce();
  await react();
  const [a, b, c] = [await ofSomebody(), await ofSomebody(), await ofSomebody()];
  const { body } = await begin([a.id, b.id]);
  await react();
  expect((await page(body.id)).complaint.severities.at(-1).severity).toBe("ordinary");
  await one(`${body.id}/members`, { ids: [c.id] });
  await react();
  expect((await page(body.id)).complaint.severities.at(-1)).toMatchObject({ severity: "serious", grounds: [{ rule: "group", count: 3 }] });
  // All at once as well.
  const three = [await ofSomebody(), await ofSomebody(), await ofSomebody()];
  const { body: at } = await begin(three.map((each) => each.id));
  await react();
  expect((await page(at.id)).complaint.severities.at(-1)).toMatchObject({ severity: "serious", grounds: [{ rule: "group" }] });
});
