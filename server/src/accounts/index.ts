/** The area's public face for the composition root and other areas. */
export { createAbsenceAlarm } from "./absence/begin-and-end.ts";
export { addAbsence } from "./absence/record-absence.ts";
export { type Accounts, type AccountsOptions, createAccounts, type DemoLoader } from "./accounts.ts";
export { deleteDemo } from "./demo.ts";
export type { AccountsDeps } from "./deps.ts";
export { findByPerson } from "./find-caller.ts";
export { createResetLink } from "./reset-password.ts";
export { routes } from "./routes.ts";
export { companiesOf } from "./setup-guard.ts";
