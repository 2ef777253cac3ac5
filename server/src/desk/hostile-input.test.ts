import { expect, test } from "vitest";
import { form, useDeskTestApp } from "./desk-test-app.ts";

const desk = useDeskTestApp();
const half = "\ud83d";

test("half a character and NUL are put right, never a reason to lose what was written", async () => {
  const made = await desk.call(
    "agent",
    "POST",
    "/api/complaints",
    form({ complainant: { name: `王${half}`, contacts: [{ kind: "wechat", value: `wx${half}\u0000` }] } }, { title: `a${half}b\u0000c`, facts: `x${half}` }),
  );
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { body } = await desk.call("agent", "GET", `/api/complaints/${made.body.id}`);
  expect([body.complaint.intake.title, body.customer.name]).toEqual(["a\ufffdbc", "王\ufffd"]);
  expect((await desk.call("agent", "PATCH", `/api/complaints/${made.body.id}/tags`, { add: [half] })).status).toBe(200);
});

test.each([
  ["half a character", `a${half}`, "a\ufffd"],
  ["NUL", "a\u0000b", "ab"],
  ["a path that looks like an escape", "C:\\u0000\\new", "C:\\u0000\\new"],
])("a draft with %s is kept", async (_, text, kept) => {
  expect((await desk.call("agent", "PUT", "/api/drafts/hostile", { data: { text, more: [text] } })).status).toBe(200);
  expect((await desk.call("agent", "GET", "/api/drafts/hostile")).body.data).toEqual({ text: kept, more: [kept] });
});

test.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-02-30T00:00:00Z", "gestern", 5])(
  "the time %j is refused, naming the field",
  async (at) => {
    const made = await desk.call("agent", "POST", "/api/complaints", form({}, { receivedAt: at }));
    expect([made.status, made.body.error?.field]).toEqual([400, "intake.receivedAt"]);
    const list = await desk.call("agent", "GET", `/api/complaints?receivedFrom=${encodeURIComponent(at)}`);
    expect([list.status, list.body.error?.field]).toEqual([400, "receivedFrom"]);
  },
);

test("a place in a list that nobody gave out is refused", async () => {
  const place = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
  const id = desk.person("agent").id;
  for (const after of [
    "x",
    place("9999-99-99T99:99:99Z", id, 0),
    place("000000-00-00T00:00:00Z", id, 0),
    place("2026-02-31T00:00:00Z", id, 0),
    place("2026-01-01T00:00:00Z", "-".repeat(36), 0),
    place("infinity", id, -1),
    place(["infinity"], id, 0),
  ]) {
    for (const q of ["", "&q=发动机", "&q=发动机&sort=relevance"]) {
      const answer = await desk.call(
        "agent",
        "GET",
        `/api/complaints?sort=newest&after=${after}${encodeURI(q)}`.replace("sort=newest&", q.includes("relevance") ? "" : "sort=newest&"),
      );
      expect(answer.status, `${Buffer.from(after, "base64url")} ${q}`).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  }
});

test("every field of the form refuses every wrong type, naming itself", async () => {
  const wrong = [null, 7, true, "x".repeat(30_000), [], {}, [[]], { a: { b: 1 } }];
  const paths = [
    "complainant",
    "complainant.name",
    "complainant.contacts",
    "intake",
    "intake.title",
    "intake.facts",
    "intake.demand",
    "intake.demand.types",
    "intake.channel",
    "intake.categoryId",
    "intake.respondent",
    "intake.product",
    "intake.amount",
    "intake.referral",
    "intake.representative",
    "intake.riskFlags",
    "kind",
    "severity",
    "specials",
    "promises",
    "links",
    "attachmentIds",
    "teamId",
    "language",
    "draftKey",
  ];
  for (const path of paths) {
    for (const value of wrong) {
      const body = structuredClone(form()) as Record<string, Record<string, unknown>>;
      const keys = path.split(".");
      const last = keys.pop() as string;
      const holder = keys.reduce<Record<string, unknown>>((at, key) => (at[key] ??= {}) as Record<string, unknown>, body);
      holder[last] = value;
      const { status, body: answer } = await desk.call("agent", "POST", "/api/complaints", body);
      expect(status, `${path} = ${JSON.stringify(value).slice(0, 30)}`).toBeLessThan(500);
      if (status === 400) expect(`${answer.error.field}.`, JSON.stringify(answer.error)).toContain(`${path}.`.split(".")[0]);
    }
  }
}, 120_000);

test("every command refuses nonsense without an error of ours, and writes nothing half", async () => {
  const { id } = await desk.create("agent");
  const record = "0199a000-0000-7000-8000-000000000001";
  const { commandSchemas } = await import("@amends/core/desk/contract-commands");
  const { routes } = await import("./routes.ts");
  const lines = routes.filter((route) => route.method !== "GET" && route.path.startsWith("/api/complaints/:id/"));
  expect(lines.length).toBeGreaterThan(Object.keys(commandSchemas).length);
  const before = (await desk.call("agent", "GET", `/api/complaints/${id}`)).body.version;
  for (const { method, path } of lines) {
    const url = path.replace(":id", id).replace(/:\w+/g, record);
    for (const body of [[], [1], "x", 5, { text: { a: 1 } }, { text: [null], reason: 5, note: {}, recordId: "x" }]) {
      const { status } = await desk.call("agent", method, url, body);
      expect(status, `${method} ${path} ${JSON.stringify(body)}`).toBeLessThan(500);
    }
  }
  const { body } = await desk.call("agent", "GET", `/api/complaints/${id}`);
  expect(body.version - before).toBeLessThanOrEqual(3);
}, 120_000);
