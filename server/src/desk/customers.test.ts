import { expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const who = (name: string, phone: string) => ({ complainant: { name, contacts: [{ kind: "phone", value: phone }] } });
const idsOf = (items: { id: string }[]) => items.map((i) => i.id);

async function customerOf(complaintId: string): Promise<{ id: string; complaintCount: number; name: string }> {
  return (await desk.call("manager", "GET", `/api/complaints/${complaintId}`)).body.customer;
}

test("the same telephone number, written differently, is the same customer", async () => {
  const a = await desk.create("agent", who("张伟", "+86 139-0000-1111"));
  const b = await desk.create("agent", who("张先生", "13900001111"));
  expect(await customerOf(b.id)).toMatchObject({ id: (await customerOf(a.id)).id, name: "张伟", complaintCount: 2 });
  const found = await desk.call("agent", "GET", "/api/customers?q=139%200000");
  expect(found.body.items).toMatchObject([{ name: "张伟" }]);
  expect((await desk.call("agent", "GET", `/api/customers?q=${encodeURIComponent("张伟")}`)).body.items).toHaveLength(1);
  expect((await desk.call("foreign", "GET", `/api/customers?q=${encodeURIComponent("张伟")}`)).body.items).toEqual([]);
});

test("merging joins two histories and can be taken back, also after a second merge", async () => {
  const made = await Promise.all(["13700000001", "13700000002", "13700000003"].map((phone, i) => desk.create("agent", who(`韩梅${i}`, phone))));
  const [a, b, c] = (await Promise.all(made.map(async (m) => (await customerOf(m.id)).id))) as [string, string, string];
  const merge = (id: string, otherId: string) => desk.call("supervisor", "POST", `/api/customers/${id}/merges`, { otherId });
  expect((await merge(b, c)).status).toBe(201);
  const all = await merge(a, b);
  expect(idsOf(all.body.history).sort()).toEqual(idsOf(made).sort());
  expect(idsOf(all.body.merged)).toEqual(expect.arrayContaining([b, c]));
  expect(all.body.contacts).toHaveLength(3);
  expect((await merge(c, a)).body.error.code).toBe("alreadyMerged");
  expect((await merge(a, a)).body.error.code).toBe("cannotMergeWithItself");
  expect((await customerOf(made[2]?.id ?? "")).id).toBe(a);

  const apart = await desk.call("supervisor", "DELETE", `/api/customers/${a}/merges/${b}`);
  expect(idsOf(apart.body.history)).toEqual([made[0]?.id]);
  const back = await desk.call("supervisor", "GET", `/api/customers/${c}`);
  expect(back.body.id).toBe(b); // its own merge still stands
  expect(idsOf(back.body.history).sort()).toEqual([made[1]?.id, made[2]?.id].sort());
  expect((await desk.call("supervisor", "DELETE", `/api/customers/${a}/merges/${b}`)).body.error.code).toBe("notMerged");
});

test("standing, preferences, contacts and notes are kept; a new name is found, the old one no longer", async () => {
  const { id } = await desk.create("agent", who("旧名字", "13600000009"));
  const customer = await customerOf(id);
  const edit = await desk.call("agent", "PATCH", `/api/customers/${customer.id}`, {
    name: "新名字",
    standing: "vip",
    preferences: { way: "phone", notBefore: "09:00" },
    notes: "只打电话",
    contacts: [{ kind: "email", value: "New@Example.com" }],
  });
  expect(edit.body).toMatchObject({
    name: "新名字",
    standing: "vip",
    notes: "只打电话",
    preferences: { notBefore: "09:00" },
    contacts: [{ kind: "email", value: "New@Example.com" }],
  });
  const find = async (q: string) => (await desk.call("agent", "GET", `/api/complaints?q=${encodeURIComponent(q)}`)).body.rows.length;
  expect([await find("新名字"), await find("旧名字"), await find("new@example.com")]).toEqual([1, 0, 1]);
  expect((await desk.call("agent", "PATCH", `/api/customers/${customer.id}`, { standing: "king" })).status).toBe(400);
  expect((await desk.call("quality", "PATCH", `/api/customers/${customer.id}`, { notes: "x" })).status).toBe(403);
  expect((await desk.call("foreign", "GET", `/api/customers/${customer.id}`)).status).toBe(404);
});

test("a customer's history shows only what the viewer sees", async () => {
  const at = { teamId: desk.teams.two, assigneeId: null };
  const person = who("两家店的客户", "13500000001");
  await desk.create("manager", { ...person, ...at });
  const own = await desk.create("agent", person);
  const customer = await customerOf(own.id);
  expect(customer.complaintCount).toBe(2);
  expect(idsOf((await desk.call("agent", "GET", `/api/customers/${customer.id}`)).body.history)).toEqual([own.id]);
  expect((await desk.call("manager", "GET", `/api/customers/${customer.id}`)).body.history).toHaveLength(2);
});
