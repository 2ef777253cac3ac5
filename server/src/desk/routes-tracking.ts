import { actsForOneself } from "@amends/core/desk/command-guard";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import type { DeskDeps } from "./desk.ts";
import { readCompany } from "./desk-settings.ts";
import { loadVisible, lockVisible } from "./load-visible.ts";
import { refuseCollective } from "./may-answer.ts";
import { insertTrackingLink, newTrackingToken, qrSvg, trackingUrl } from "./tracking-link.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });

/** Links for the customer: shown once when made, never again; several may be open, each can be withdrawn. */
export const trackingRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "POST",
    path: "/api/complaints/:id/tracking-links",
    permission: "handleComplaints",
    summary: "Make a private tracking link; it is shown this once",
    params: one,
    status: 201,
    handler: async ({ params }, { db, viewer, now, newId, deps }: Context) => {
      const token = newTrackingToken();
      const url = trackingUrl(deps.config.publicUrl, token);
      const expiresAt = await db.transaction().execute(async (tx) => {
        const { complaint } = await lockVisible(tx, viewer, params.id);
        refuseCollective(complaint);
        // With the link one could answer in the customer's place.
        if (actsForOneself(complaint, { actor: { type: "person", id: viewer.id }, role: viewer.role })) refuse("respondentMustNotHandle");
        const { desk } = await readCompany(tx, viewer.companyId);
        const linkId = newId();
        const until = await insertTrackingLink(tx, { id: linkId, complaintId: params.id, token, createdBy: viewer.id, at: now, days: desk.trackingLinkDays });
        await recordEvents(tx, { companyId: viewer.companyId, complaintId: params.id, actor: { type: "person", id: viewer.id }, at: now, newId }, [
          { type: "complaint.trackingLinkMade", data: { linkId } },
        ]);
        return until;
      });
      return { url, qrSvg: qrSvg(url), expiresAt };
    },
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id/tracking-links",
    permission: "handleComplaints",
    summary: "Tracking links of a complaint, without the links themselves",
    params: one,
    handler: async ({ params }, { db, viewer }: Context) => {
      await loadVisible(db, viewer, params.id);
      const rows = await db.selectFrom("tracking_links").selectAll().where("complaint_id", "=", params.id).orderBy("created_at", "desc").execute();
      return {
        items: rows.map((r) => ({
          id: r.id,
          createdAt: r.created_at.toISOString(),
          expiresAt: r.expires_at.toISOString(),
          revokedAt: r.revoked_at?.toISOString() ?? null,
          lastUsedAt: r.last_used_at?.toISOString() ?? null,
        })),
      };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/complaints/:id/tracking-links/:linkId",
    permission: "handleComplaints",
    summary: "Withdraw a tracking link",
    params: z.object({ id, linkId: id }),
    handler: async ({ params }, { db, viewer, now, newId }: Context) => {
      await db.transaction().execute(async (tx) => {
        await lockVisible(tx, viewer, params.id);
        const { numUpdatedRows } = await tx
          .updateTable("tracking_links")
          .set({ revoked_at: now })
          .where("id", "=", params.linkId)
          .where("complaint_id", "=", params.id)
          .where("revoked_at", "is", null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) refuse("notFound");
        await recordEvents(tx, { companyId: viewer.companyId, complaintId: params.id, actor: { type: "person", id: viewer.id }, at: now, newId }, [
          { type: "complaint.trackingLinkRevoked", data: { linkId: params.linkId } },
        ]);
      });
      return undefined;
    },
  }),
];
