import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import type { DeskDeps } from "./desk.ts";
import { recordCall, recordCallSchema } from "./record-call.ts";
import { sendMessage, sendMessageSchema } from "./send-message.ts";
import { editNote, editNoteSchema, takeNoteBack, writeNote, writeNoteSchema } from "./write-note.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });

/** What people write into a timeline. */
export const timelineRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "POST",
    path: "/api/complaints/:id/messages",
    permission: "handleComplaints",
    summary: "Answer the customer; held back when something newer came in",
    params: one,
    body: sendMessageSchema,
    status: 201,
    idempotent: true,
    handler: async ({ params, body }, context: Context) => sendMessage(context, params.id, body),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/notes",
    permission: "noteComplaints",
    summary: "Write an internal note",
    params: one,
    body: writeNoteSchema,
    status: 201,
    idempotent: true,
    handler: async ({ params, body }, context: Context) => writeNote(context, params.id, body),
  }),
  route({
    method: "PATCH",
    path: "/api/complaints/:id/notes/:noteId",
    permission: "noteComplaints",
    summary: "Put an own note right within 10 minutes",
    params: z.object({ id, noteId: id }),
    body: editNoteSchema,
    handler: async ({ params, body }, context: Context) => editNote(context, params.id, params.noteId, body.text),
  }),
  route({
    method: "DELETE",
    path: "/api/complaints/:id/notes/:noteId",
    permission: "noteComplaints",
    summary: "Take an own note back within 10 minutes",
    params: z.object({ id, noteId: id }),
    handler: async ({ params }, context: Context) => takeNoteBack(context, params.id, params.noteId),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/calls",
    permission: "handleComplaints",
    summary: "Record a telephone call",
    params: one,
    body: recordCallSchema,
    status: 201,
    idempotent: true,
    handler: async ({ params, body }, context: Context) => recordCall(context, params.id, body),
  }),
];
