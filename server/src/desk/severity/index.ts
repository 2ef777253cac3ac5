export { raiseSeverity } from "./raise-severity.ts";
export { severityRoutes } from "./routes.ts";
