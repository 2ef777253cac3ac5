import type { Accounts } from "./accounts/index.ts";
import type { Config } from "./platform/config.ts";

/** What every handler is given besides the database: made once in the composition root, small on purpose. */
export type Deps = {
  readonly config: Config;
  /** Sessions, tokens and limits of sign-in; made by `createAccounts` in the composition root. */
  readonly accounts: Accounts;
  /** Says that events were committed: listeners on this server and all others look for what is new. Never fails, never waits. */
  readonly announce: () => void;
};
