import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts, scopeOf, sees } from "@amends/core/accounts/visibility";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import { endingOf } from "./file-name.ts";
import { presentAttachment } from "./present.ts";
import { sendFile } from "./send-file.ts";
import { type AttachmentRow, findAttachment } from "./store.ts";
import { takeUpload } from "./upload.ts";

const params = z.object({ id });

/**
 * A file this viewer may open: one of a complaint they see, or their own that was not sent yet. Who reads complaints
 * without personal data (trainer) reads no files: what is in them cannot be masked. @throws notFound, the same for
 * what is not there and what may not be seen.
 */
async function visibleAttachment(db: Db, viewer: Viewer, attachmentId: string): Promise<AttachmentRow> {
  const found = await findAttachment(db, attachmentId);
  if (!found || found.companyId !== viewer.companyId) return refuse("notFound");
  const scope = scopeOf(viewer);
  const allowed = found.placed ? scope.type !== "closedAnonymous" && sees(scope, found.placed) : found.uploadedBy === viewer.id;
  if (!allowed) return refuse("notFound");
  if (readsContacts(viewer.role) || found.uploadedBy === viewer.id) return found;
  const ending = endingOf(found.name);
  return { ...found, name: ending ? `file.${ending}` : "file" };
}

export const attachmentRoutes: Route<Deps>[] = [
  route<Deps>({
    method: "POST",
    path: "/api/attachments",
    permission: "signedIn",
    summary: "Upload one file, to be sent with a complaint, message or note within 24 hours (multipart/form-data)",
    status: 201,
    handler: async (_, { request, db, deps, viewer, newId }) =>
      presentAttachment(await takeUpload(request, db, deps.config, { companyId: viewer.companyId, id: viewer.id }, newId)),
  }),
  route({
    method: "GET",
    path: "/api/attachments/:id",
    permission: "signedIn",
    summary: "Download a file",
    params,
    handler: async ({ params }, { db, deps, viewer, request, reply }: RouteContext<Deps>) =>
      sendFile(await visibleAttachment(db, viewer, params.id), "attachment", { config: deps.config, request, reply }),
  }),
  route({
    method: "GET",
    path: "/api/attachments/:id/preview",
    permission: "signedIn",
    summary: "A picture, shown in the page",
    params,
    handler: async ({ params }, { db, deps, viewer, request, reply }: RouteContext<Deps>) =>
      sendFile(await visibleAttachment(db, viewer, params.id), "inline", { config: deps.config, request, reply }),
  }),
];
