import type { Route } from "../platform/route.ts";
import type { AccountsDeps } from "./deps.ts";
import { authRoutes } from "./routes-auth.ts";
import { meRoutes } from "./routes-me.ts";
import { setupRoutes } from "./routes-setup.ts";

/** The whole surface of the area. */
export const routes: Route<AccountsDeps>[] = [...setupRoutes, ...authRoutes, ...meRoutes];
