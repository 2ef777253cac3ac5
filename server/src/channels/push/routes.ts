import { pushRemovalSchema, pushSubscriptionSchema } from "@amends/core/notices/contract";
import type { Deps } from "../../deps.ts";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import { addSubscription, removeSubscription } from "./subscriptions.ts";

type Context = RouteContext<Deps>;
const path = "/api/notices/push";

/** Browsers that take push messages: everybody's own. */
export const pushRoutes: readonly Route<Deps>[] = [
  route({
    method: "POST",
    path,
    permission: "signedIn",
    summary: "This browser takes push messages for me from now on",
    body: pushSubscriptionSchema,
    handler: async ({ body }, context: Context) => addSubscription(context, body, context.deps.config.pushServices),
  }),
  route({
    method: "DELETE",
    path,
    permission: "signedIn",
    summary: "This browser takes no more push messages for me",
    body: pushRemovalSchema,
    handler: async ({ body }, { db, viewer }: Context) => removeSubscription(db, viewer.id, body.endpoint),
  }),
];
