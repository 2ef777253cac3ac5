import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { loadVisible } from "../load-visible.ts";
import { mayAnswer } from "../may-answer.ts";
import { returnPen, settleCopy, sharePen, takePen } from "./move-pen.ts";
import { readPen } from "./pen-store.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });
const draft = z.object({ id, draftId: id });

/** Who writes an answer, and who goes on with it. Customers never see any of it. */
export const penRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/complaints/:id/pen",
    permission: "handleComplaints",
    summary:
      "Answers that are being written: one's own, colleagues' (their words once they are open to others), and what one keeps of those others went on with",
    params: one,
    handler: async ({ params }, { db, viewer, now }: Context) => {
      const { complaint } = await loadVisible(db, viewer, params.id);
      mayAnswer(viewer, complaint);
      return readPen(db, viewer.id, complaint, now);
    },
  }),
  route({
    method: "PUT",
    path: "/api/complaints/:id/pen/sharing",
    permission: "handleComplaints",
    summary: "Let colleagues go on with one's answer, or no longer",
    params: one,
    body: z.object({ shared: z.boolean() }),
    handler: async ({ params, body }, context: Context) => sharePen(context, params.id, body.shared),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/pen/:draftId/taking",
    permission: "handleComplaints",
    summary: "Go on with the answer somebody is writing, or take back one's own",
    params: draft,
    body: z.object({ fromId: id }),
    handler: async ({ params, body }, context: Context) => takePen(context, params.id, { draftId: params.draftId, fromId: body.fromId }),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/pen/:draftId/return",
    permission: "handleComplaints",
    summary: "Give an answer one took over back to whom one took it from",
    params: draft,
    handler: async ({ params }, context: Context) => returnPen(context, params.id, params.draftId),
  }),
  route({
    method: "PUT",
    path: "/api/complaints/:id/pen/:draftId/settled",
    permission: "handleComplaints",
    summary: "Having read that a colleague went on with it: write an answer of one's own, or none",
    params: draft,
    handler: async ({ params }, context: Context) => settleCopy(context, params.id, params.draftId),
  }),
];
