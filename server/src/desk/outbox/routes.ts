import { scopeOf } from "@amends/core/accounts/visibility";
import { planSchema, type WaitingRow } from "@amends/core/desk/contract-outbox";
import { id } from "@amends/core/shared/contract";
import { isSuperior } from "@amends/core/shared/role";
import { sql } from "kysely";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { visibleTo } from "../policy.ts";
import { seqText } from "../send-message.ts";
import { listWaiting } from "./outbox-store.ts";
import { presentWaiting } from "./present-waiting.ts";
import { changePlan, sendNow, takeBack } from "./take-back.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id, waitingId: id });

/** One's own, or for a superior everything in the complaints they see. What has left one's sight meanwhile is still one's own text. */
async function list({ db, viewer, now, language }: Context, of: "me" | "team"): Promise<{ items: WaitingRow[] }> {
  const team = of === "team" && isSuperior(viewer.role);
  const rows = await listWaiting(db, team ? visibleTo(scopeOf(viewer)) : sql<boolean>`o.author_id = ${viewer.id}::uuid and ${visibleTo(scopeOf(viewer))}`);
  return { items: rows.map((row) => ({ ...presentWaiting(row, now, language), number: row.number, title: row.title, authorName: row.author })) };
}

export const outboxRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/outbox",
    permission: "handleComplaints",
    summary: "Answers that wait to be sent: in their undo window, planned, or held back",
    query: z.object({ of: z.enum(["me", "team"]).default("me") }),
    handler: ({ query }, context: Context) => list(context, query.of),
  }),
  route({
    method: "DELETE",
    path: "/api/complaints/:id/outbox/:waitingId",
    permission: "handleComplaints",
    summary: "Take an answer back before it goes out; its text stands in the draft again",
    params: one,
    status: 200,
    handler: ({ params }, context: Context) => takeBack(context, params.id, params.waitingId),
  }),
  route({
    method: "PATCH",
    path: "/api/complaints/:id/outbox/:waitingId",
    permission: "handleComplaints",
    summary: "Send it at another time",
    params: one,
    body: planSchema,
    handler: ({ params, body }, context: Context) => changePlan(context, params.id, params.waitingId, body.sendAt),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/outbox/:waitingId/sending",
    permission: "handleComplaints",
    summary: "Send it now, having looked at everything up to lastSeenSeq",
    params: one,
    body: z.object({ lastSeenSeq: seqText }),
    status: 201,
    handler: ({ params, body }, context: Context) => sendNow(context, params.id, params.waitingId, body.lastSeenSeq),
  }),
];
