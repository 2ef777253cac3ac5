import type { Accounts } from "./accounts.ts";

/** What this area's handlers need from the composition root; the server's `Deps` is this and more. */
export type AccountsDeps = { readonly accounts: Accounts; readonly announce: () => void };
