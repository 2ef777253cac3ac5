import type { Route } from "../platform/route.ts";
import { absenceRoutes } from "./absence/routes.ts";
import type { AccountsDeps } from "./deps.ts";
import { auditRoutes } from "./routes-audit.ts";
import { authRoutes } from "./routes-auth.ts";
import { meRoutes } from "./routes-me.ts";
import { linkRoutes, peopleRoutes } from "./routes-people.ts";
import { setupRoutes } from "./routes-setup.ts";
import { teamRoutes, tokenRoutes } from "./routes-teams.ts";

/** The whole surface of the area. */
export const routes: Route<AccountsDeps>[] = [
  ...setupRoutes,
  ...authRoutes,
  ...meRoutes,
  ...peopleRoutes,
  ...linkRoutes,
  ...teamRoutes,
  ...tokenRoutes,
  ...absenceRoutes,
  ...auditRoutes,
];
