import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role, Viewer } from "@amends/core/accounts/role";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll } from "vitest";
import { routes as deadlineRoutes } from "../deadline/index.ts";
import { readConfig } from "../platform/config.ts";
import { type TestDatabase, useTestDatabase } from "../platform/db/test-database.ts";
import { createHttp } from "../platform/http.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { refuse } from "../platform/refusal-error.ts";
import { registerRoutes } from "../platform/register-routes.ts";
import { createDesk, type DeskDeps } from "./desk.ts";
import { routes } from "./routes.ts";

/** Two companies; the first with a branch of two teams and a team beside it, and people of every role. */
export const people = [
  ["agent", "agent", "one"],
  ["colleague", "agent", "one"],
  ["other", "agent", "two"],
  ["supervisor", "supervisor", "one"],
  ["lead", "supervisor", "branch"],
  ["quality", "quality", "one"],
  ["trainer", "trainer", "one"],
  ["manager", "manager", "company"],
  ["admin", "admin", "company"],
  ["far", "agent", "beside"],
  ["foreign", "manager", "foreign"],
] as const satisfies readonly (readonly [string, Role, string])[];
export type PersonName = (typeof people)[number][0];

// biome-ignore lint/suspicious/noExplicitAny: tests read deep into answers of every shape
type Answer = { status: number; body: any; headers: Record<string, unknown> };
export type DeskTestApp = {
  readonly database: TestDatabase;
  readonly teams: Readonly<Record<"company" | "branch" | "one" | "two" | "beside" | "foreign", string>>;
  readonly deps: () => DeskDeps;
  person(name: PersonName): Viewer;
  call(as: PersonName, method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Records a complaint and gives its id and number. */
  create(as: PersonName, change?: Record<string, unknown>, intake?: Record<string, unknown>): Promise<{ id: string; number: string }>;
};

/** The smallest form that can be saved. */
export function form(change: Record<string, unknown> = {}, intake: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    complainant: { name: "王小明", contacts: [{ kind: "phone", value: "138 0013 8000" }] },
    intake: {
      title: "发动机异响",
      facts: "新车开了三天发动机就异响，跑了两趟4S店都说没问题。",
      demand: { types: ["repair"], text: "请尽快修好并说明原因" },
      channel: "phone",
      categoryId: "productQuality.manufacturing",
      occurredAt: "2026-11-01T02:00:00.000Z",
      respondent: { unit: "售后部" },
      ...intake,
    },
    ...change,
  };
}

export function useDeskTestApp(): DeskTestApp {
  const database = useTestDatabase();
  const teams = { company: newUuid(), branch: newUuid(), one: newUuid(), two: newUuid(), beside: newUuid(), foreign: newUuid() };
  const below: Record<string, string[]> = {
    company: [teams.company, teams.branch, teams.one, teams.two, teams.beside],
    branch: [teams.branch, teams.one, teams.two],
  };
  const folder = mkdtempSync(join(tmpdir(), "amends-desk-"));
  const viewers = new Map<string, Viewer>();
  let app: FastifyInstance;
  let deps: DeskDeps;
  beforeAll(async () => {
    const { db } = database;
    const { company, branch, one, two, beside, foreign } = teams;
    await db.transaction().execute((tx) =>
      tx
        .insertInto("teams")
        .values([
          { id: company, company_id: company, parent_id: null, kind: "company", name: "晨光汽车" },
          { id: branch, company_id: company, parent_id: company, kind: "branch", name: "城东店" },
          { id: one, company_id: company, parent_id: branch, kind: "team", name: "客服一组" },
          { id: two, company_id: company, parent_id: branch, kind: "team", name: "客服二组" },
          { id: beside, company_id: company, parent_id: company, kind: "team", name: "客服三组" },
          { id: foreign, company_id: foreign, parent_id: null, kind: "company", name: "Harbour Hotel" },
        ])
        .execute(),
    );
    for (const [name, role, where] of people) {
      const id = newUuid();
      const companyId = where === "foreign" ? foreign : company;
      await db
        .insertInto("people")
        .values({ id, company_id: companyId, team_id: teams[where], name: `人-${name}`, email: `${name}-${id}@example.com`, role })
        .execute();
      viewers.set(name, { id, companyId, role, teamId: teams[where], teamIds: below[where] ?? [teams[where]], name: `人-${name}` });
    }
    const config = readConfig({ AMENDS_LOG_LEVEL: "error", AMENDS_DATA_DIR: folder });
    deps = {
      config,
      accounts: undefined as never,
      announce: () => undefined,
      presence: { arrive: () => [] },
      desk: createDesk({
        db,
        config,
        announce: () => undefined,
        viewerOf: async (_, personId) => [...viewers.values()].find((viewer) => viewer.id === personId) ?? null,
        onError: (error) => {
          throw error;
        },
      }),
    };
    app = await createHttp(config);
    registerRoutes(app, [...routes, ...deadlineRoutes], {
      db,
      deps,
      allowSetup: async () => refuse("setupCodeNeeded"),
      identify: async (request) => {
        const viewer = viewers.get(String(request.headers["x-as"]));
        return viewer && { viewer, via: "session", scopes: ["read", "write", "admin"], language: "zh-CN" };
      },
    });
  });
  afterAll(async () => {
    await app.close();
    await deps.desk.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const call: DeskTestApp["call"] = async (as, method, url, body, headers = {}) => {
    const answer = await app.inject({
      method: method as "GET",
      url,
      headers: { "x-as": as, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return {
      status: answer.statusCode,
      body: /json/.test(String(answer.headers["content-type"])) && answer.body !== "" ? answer.json() : answer.body || undefined,
      headers: answer.headers,
    };
  };
  return {
    database,
    teams,
    call,
    deps: () => deps,
    person: (name) =>
      viewers.get(name) ??
      (() => {
        throw new Error(`no person ${name}`);
      })(),
    async create(as, change, intake) {
      const { status, body } = await call(as, "POST", "/api/complaints", form(change, intake));
      if (status !== 201) throw new Error(JSON.stringify(body));
      return { id: body.id, number: body.number };
    },
  };
}
