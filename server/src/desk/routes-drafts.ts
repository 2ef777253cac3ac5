import { requiredLine } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import type { DeskDeps } from "./desk.ts";
import { deleteDraft, listDrafts, readDraft, saveDraft } from "./drafts.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ key: requiredLine(120) });

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
    handler: async ({ params }, { db, viewer }: Context) => deleteDraft(db, viewer.id, params.key),
  }),
];
