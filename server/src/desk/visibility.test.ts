import { viewNames } from "@amends/core/desk/contract-view";
import { beforeAll, expect, test } from "vitest";
import { type PersonName, useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const made: Record<string, string> = {};

const word = "隐约的异味";
beforeAll(async () => {
  const at = (team: keyof typeof desk.teams, assignee: PersonName | null) => ({
    teamId: desk.teams[team],
    assigneeId: assignee ? desk.person(assignee).id : null,
  });
  const record = async (name: string, as: PersonName, where: Record<string, unknown>) => {
    made[name] = (await desk.create(as, where, { title: `${name} ${word}` })).id;
  };
  await record("agentOwn", "manager", at("one", "agent"));
  await record("colleagueOwn", "manager", at("one", "colleague"));
  await record("oneFree", "manager", at("one", null));
  await record("twoFree", "manager", at("two", null));
  await record("twoOwn", "manager", at("two", "other"));
  await record("besideFree", "manager", at("beside", null));
  await record("foreignFree", "foreign", at("foreign", null));
  await record("oneClosed", "manager", at("one", "agent"));
  await desk.call("manager", "POST", `/api/complaints/${made.oneClosed}/withdrawals`, { text: "不投诉了" });
  const closed = await desk.call("manager", "PUT", `/api/complaints/${made.oneClosed}/closure`, {
    outcome: "withdrawn",
    directCause: "serviceQuality",
    indirectCause: "process",
    causeNote: "",
    satisfaction: null,
    satisfactionUnknown: "已撤诉",
    followUpAt: null,
    noFollowUp: "已撤诉",
    reflection: { wellDone: "及时联系", better: "更早说明", suggestion: "" },
  });
  if (closed.status !== 200) throw new Error(JSON.stringify(closed.body));
});

const expected: readonly [PersonName, readonly string[]][] = [
  ["agent", ["agentOwn", "oneFree", "oneClosed"]],
  ["colleague", ["colleagueOwn", "oneFree"]],
  ["other", ["twoFree", "twoOwn"]],
  ["supervisor", ["agentOwn", "colleagueOwn", "oneFree", "oneClosed"]],
  ["lead", ["agentOwn", "colleagueOwn", "oneFree", "twoFree", "twoOwn", "oneClosed"]],
  ["quality", ["agentOwn", "colleagueOwn", "oneFree", "oneClosed"]],
  ["trainer", ["oneClosed"]],
  ["manager", ["agentOwn", "colleagueOwn", "oneFree", "twoFree", "twoOwn", "besideFree", "oneClosed"]],
  ["far", ["besideFree"]],
  ["foreign", ["foreignFree"]],
];
const namesOf = (rows: { id: string }[]) => rows.map((r) => Object.entries(made).find(([, id]) => id === r.id)?.[0]).sort();

test.each(expected)("%s sees the same in lists, search, counts and direct links", async (who, seen) => {
  const list = await desk.call(who, "GET", "/api/complaints?view=all&sort=newest");
  expect(namesOf(list.body.rows)).toEqual([...seen].sort());
  expect(list.body.total).toEqual({ count: seen.length, more: false });
  for (const sort of ["due", "activity"])
    expect(namesOf((await desk.call(who, "GET", `/api/complaints?view=all&sort=${sort}`)).body.rows)).toEqual([...seen].sort());
  for (const sort of ["newest", "relevance"]) {
    const found = await desk.call(who, "GET", `/api/complaints?q=${encodeURIComponent(word)}&sort=${sort}`);
    expect(namesOf(found.body.rows)).toEqual([...seen].sort());
    expect(found.body.total.count).toBe(seen.length);
  }
  expect((await desk.call(who, "GET", "/api/complaints/counts")).body.all.count).toBe(seen.length);
  for (const [name, id] of Object.entries(made)) {
    const status = seen.includes(name) ? 200 : 404;
    expect((await desk.call(who, "GET", `/api/complaints/${id}`)).status, name).toBe(status);
    expect((await desk.call(who, "GET", `/api/complaints/${id}/timeline`)).status, name).toBe(status);
  }
});

test("an admin has no complaints at all, whoever is not signed in gets nothing", async () => {
  expect((await desk.call("admin", "GET", "/api/complaints")).status).toBe(403);
  expect((await desk.call("nobody" as PersonName, "GET", "/api/complaints")).status).toBe(401);
});

test("views agree with their counts for everybody", async () => {
  for (const [who] of expected) {
    const { body: counts } = await desk.call(who, "GET", "/api/complaints/counts");
    for (const view of viewNames) {
      const list = await desk.call(who, "GET", `/api/complaints?view=${view}`);
      expect({ who, view, ...list.body.total }).toEqual({ who, view, ...counts[view] });
      expect(list.body.rows).toHaveLength(counts[view].count);
    }
  }
});

test("what one does not see cannot be commanded either", async () => {
  const answer = await desk.call("far", "POST", `/api/complaints/${made.agentOwn}/assignments`, {
    teamId: desk.teams.beside,
    assigneeId: desk.person("far").id,
  });
  expect(answer.status).toBe(404);
  expect((await desk.call("far", "POST", `/api/complaints/${made.agentOwn}/messages`, { text: "x", lastSeenSeq: "0" })).status).toBe(404);
});

test("moving and closing change who finds it at once", async () => {
  const { id, number } = await desk.create("agent", {}, { title: "挪来挪去的投诉" });
  const finds = async (who: PersonName) => (await desk.call(who, "GET", `/api/complaints?q=${number}`)).body.rows.length;
  expect(await finds("far")).toBe(0);
  await desk.call("manager", "POST", `/api/complaints/${id}/transfers`, { teamId: desk.teams.beside, assigneeId: null, note: "归三组" });
  // Who took it in answers for it, and so sees it, until somebody there has taken it.
  expect([await finds("far"), await finds("agent"), await finds("supervisor"), await finds("manager")]).toEqual([1, 1, 0, 1]);
  await desk.call("far", "POST", `/api/complaints/${id}/assignments`, { teamId: desk.teams.beside, assigneeId: desk.person("far").id });
  expect([await finds("far"), await finds("agent"), await finds("supervisor"), await finds("manager")]).toEqual([1, 0, 0, 1]);
});

test("those who do not work the case read contacts, order and plate masked; trainers do not learn who it was", async () => {
  const { id } = await desk.create(
    "agent",
    { complainant: { name: "欧阳静", contacts: [{ kind: "phone", value: "13812345678" }] } },
    {
      title: "欧阳静的车",
      facts: "我叫欧阳静，电话 13812345678，车牌沪A12345。",
      product: { name: "轿车", orderNo: "ORD-778899", plate: "沪A12345" },
    },
  );
  const quality = await desk.call("quality", "GET", `/api/complaints/${id}`);
  expect(quality.body.masked).toBe(true);
  expect(quality.body.customer.name).toBe("欧阳静");
  for (const secret of ["13812345678", "ORD-778899", "沪A12345"]) expect(JSON.stringify(quality.body)).not.toContain(secret);
  expect((await desk.call("quality", "GET", "/api/complaints?q=13812345678")).body.rows).toEqual([]);
  expect((await desk.call("agent", "GET", "/api/complaints?q=138-1234-5678")).body.rows).toHaveLength(1);

  await desk.call("agent", "POST", `/api/complaints/${id}/withdrawals`, { text: "不投诉了" });
  const closed = await desk.call("agent", "PUT", `/api/complaints/${id}/closure`, {
    outcome: "withdrawn",
    directCause: "serviceQuality",
    indirectCause: "process",
    causeNote: "",
    satisfaction: null,
    satisfactionUnknown: "已撤诉",
    followUpAt: null,
    noFollowUp: "已撤诉",
    reflection: { wellDone: "及时联系", better: "更早说明", suggestion: "" },
  });
  expect(closed.status, JSON.stringify(closed.body)).toBe(200);
  const trainer = await desk.call("trainer", "GET", `/api/complaints/${id}`);
  expect(trainer.status).toBe(200);
  expect(trainer.body.customer).toBeNull();
  for (const secret of ["欧阳静", "13812345678", "ORD-778899", "沪A12345"]) expect(JSON.stringify(trainer.body)).not.toContain(secret);
  expect(JSON.stringify((await desk.call("trainer", "GET", "/api/complaints")).body)).not.toContain("欧阳静");
  expect((await desk.call("trainer", "GET", `/api/complaints?q=${encodeURIComponent("ORD-778899")}`)).body.rows).toEqual([]);
});
