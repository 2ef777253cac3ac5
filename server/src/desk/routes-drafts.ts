import { requiredLine } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import type { DeskDeps } from "./desk.ts";
import { deleteDraft, draftJson, listDrafts, readDraft, saveDraft } from "./drafts.ts";
import { keepLate } from "./pen/pen-store.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ key: requiredLine(120) });

/** The complaint a key is an answer to; undefined for everything else that is typed. */
const answered = (key: string) => /^reply:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(key)?.[1];

export const draftRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/drafts",
    permission: "signedIn",
    summary: "One's own drafts, newest first",
    handler: async (_, { db, viewer }: Context) => ({ items: await listDrafts(db, viewer.id) }),
  }),
  route({
    method: "GET",
    path: "/api/drafts/:key",
    permission: "signedIn",
    summary: "One of one's own drafts; 204 when nothing is kept under this key",
    params: one,
    handler: async ({ params }, { db, viewer }: Context) => (await readDraft(db, viewer.id, params.key)) ?? undefined,
  }),
  route({
    method: "PUT",
    path: "/api/drafts/:key",
    permission: "signedIn",
    summary: "Keep what is being typed; 100 kB at most",
    params: one,
    body: z.object({ data: z.unknown() }),
    handler: async ({ params, body }, { db, viewer, now }: Context) => {
      const complaintId = answered(params.key);
      // A tab that has not heard that a colleague went on with the answer: its words are kept, and the answer is not touched.
      if (complaintId && (await keepLate(db, viewer.id, complaintId, draftJson(body.data)))) return { key: params.key, updatedAt: now };
      const { key, updatedAt } = await saveDraft(db, viewer.id, params.key, body.data, now);
      return { key, updatedAt };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/drafts/:key",
    permission: "signedIn",
    summary: "Forget a draft",
    params: one,
    handler: async ({ params }, { db, viewer }: Context) => {
      const complaintId = answered(params.key);
      if (complaintId && (await keepLate(db, viewer.id, complaintId, null))) return;
      await deleteDraft(db, viewer.id, params.key);
    },
  }),
];
