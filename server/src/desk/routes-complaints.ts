import { readsContacts } from "@amends/core/accounts/visibility";
import { createComplaintSchema } from "@amends/core/desk/contract-intake";
import { bulkSchema } from "@amends/core/desk/contract-settings";
import { similarSchema } from "@amends/core/desk/contract-similar";
import { listSorts, viewNames } from "@amends/core/desk/contract-view";
import { knownDataOf } from "@amends/core/desk/masking";
import { id, requiredLine } from "@amends/core/shared/contract";
import { sql } from "kysely";
import { z } from "zod";
import { refuse } from "../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { runBulk } from "./bulk/run-bulk.ts";
import { undoBulk } from "./bulk/undo-bulk.ts";
import { offersOf } from "./clocks/clocked.ts";
import { countViews } from "./count-views.ts";
import { createComplaint, createdAgain } from "./create-complaint.ts";
import { readKnownCustomer } from "./customers.ts";
import type { DeskDeps } from "./desk.ts";
import { findComplaints } from "./find-complaints.ts";
import { idList, listFilterShape } from "./list-filter.ts";
import { loadVisible } from "./load-visible.ts";
import { markRead, markUnread } from "./marks-of-reading.ts";
import { mergedInto } from "./merge/merged-with.ts";
import { openComplaint } from "./open-complaint.ts";
import { maySee } from "./policy.ts";
import { presentTimeline } from "./present.ts";
import { seqText } from "./send-message.ts";
import { similarTo } from "./similar-complaints.ts";
import { placementsOf } from "./store.ts";
import { readTimeline, timelinePage } from "./timeline.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });
/** `here` = it is shown to a person now, who is there from now on; `left` = the one they looked at before. */
const openQuery = z.object({ here: z.literal("1").optional(), left: id.optional() });

export const listQuery = z.object({
  ...listFilterShape,
  view: z.enum(viewNames).default("all"),
  /** Only these (separated by commas), as far as they belong to the view: what a list on screen asks when some of its rows changed. */
  ids: idList.optional(),
  q: z.string().max(400).optional(),
  sort: z.enum(listSorts).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListQuery = z.infer<typeof listQuery>;

export const complaintRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/complaints",
    permission: "readComplaints",
    summary: "Complaints of a view, filtered or searched, in pages",
    query: listQuery,
    handler: async ({ query }, context: Context) => findComplaints(context, query),
  }),
  route({
    method: "GET",
    path: "/api/complaints/counts",
    permission: "readComplaints",
    summary: "How many there are in each view, exact to 1,000",
    handler: async (_, { db, viewer, now }: Context) => countViews(db, viewer, now),
  }),
  route({
    method: "POST",
    path: "/api/complaints",
    permission: "handleComplaints",
    summary: "Record a complaint",
    body: createComplaintSchema,
    status: 201,
    idempotent: createdAgain,
    handler: async ({ body }, context: Context) => createComplaint(context, body),
  }),
  route({
    method: "POST",
    path: "/api/complaints/similar",
    permission: "handleComplaints",
    summary: "Complaints that may be the same or belong together, while one types",
    body: similarSchema,
    scope: "read",
    handler: async ({ body }, { db, viewer, now, deps }: Context) => similarTo(db, viewer, body, deps.desk.commonTerms, now),
  }),
  route({
    method: "POST",
    path: "/api/complaints/bulk",
    permission: "bulkHandle",
    summary: "Assign, tag or note several complaints; each answers for itself",
    body: bulkSchema,
    handler: async ({ body }, context: Context) => runBulk(context, body),
  }),
  route({
    method: "DELETE",
    path: "/api/complaints/bulk/:id",
    permission: "bulkHandle",
    summary: "Undo what was done to several complaints at once; each answers for itself",
    params: one,
    status: 200,
    handler: async ({ params }, context: Context) => undoBulk(context, params.id),
  }),
  route({
    method: "GET",
    path: "/api/complaints/number/:number",
    permission: "readComplaints",
    summary: "The id of a complaint by its number",
    params: z.object({ number: requiredLine(40) }),
    handler: async ({ params }, { db, viewer }: Context) => {
      const { rows } = await sql<{
        id: string;
      }>`select id from complaints where company_id = ${viewer.companyId}::uuid and number = ${params.number.toUpperCase()}`.execute(db);
      const found = rows[0] ?? refuse("notFound");
      const placed = (await placementsOf(db, [found.id])).get(found.id);
      return placed && maySee(viewer, placed) ? { id: found.id } : refuse("notFound");
    },
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id",
    permission: "readComplaints",
    summary: "Everything the page of a complaint needs; whoever opens it has looked at it and read it",
    params: one,
    query: openQuery,
    handler: async ({ params, query }, { db, viewer, now, language, deps }: Context) => {
      const page = await openComplaint(db, viewer, params.id, deps.desk.directory, now, language);
      deps.desk.looks.add({ companyId: viewer.companyId, personId: viewer.id, subjectType: "complaint", subjectId: params.id, at: now });
      return query.here ? { ...page, present: deps.presence.arrive(viewer, params.id, query.left) } : page;
    },
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id/timeline",
    permission: "readComplaints",
    summary: "Earlier or newer items of the timeline",
    params: one,
    query: z.object({ before: seqText.optional(), after: seqText.optional() }),
    handler: async ({ params, query }, { db, viewer }: Context) => {
      const { complaint } = await loadVisible(db, viewer, params.id);
      const taken = complaint.merges.some((m) => !m.withdrawn) ? await mergedInto(db, params.id) : [];
      const page = await readTimeline(db, params.id, query, timelinePage, taken);
      const customer = readsContacts(viewer.role) ? null : await readKnownCustomer(db, complaint.customerId);
      return { ...page, items: presentTimeline(page.items, viewer, knownDataOf(complaint, customer)) };
    },
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id/clocks",
    permission: "readComplaints",
    summary: "Every clock of a complaint, and what more time could be granted; nobody is on record for it as having looked",
    params: one,
    handler: async ({ params }, { db, viewer, now }: Context) => {
      const { complaint, deadlines } = await loadVisible(db, viewer, params.id);
      return { clocks: complaint.clocks, extensions: await offersOf(db, complaint, deadlines, now) };
    },
  }),
  route({
    method: "PUT",
    path: "/api/complaints/:id/read",
    permission: "readComplaints",
    summary: "Mark it as read, or as unread again",
    params: one,
    body: z.object({ read: z.boolean() }),
    handler: async ({ params, body }, { db, viewer, now }: Context) => {
      await loadVisible(db, viewer, params.id);
      if (body.read) await markRead(db, viewer.id, params.id, now);
      else await markUnread(db, viewer.id, params.id);
      return undefined;
    },
  }),
];
