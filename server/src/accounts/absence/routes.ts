import { type AbsenceList, absenceSchema, changeAbsenceSchema, type Happened } from "@amends/core/accounts/contract-absence";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { AccountsDeps } from "../deps.ts";
import { markLooked, readHappened } from "./happened.ts";
import { listAbsences } from "./list-absences.ts";
import { changeAbsence, endAbsence, recordAbsence } from "./record-absence.ts";

type Context = RouteContext<AccountsDeps>;
const params = z.object({ id: z.uuid() });

/** What everybody stands in for may have changed: nobody is believed to be who they were. */
async function answered(context: Context): Promise<AbsenceList> {
  context.deps.accounts.cache.forgetAll();
  return { absences: await listAbsences(context.db, context.viewer, context.now) };
}

/** One's own for everybody; those of others for who answers for them, which the person decides and no role alone (`mayRecordFor`). */
export const absenceRoutes: Route<AccountsDeps>[] = [
  route({
    method: "GET",
    path: "/api/absences",
    permission: "signedIn",
    summary: "Absences of now and to come: one's own, of those one answers for, and where one stands in",
    handler: async (_, { db, viewer, now }: Context): Promise<AbsenceList> => ({ absences: await listAbsences(db, viewer, now) }),
  }),
  route({
    method: "POST",
    path: "/api/absences",
    permission: "signedIn",
    summary: "Record that somebody will be away, from when to when, and who stands in",
    body: absenceSchema,
    status: 201,
    handler: async ({ body }, context: Context) => {
      const id = await recordAbsence(context.db, body, context);
      return { id, ...(await answered(context)) };
    },
  }),
  route({
    method: "GET",
    path: "/api/absences/happened",
    permission: "readComplaints",
    summary: "What others did in one's own complaints during the last absence, until one has looked",
    handler: async (_, { db, viewer, now }: Context): Promise<Happened> => readHappened(db, viewer, now),
  }),
  route({
    method: "POST",
    path: "/api/absences/:id/looked",
    permission: "readComplaints",
    summary: "One has caught up with what happened during an absence",
    params,
    handler: async ({ params: { id } }, { db, viewer, now }: Context) => markLooked(db, viewer, id, now),
  }),
  route({
    method: "PATCH",
    path: "/api/absences/:id",
    permission: "signedIn",
    summary: "Change the days or the substitute of an absence",
    params,
    body: changeAbsenceSchema,
    handler: async ({ params: { id }, body }, context: Context) => {
      await changeAbsence(context.db, id, body, context);
      return answered(context);
    },
  }),
  route({
    method: "DELETE",
    path: "/api/absences/:id",
    permission: "signedIn",
    summary: "Take an absence back; one that has begun ends now",
    params,
    handler: async ({ params: { id } }, context: Context) => {
      await endAbsence(context.db, id, context);
      return answered(context);
    },
  }),
];
