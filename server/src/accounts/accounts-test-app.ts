import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll } from "vitest";
import { readConfig } from "../platform/config.ts";
import type { Db } from "../platform/db/connect.ts";
import { type TestDatabase, useTestDatabase } from "../platform/db/test-database.ts";
import { createHttp } from "../platform/http.ts";
import { registerRoutes } from "../platform/register-routes.ts";
import { type Accounts, createAccounts, type DemoLoader } from "./accounts.ts";
import { routes } from "./routes.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
export type TestAnswer = { readonly status: number; readonly body: any; readonly headers: Readonly<Record<string, unknown>> };

/** A browser: keeps cookies, sends Origin, comes from `address`. `remote` = true sends it through a name that is not loopback. */
export type TestBrowser = {
  readonly cookies: Map<string, string>;
  call(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
};

export type TestApp = {
  readonly app: FastifyInstance;
  readonly accounts: Accounts;
  readonly db: Db;
  browser(options?: { address?: string; host?: string }): TestBrowser;
};

/** The area's routes alone on a database of their own; for tests of accounts. `publicUrl` is http://localhost:80 as inject sees it. */
export function useAccountsApp(options: { env?: Record<string, string>; loadDemo?: DemoLoader } = {}): TestApp {
  const database: TestDatabase = useTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "amends-accounts-"));
  const made: { app?: FastifyInstance; accounts?: Accounts } = {};
  beforeAll(async () => {
    const config = readConfig({ AMENDS_LOG_LEVEL: "silent", AMENDS_DATA_DIR: folder, AMENDS_PUBLIC_URL: "http://localhost", ...options.env });
    made.accounts = createAccounts({ db: database.db, config, ...(options.loadDemo ? { loadDemo: options.loadDemo } : {}) });
    made.app = await createHttp(config);
    const deps = { accounts: made.accounts, announce: () => undefined, config };
    registerRoutes(made.app, routes, { db: database.db, deps, identify: made.accounts.identify, allowSetup: made.accounts.allowSetup });
  });
  afterAll(async () => {
    await made.app?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const app = () => made.app as FastifyInstance;
  return {
    get app() {
      return app();
    },
    get accounts() {
      return made.accounts as Accounts;
    },
    get db() {
      return database.db;
    },
    browser: (from) => testBrowser(app, from),
  };
}

/** One browser on an application; `address` is where it comes from, `host` the name it asks for. */
export function testBrowser(app: () => FastifyInstance, { address = "127.0.0.1", host = "localhost" }: { address?: string; host?: string } = {}): TestBrowser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async call(method, url, body, headers = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await app().inject({
        method: method as "GET",
        url,
        remoteAddress: address,
        headers: { host, origin: `http://${host}`, ...(cookie ? { cookie } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      for (const line of [answer.headers["set-cookie"] ?? []].flat()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0/i.test(line) || value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
      return {
        status: answer.statusCode,
        body: answer.body.startsWith("{") || answer.body.startsWith("[") ? answer.json() : answer.body,
        headers: answer.headers,
      };
    },
  };
}

/** What a set-up sends; every field can be replaced. */
export const setupInput = {
  companyName: "Lakeside Motors",
  language: "en",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  name: "Wen Li",
  email: "Wen@example.com",
  password: "plum-orchard-42",
};
