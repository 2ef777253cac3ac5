export { bringPlan } from "./bring-plan.ts";
export { planRoutes } from "./routes.ts";
