/** The area's public face for the composition root and other areas. */
export { type Accounts, type AccountsOptions, createAccounts, type DemoLoader } from "./accounts.ts";
export type { AccountsDeps } from "./deps.ts";
export { routes } from "./routes.ts";
