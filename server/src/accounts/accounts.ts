import type { FastifyRequest } from "fastify";
import type { Identify } from "../platform/caller.ts";
import type { Config } from "../platform/config.ts";
import type { Db } from "../platform/db/connect.ts";
import { secretFile } from "../platform/secret-file.ts";
import { type Auth, createAuth } from "./auth.ts";
import { CallerCache } from "./caller-cache.ts";
import { FailedTries, type TryLimit } from "./failed-tries.ts";
import { createIdentify } from "./identify.ts";
import { newSetupCode } from "./setup-code.ts";
import { allowSetup } from "./setup-guard.ts";

/**
 * Fills a new demo company (teams, people, complaints …) inside the transaction it is given and returns the company's id.
 * `teams.demo` of the company is true; nobody else's data is touched. Demo people need no sign-in rows: switching makes them.
 */
export type DemoLoader = (
  tx: Db,
  context: { readonly now: string; readonly newId: () => string; readonly language: "zh-CN" | "zh-TW" | "en" },
) => Promise<{ readonly companyId: string }>;

export type AccountsOptions = {
  readonly db: Db;
  readonly config: Pick<Config, "publicUrl" | "dataDir" | "sessionSecret" | "loginLimitPerAddress" | "loginLimitPerAccount">;
  readonly loadDemo?: DemoLoader;
  readonly log?: (message: string) => void;
};

/** What the area keeps while the server runs. Made once in the composition root, handed to handlers as `deps.accounts`. */
export type Accounts = {
  readonly cookie: { readonly secret: string; readonly publicUrl: string };
  readonly cache: CallerCache;
  readonly tries: FailedTries;
  readonly limits: { readonly address: Omit<TryLimit, "key">; readonly account: Omit<TryLimit, "key"> };
  /** The one-time code for setting up from another machine; `npm start` prints it while the installation is empty. */
  readonly setupCode: string;
  readonly loadDemo: DemoLoader | undefined;
  readonly identify: Identify;
  readonly allowSetup: (request: FastifyRequest) => Promise<void>;
  /** The sign-in library, imported at its first use. */
  readonly auth: () => Promise<Auth>;
  /** Tells whenever sessions or tokens of a person end ('everybody' = null), so that open streams can be closed. Returns the function that stops it. */
  readonly onEnded: (listener: (personId: string | null) => void) => () => void;
  /** Forgets what is cached about a person (null = everybody) and says so to the listeners; call it after the commit. */
  readonly ended: (personId: string | null) => void;
};

export function createAccounts(options: AccountsOptions): Accounts {
  const { db, config } = options;
  const cookie = { secret: config.sessionSecret ?? secretFile(config.dataDir, "session-secret"), publicUrl: config.publicUrl };
  const cache = new CallerCache();
  const listeners = new Set<(personId: string | null) => void>();
  const tries = new FailedTries(db);
  const limits = { address: config.loginLimitPerAddress, account: config.loginLimitPerAccount };
  const setupCode = newSetupCode();
  let auth: Promise<Auth> | undefined;
  return {
    cookie,
    cache,
    tries,
    limits,
    setupCode,
    loadDemo: options.loadDemo,
    identify: createIdentify(db, cache, cookie),
    allowSetup: (request) => allowSetup(request, { db, tries, limit: limits.address, setupCode }),
    auth: () => {
      auth ??= createAuth(db, { ...cookie, ...(options.log ? { log: options.log } : {}) });
      return auth;
    },
    onEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ended: (personId) => {
      if (personId === null) cache.forgetAll();
      else cache.forgetPerson(personId);
      for (const listener of listeners) listener(personId);
    },
  };
}
