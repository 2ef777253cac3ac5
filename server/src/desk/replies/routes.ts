import { type FilledReply, savedReplySchema } from "@amends/core/desk/contract-replies";
import { openNamesOf, textFor } from "@amends/core/desk/saved-reply";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { refuse } from "../../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { fillForComplaint } from "../letters/fill-for-complaint.ts";
import { loadVisible } from "../load-visible.ts";
import { addReply, changeReply, listReplies, readReply, removeReply } from "./reply-store.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });

/** Filled for whoever writes, in the customer's language; what the complaint does not tell stays as an open place. */
async function fill({ db, viewer, now }: Context, complaintId: string, replyId: string): Promise<FilledReply> {
  const { complaint } = await loadVisible(db, viewer, complaintId);
  const { texts, acts } = await readReply(db, viewer, replyId);
  const of = textFor(texts, complaint.language) ?? refuse("notFound");
  const fillIn = async (body: string) => body && (await fillForComplaint(db, { subject: "", body }, { complaint, language: of.language, viewer, now })).text;
  const text = await fillIn(of.text);
  return { text, language: of.language, unresolved: openNamesOf(text), acts: { ...acts, note: await fillIn(acts.note) } };
}

export const replyRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/replies",
    permission: "handleComplaints",
    summary: "Saved replies and macros: one's own and those of the team",
    handler: async (_, { db, viewer }: Context) => ({ items: await listReplies(db, viewer) }),
  }),
  route({
    method: "POST",
    path: "/api/replies",
    permission: "handleComplaints",
    summary: "Save a reply or a macro",
    body: savedReplySchema,
    status: 201,
    handler: async ({ body }, context: Context) => addReply(context.db, context, body),
  }),
  route({
    method: "PUT",
    path: "/api/replies/:id",
    permission: "handleComplaints",
    summary: "Change a saved reply: one's own, or one of a team one leads",
    params: one,
    body: savedReplySchema,
    handler: async ({ params, body }, context: Context) => changeReply(context.db, context, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/replies/:id",
    permission: "handleComplaints",
    summary: "Delete a saved reply",
    params: one,
    handler: async ({ params }, context: Context) => removeReply(context.db, context, params.id),
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id/replies/:replyId",
    permission: "handleComplaints",
    summary: "A saved reply filled from the complaint; nothing is sent",
    params: z.object({ id, replyId: id }),
    handler: ({ params }, context: Context) => fill(context, params.id, params.replyId),
  }),
];
