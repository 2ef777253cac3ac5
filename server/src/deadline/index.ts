/** The area's public face for the composition root and the desk. */
export { type DeadlineKey, deadlineKeyOf, policyOf } from "./policy-of.ts";
export { routes } from "./routes.ts";
