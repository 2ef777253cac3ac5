import type { Command } from "@amends/core/desk/contract-commands";
import { type ErrandList, endOwnErrandSchema } from "@amends/core/desk/contract-errands";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { runCommand } from "../run-command.ts";
import { lockForAsked, readErrands } from "./read-errands.ts";

const one = z.object({ id, recordId: id });
/** Nothing of the complaint goes back: who was asked need not see it. */
const done = { ok: true } as const;

/** What one was asked to do, for everybody of the company: who does it need work no complaints. */
export const errandRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/errands",
    permission: "doErrands",
    summary: "What oneself and one's team were asked to do for complaints, soonest due first",
    handler: async (_, { db, viewer }: RouteContext<DeskDeps>): Promise<ErrandList> => ({ items: await readErrands(db, viewer) }),
  }),
  route({
    method: "POST",
    path: "/api/errands/:id/:recordId/taking",
    permission: "doErrands",
    summary: "Take what one's team was asked to do",
    params: one,
    handler: async ({ params: { id: complaintId, recordId } }, context: RouteContext<DeskDeps>) => {
      await runCommand(context, complaintId, "takeErrand", { recordId } as Command<"takeErrand">, undefined, lockForAsked(recordId));
      return done;
    },
  }),
  route({
    method: "POST",
    path: "/api/errands/:id/:recordId/end",
    permission: "doErrands",
    summary: "Say that what one was asked to do is done, or give it back with the reason",
    params: one,
    body: endOwnErrandSchema,
    handler: async ({ params: { id: complaintId, recordId }, body }, context: RouteContext<DeskDeps>) => {
      await runCommand(context, complaintId, "endErrand", { recordId, ...body }, undefined, lockForAsked(recordId));
      return done;
    },
  }),
];
