import { beginCollectiveSchema, groupMessageSchema, memberClosuresSchema, mostMembersAtOnce } from "@amends/core/desk/contract-collective";
import { id, text } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { beginCollective } from "./begin-collective.ts";
import { closeMembers } from "./close-members.ts";
import { joinCollective, leaveCollective } from "./members.ts";
import { readCollective } from "./read-collective.ts";
import { repeatGroupMessage, sendToMembers } from "./send-to-members.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });

export const collectiveRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "POST",
    path: "/api/collectives",
    permission: "handleComplaints",
    summary: "Make a collective complaint of several: one carries the handling, each of the others keeps its customer",
    body: beginCollectiveSchema,
    status: 201,
    handler: ({ body }, context: Context) => beginCollective(context, body),
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id/collective",
    permission: "readComplaints",
    summary: "Members of a collective complaint as far as one sees them, how many in all, and messages to all",
    params: one,
    handler: ({ params }, context: Context) => readCollective(context, params.id),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/members",
    permission: "handleComplaints",
    summary: "Let other complaints be handled in this collective complaint; each answers for itself",
    params: one,
    body: z.object({ ids: z.array(id).min(1).max(mostMembersAtOnce) }),
    status: 200,
    handler: async ({ params, body }, context: Context) => ({ results: await joinCollective(context, params.id, body.ids) }),
  }),
  route({
    method: "DELETE",
    path: "/api/complaints/:id/members/:memberId",
    permission: "handleComplaints",
    summary: "Take a complaint out of the collective one: it is handled on its own again",
    params: z.object({ id, memberId: id }),
    body: z.object({ reason: text(500).default("") }).default({ reason: "" }),
    handler: async ({ params, body }, context: Context) => leaveCollective(context, params.id, params.memberId, body.reason),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/group-messages",
    permission: "handleComplaints",
    summary: "Write to all members at once, each in their language and in a message of their own",
    params: one,
    body: groupMessageSchema,
    status: 201,
    handler: ({ params, body }, context: Context) => sendToMembers(context, params.id, body),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/group-messages/:messageId/repeats",
    permission: "handleComplaints",
    summary: "Send the copies once more that did not go",
    params: z.object({ id, messageId: id }),
    body: z.object({}).default({}),
    status: 200,
    handler: ({ params }, context: Context) => repeatGroupMessage(context, params.id, params.messageId),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/member-closures",
    permission: "handleComplaints",
    summary: "Close members after their collective complaint, each with what fits it; each answers for itself",
    params: one,
    body: memberClosuresSchema,
    status: 200,
    handler: async ({ params, body }, context: Context) => ({ results: await closeMembers(context, params.id, body) }),
  }),
];
