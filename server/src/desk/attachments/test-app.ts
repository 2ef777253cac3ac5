import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role, Viewer } from "@amends/core/accounts/role";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll } from "vitest";
import type { Deps } from "../../deps.ts";
import { readConfig } from "../../platform/config.ts";
import { type TestDatabase, useTestDatabase } from "../../platform/db/test-database.ts";
import { createHttp } from "../../platform/http.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { registerRoutes } from "../../platform/register-routes.ts";
import type { Route } from "../../platform/route.ts";

/** A company with two teams and one person per role, and the given routes as an application; header `x-as` says who asks. */
export type TestApp = {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  readonly deps: Deps;
  readonly companyId: string;
  readonly teamId: string;
  readonly otherTeamId: string;
  readonly announced: () => number;
  person(name: string): Viewer;
};

const people: readonly [name: string, role: Role, team: "team" | "other" | "company"][] = [
  ["agent", "agent", "team"],
  ["colleague", "agent", "team"],
  ["stranger", "agent", "other"],
  ["supervisor", "supervisor", "team"],
  ["quality", "quality", "team"],
  ["trainer", "trainer", "team"],
  ["manager", "manager", "company"],
  ["admin", "admin", "company"],
];

export function useTestApp(routes: readonly Route<Deps>[], env: Record<string, string> = {}): TestApp {
  const database = useTestDatabase();
  const [companyId, teamId, otherTeamId] = [newUuid(), newUuid(), newUuid()];
  const dataDir = mkdtempSync(join(tmpdir(), "amends-files-"));
  const viewers = new Map<string, Viewer>();
  let announced = 0;
  const deps: Deps = {
    accounts: undefined as never,
    config: readConfig({ AMENDS_LOG_LEVEL: "silent", AMENDS_DATA_DIR: dataDir, ...env }),
    announce: () => {
      announced++;
    },
  };
  let app: FastifyInstance | undefined;
  beforeAll(async () => {
    await database.db.transaction().execute(async (tx) => {
      await tx
        .insertInto("teams")
        .values([
          { id: companyId, company_id: companyId, parent_id: null, kind: "company", name: "晨光汽车" },
          { id: teamId, company_id: companyId, parent_id: companyId, kind: "team", name: "客服一组" },
          { id: otherTeamId, company_id: companyId, parent_id: companyId, kind: "team", name: "客服二组" },
        ])
        .execute();
      for (const [name, role, where] of people) {
        const id = newUuid();
        const own = where === "team" ? teamId : where === "other" ? otherTeamId : companyId;
        await tx
          .insertInto("people")
          .values({ id, company_id: companyId, team_id: own, name: `人-${name}`, email: `${name}-${id}@example.com`, role })
          .execute();
        viewers.set(name, { id, companyId, role, teamId: own, teamIds: where === "company" ? [companyId, teamId, otherTeamId] : [own], name: `人-${name}` });
      }
    });
    app = await createHttp(deps.config);
    registerRoutes(app, routes, {
      db: database.db,
      deps,
      allowSetup: async () => refuse("setupCodeNeeded"),
      identify: async (request) => {
        const viewer = viewers.get(String(request.headers["x-as"]));
        return viewer && { viewer, via: "session", scopes: ["read", "write", "admin"], language: "zh-CN" };
      },
    });
  });
  afterAll(async () => {
    await app?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    get app(): FastifyInstance {
      if (!app) throw new Error("The application exists from beforeAll on");
      return app;
    },
    database,
    deps,
    companyId,
    teamId,
    otherTeamId,
    announced: () => announced,
    person: (name) =>
      viewers.get(name) ??
      (() => {
        throw new Error(`no person ${name}`);
      })(),
  };
}

/** A multipart body with one file, and its header. */
export function multipart(name: string, content: Uint8Array, field = "file"): { payload: Buffer; headers: Record<string, string> } {
  const boundary = "----amends-test-boundary";
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name.replaceAll('"', "%22")}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  };
}

/** The smallest picture. */
export const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
