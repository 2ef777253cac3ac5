import type { Permission } from "@amends/core/accounts/permission";
import { beforeAll, describe, expect, test } from "vitest";
import { routes } from "../app.ts";
import { type Member, useFullApp } from "./full-app.ts";

const full = useFullApp();

/** Who may what, written down a second time on purpose: a slip in the table of permissions must not pass unseen. */
const mayUse: Record<Permission, string> = {
  readComplaints: "agent supervisor quality trainer manager",
  handleComplaints: "agent supervisor manager",
  noteComplaints: "agent supervisor quality manager",
  doErrands: "agent supervisor quality trainer manager admin",
  approve: "supervisor manager",
  bulkHandle: "supervisor manager",
  readCustomers: "agent supervisor quality manager",
  editCustomers: "agent supervisor manager",
  exportComplaints: "supervisor quality manager",
  importComplaints: "supervisor manager admin",
  editDeskSettings: "manager admin",
  managePeople: "manager admin",
  readAudit: "quality manager admin",
  readFigures: "agent supervisor quality manager",
  readLedger: "supervisor manager",
  readBoard: "supervisor manager",
  readAfterClosing: "supervisor manager",
  shareViews: "supervisor manager",
  shareReplies: "supervisor manager",
};
const roles = ["agent", "supervisor", "quality", "trainer", "manager", "admin"] as const satisfies readonly Member[];

/** Refused by the handler itself, beyond the table: why, and whom it still lets through. */
const beyondTheTable: Record<string, { code: string; but: readonly string[] }> = {
  "DELETE /api/setup/demo": { code: "notPermitted", but: ["manager", "admin"] },
};
/** Own credentials: not even an admin's token may touch them. */
const sessionOnly = [
  "POST /api/me/password",
  "POST /api/me/end-other-sessions",
  "POST /api/tokens",
  "POST /api/auth/two-factor/enable",
  "POST /api/auth/two-factor/disable",
  "POST /api/auth/two-factor/generate-backup-codes",
];
/** Open to everybody on purpose. Anything else that is public fails the test. */
const openToAll = /^\/api\/(health$|openapi|public\/|auth\/(sign-in|sign-out|two-factor\/verify)|setup|demo\/)/;

const nameOf = (route: { method: string; path: string }) => `${route.method} ${route.path}`;
const uuid = "0199a000-0000-7000-8000-00000000abcd";
const urlOf = (path: string) =>
  path
    .replace(/:(\w+)/g, (_, name: string) =>
      name === "token" ? "A".repeat(32) : name === "number" ? "A26-000001" : name === "language" ? "en" : name === "kind" ? "progress" : uuid,
    )
    .replace("*", "x");

