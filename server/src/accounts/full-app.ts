import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@amends/core/accounts/role";
import { afterAll, beforeAll, expect } from "vitest";
import { type App, createApp } from "../app.ts";
import { readConfig } from "../platform/config.ts";
import { type TestDatabase, useTestDatabase } from "../platform/db/test-database.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { hashToken, newToken } from "./one-time-token.ts";
import { sessionCookieName } from "./session-cookie.ts";
import { addSignIn, startSession } from "./sign-in-rows.ts";

/** Three companies: a real one with a branch of two teams and a team beside it, another real one, and a demo. */
export const members = [
  ["agent", "agent", "one"],
  ["colleague", "agent", "one"],
  ["neighbour", "agent", "two"],
  ["far", "agent", "beside"],
  ["supervisor", "supervisor", "one"],
  ["lead", "supervisor", "branch"],
  ["quality", "quality", "one"],
  ["trainer", "trainer", "one"],
  ["manager", "manager", "company"],
  ["admin", "admin", "company"],
  ["left", "manager", "company"],
  ["foreign", "manager", "foreign"],
  ["demo", "manager", "demo"],
] as const satisfies readonly (readonly [string, Role, string])[];
export type Member = (typeof members)[number][0];
export const teamNames = ["company", "branch", "one", "two", "beside", "foreign", "demo"] as const;
export type TeamName = (typeof teamNames)[number];

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Answer = { status: number; body: any; headers: Record<string, unknown> };

export type FullApp = {
  readonly app: App;
  readonly database: TestDatabase;
  readonly teams: Readonly<Record<TeamName, string>>;
  id(member: Member): string;
  /** Headers of a new session of a member, with Origin. */
  session(member: Member): Promise<Record<string, string>>;
  /** Headers of an API token of a member. */
  token(member: Member, scopes: readonly string[], expired?: boolean): Promise<Record<string, string>>;
  call(headers: Record<string, string>, method: string, url: string, body?: unknown, address?: string): Promise<Answer>;
};

/** The whole product on a database of its own, with people of every role and real sessions; for what concerns all areas at once. */
export function useFullApp(env: Record<string, string> = {}): FullApp {
  const database = useTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "amends-full-"));
  const teams = Object.fromEntries(teamNames.map((name) => [name, newUuid()])) as Record<TeamName, string>;
  const ids = Object.fromEntries(members.map(([name]) => [name, newUuid()])) as Record<Member, string>;
  const companyOf = (team: TeamName) => (team === "foreign" || team === "demo" ? teams[team] : teams.company);
  const made: { app?: App } = {};
  const app = () => made.app as App;
  beforeAll(async () => {
    const { db } = database;
    const node = (name: TeamName, parent: TeamName | null, kind: string) => ({
      id: teams[name],
      company_id: companyOf(name),
      parent_id: parent && teams[parent],
      kind,
      name: `Team ${name}`,
      demo: name === "demo",
    });
    await db.transaction().execute((tx) =>
      tx
        .insertInto("teams")
        .values([
          node("company", null, "company"),
          node("branch", "company", "branch"),
          node("one", "branch", "team"),
          node("two", "branch", "team"),
          node("beside", "company", "team"),
          node("foreign", null, "company"),
          node("demo", null, "company"),
        ])
        .execute(),
    );
    await db
      .insertInto("people")
      .values(
        members.map(([name, role, team]) => ({
          id: ids[name],
          company_id: companyOf(team),
          team_id: teams[team],
          name: `P-${name}`,
          email: `${name}@example.com`,
          role,
          left_at: name === "left" ? new Date() : null,
        })),
      )
      .execute();
    const config = readConfig({
      AMENDS_LOG_LEVEL: "error",
      AMENDS_DATA_DIR: folder,
      AMENDS_PUBLIC_URL: "http://localhost",
      AMENDS_PORTAL_LIMIT: "10000/1min",
      ...env,
    });
    made.app = await createApp({ config, db, databaseUrl: database.url });
  });
  afterAll(async () => {
    await made.app?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get app() {
      return app();
    },
    database,
    teams,
    id: (member) => ids[member],
    async session(member) {
      const now = new Date().toISOString();
      await addSignIn(database.db, { id: ids[member], name: member, email: `${member}@example.com` }, null, now);
      const token = await startSession(database.db, ids[member], { ip: "127.0.0.1", headers: {} } as never, now);
      const signature = createHmac("sha256", app().accounts.cookie.secret).update(token).digest("base64");
      return {
        cookie: `${sessionCookieName("http://localhost")}=${encodeURIComponent(`${token}.${signature}`)}`,
        origin: "http://localhost",
        host: "localhost",
      };
    },
    async token(member, scopes, expired = false) {
      const token = `amd_${newToken()}`;
      const team = members.find(([name]) => name === member)?.[2] as TeamName;
      await database.db
        .insertInto("api_tokens")
        .values({
          id: newUuid(),
          company_id: companyOf(team),
          person_id: ids[member],
          name: "t",
          scopes: [...scopes],
          token_hash: hashToken(token),
          hint: "",
          expires_at: new Date(Date.now() + (expired ? -1000 : 60_000)),
        })
        .execute();
      return { authorization: `Bearer ${token}`, host: "localhost" };
    },
    async call(headers, method, url, body, address = "127.0.0.1") {
      const answer = await app().http.inject({
        method: method as "GET",
        url,
        headers,
        remoteAddress: address,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const json = String(answer.headers["content-type"] ?? "").includes("json");
      return { status: answer.statusCode, body: json && answer.body !== "" ? answer.json() : answer.body, headers: answer.headers };
    },
  };
}

/** Calls as a member, signed in once a test file: `call` gives whatever came of it, `as` the body of what went well. */
export function callsOf(full: FullApp) {
  const sessions = new Map<Member, Record<string, string>>();
  const call = async (member: Member, method: string, url: string, body?: unknown): Promise<Answer> => {
    const headers = sessions.get(member) ?? (await full.session(member));
    sessions.set(member, headers);
    return full.call(headers, method, url, body);
  };
  const as = async (member: Member, method: string, url: string, body?: unknown): Promise<Answer["body"]> => {
    const answer = await call(member, method, url, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  return { call, as };
}
