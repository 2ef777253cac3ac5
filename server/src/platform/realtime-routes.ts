import { z } from "zod";
import type { Identify } from "./caller.ts";
import { parsePosition } from "./live-events.ts";
import { tellPresence } from "./presence.ts";
import type { LiveFilter, Realtime } from "./realtime.ts";
import { refuse } from "./refusal-error.ts";
import { type Route, type RouteContext, route } from "./route.ts";

/** What the live routes need of the composition root. */
export type LiveDeps = { readonly realtime: Realtime; readonly liveFilter: LiveFilter; readonly identify: Identify };

/** Events: `hello` (nothing missed), `change` (LiveChange), `presence` ({complaintId, people}), `news` ({topic}: something of one's own), `reset` (fetch everything anew). */
const live = route({
  method: "GET",
  path: "/api/stream",
  permission: "signedIn",
  summary: "Live updates as server-sent events; Last-Event-ID replays what was missed",
  handler: async (_, { deps, request, reply }: RouteContext<LiveDeps>) => {
    const last = request.headers["last-event-id"];
    const caller = request.caller;
    if (!caller) return refuse("signInRequired");
    reply.hijack();
    await deps.realtime.open(reply.raw, caller, parsePosition(typeof last === "string" ? last : undefined), () => deps.identify(request));
    return reply;
  },
});

const presence = route({
  method: "POST",
  path: "/api/presence",
  permission: "signedIn",
  summary: "Says that one looks at a complaint, types in it or left it; answers who is there. Repeat every 20 seconds",
  body: z.strictObject({ complaintId: z.uuid(), state: z.enum(["viewing", "typing", "away"]) }),
  handler: async ({ body }, { db, viewer, deps }: RouteContext<LiveDeps>) => {
    const { complaintId, state } = body;
    const placed = (await deps.liveFilter.placements([complaintId])).get(complaintId);
    const about = { companyId: placed?.companyId ?? "", subjectType: "complaint", subjectId: complaintId, type: "presence" };
    if (!placed || !deps.liveFilter.maySee(viewer, about, placed)) return refuse("notFound");
    deps.realtime.watch(viewer.id, complaintId, state !== "away");
    await tellPresence(db, { complaintId, personId: viewer.id, name: viewer.name, state });
    return { people: deps.realtime.present(complaintId) };
  },
});

export const realtimeRoutes: readonly Route<LiveDeps>[] = [live, presence];