/** Status and code of a call with an empty body; a stream that stays open counts as its head. */
async function ask(route: { method: string; path: string }, headers: Record<string, string>) {
  const address = `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
  const local = /^\/api\/(setup|demo)/.test(route.path) ? "127.0.0.1" : address;
  const body = ["POST", "PUT", "PATCH"].includes(route.method) ? {} : undefined;
  if (route.path !== "/api/stream") {
    const answer = await full.call(headers, route.method, urlOf(route.path), body, local);
    return { status: answer.status, code: answer.body?.error?.code as string | undefined };
  }
  const answer = await full.app.http.inject({ method: "GET", url: route.path, headers, remoteAddress: local, payloadAsStream: true });
  if (answer.statusCode === 200) answer.stream().destroy();
  return { status: answer.statusCode, code: answer.statusCode === 401 ? "signInRequired" : undefined };
}

const refused = (answer: { status: number }) => answer.status === 401 || answer.status === 403;

test("the table has every route once, each with a permission it knows", () => {
  const names = routes.map(nameOf);
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  const known = [...Object.keys(mayUse), "signedIn", "public", "setup"];
  expect(routes.filter((route) => !known.includes(route.permission)).map(nameOf)).toEqual([]);
  expect(routes.filter((route) => route.permission === "public" && !openToAll.test(route.path)).map(nameOf)).toEqual([]);
  expect(routes.filter((route) => route.permission === "setup").map(nameOf)).toEqual(["POST /api/setup/team", "POST /api/setup/demo"]);
});

test("what is for those in charge needs the scope admin", () => {
  const lax = routes.filter((route) => ["managePeople", "editDeskSettings", "readAudit"].includes(route.permission) && route.scope !== "admin");
  expect(lax.map(nameOf)).toEqual([]);
});

test("the application answers under /api only what the table says", async () => {
  await full.app.http.ready();
  const registered = new Set<string>();
  const lines = full.app.http.printRoutes({ commonPrefix: false }).split("\n");
  const stack: string[] = [];
  for (const line of lines) {
    const match = /^(.*?)(?:├──|└──) (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!match) continue;
    const depth = (match[1] ?? "").length / 4;
    stack.length = depth;
    stack[depth] = match[2] ?? "";
    for (const method of (match[3] ?? "").split(", ").filter((m) => m && m !== "HEAD" && m !== "OPTIONS")) registered.add(`${method} ${stack.join("")}`);
  }
  const table = new Set(routes.map(nameOf));
  const unknown = [...registered].filter((name) => name.includes(" /api") && !table.has(name) && !/^GET \/api\/(openapi\.json|docs)/.test(name));
  expect(unknown).toEqual([]);
  expect([...registered].filter((name) => table.has(name)).length).toBe(table.size);
});

describe.each(routes.map((route) => [nameOf(route), route] as const))("%s", (name, route) => {
  const headers: Record<string, Record<string, string>> = {};
  beforeAll(async () => {
    for (const role of roles) headers[role] = await full.session(role);
  });

  test("answers those it is for, and refuses everybody else", async () => {
    const nobody = await ask(route, { host: "localhost", origin: "http://localhost" });
    const left = await ask(route, await full.session("left").catch(() => ({ host: "localhost", origin: "http://localhost" })));
    const byRole: Record<string, Awaited<ReturnType<typeof ask>>> = {};
    for (const role of roles) byRole[role] = await ask(route, headers[role] as Record<string, string>);
    if (route.permission === "setup") {
      for (const answer of [nobody, left, ...Object.values(byRole)]) expect(answer).toMatchObject({ status: 409, code: "setupDone" });
      return;
    }
    if (route.permission === "public") {
      for (const [who, answer] of Object.entries({ nobody, left, ...byRole }))
        expect(refused(answer) && answer.code !== "codeExpired", `${who}: ${answer.status} ${answer.code}`).toBe(false);
      return;
    }
    expect(nobody).toMatchObject({ status: 401, code: "signInRequired" });
    expect(left).toMatchObject({ status: 401, code: "signInRequired" });
    const allowed = route.permission === "signedIn" ? [...roles] : mayUse[route.permission as Permission].split(" ");
    const extra = beyondTheTable[name];
    for (const role of roles) {
      const answer = byRole[role] as Awaited<ReturnType<typeof ask>>;
      if (!allowed.includes(role)) expect(answer, role).toMatchObject({ status: 403, code: "notPermitted" });
      else if (extra && !extra.but.includes(role)) expect(answer, role).toMatchObject({ status: 403, code: extra.code });
      else expect(refused(answer), `${role}: ${answer.status} ${answer.code}`).toBe(false);
      expect(answer.status, `${role} ${answer.code}`).toBeLessThan(500);
    }
  });

  test("takes API tokens within their scope only", async () => {
    if (route.permission === "public" || route.permission === "setup") return;
    const needed = route.scope ?? (route.method === "GET" ? "read" : "write");
    const order = ["read", "write", "admin"];
    const allowed = route.permission === "signedIn" || mayUse[route.permission as Permission].includes("manager");
    expect(allowed).toBe(true);
    for (const scope of order) {
      const answer = await ask(route, await full.token("manager", [scope]));
      if (order.indexOf(scope) < order.indexOf(needed)) expect(answer, scope).toMatchObject({ status: 403, code: "scopeMissing" });
      else if (sessionOnly.includes(name)) expect(["sessionOnly", "invalid"], `${scope}: ${answer.code}`).toContain(answer.code);
      else expect(refused(answer), `${scope}: ${answer.status} ${answer.code}`).toBe(false);
    }
    for (const dead of [
      await full.token("manager", ["admin"], true),
      await full.token("left", ["admin"]),
      { host: "localhost", authorization: "Bearer amd_x" },
    ]) {
      expect(await ask(route, dead)).toMatchObject({ status: 401, ...(route.path === "/api/stream" ? {} : { code: "tokenInvalid" }) });
    }
  });
});
