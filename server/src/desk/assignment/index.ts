export { assignByRule } from "./assign-by-rule.ts";
export { assignmentRoutes } from "./routes.ts";
