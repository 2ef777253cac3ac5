import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { openFailures } from "./failures.ts";
import type { Reaction } from "./reaction.ts";
import { putFailureAside, repeatFailure, takeFailureBack } from "./repeat-failure.ts";
import { type Route, route } from "./route.ts";

/** What the routes need: the reactions themselves, to do one again. */
export type FailureDeps = { readonly reactions: readonly Reaction[] };

const onFailure = z.object({ id });
const shown = 200;

/** What the product could not do behind the scenes, for whoever runs the installation. */
export const failureRoutes: readonly Route<FailureDeps>[] = [
  route({
    method: "GET",
    path: "/api/failures",
    permission: "editDeskSettings",
    scope: "admin",
    summary: "Background work that failed: why, how often, and whether it is tried again by itself",
    handler: async (_, { db, viewer }) => ({ failures: await openFailures(db, viewer.companyId, shown) }),
  }),
  route({
    method: "POST",
    path: "/api/failures/:id/repetition",
    permission: "editDeskSettings",
    scope: "admin",
    summary: "Do once more what failed",
    params: onFailure,
    handler: async ({ params }, { db, viewer, now, newId, deps }) =>
      repeatFailure(db, { id: params.id, companyId: viewer.companyId, personId: viewer.id }, deps.reactions, { now, newId }),
  }),
  route({
    method: "PUT",
    path: "/api/failures/:id/aside",
    permission: "editDeskSettings",
    scope: "admin",
    summary: "Put a failure aside without doing it again",
    params: onFailure,
    handler: async ({ params }, { db, viewer, now, newId }) =>
      putFailureAside(db, { id: params.id, companyId: viewer.companyId, personId: viewer.id }, { now, newId }),
  }),
  route({
    method: "DELETE",
    path: "/api/failures/:id/aside",
    permission: "editDeskSettings",
    scope: "admin",
    summary: "Take back that a failure was put aside",
    params: onFailure,
    handler: async ({ params }, { db, viewer, now, newId }) =>
      takeFailureBack(db, { id: params.id, companyId: viewer.companyId, personId: viewer.id }, { now, newId }),
  }),
];
