import { letterKinds, letterPreviewSchema, letterTemplateSchema, printKinds, sendLetterSchema } from "@amends/core/desk/contract-letters";
import { id, language } from "@amends/core/shared/contract";
import { z } from "zod";
import { recordEvents } from "../../platform/record-events.ts";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { loadVisible } from "../load-visible.ts";
import { fillForComplaint } from "./fill-for-complaint.ts";
import { printComplaint } from "./print-complaint.ts";
import { printHeaders } from "./print-style.ts";
import { sendLetter } from "./send-letter.ts";
import { listTemplates, saveTemplate } from "./templates.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });
const named = z.object({ kind: z.enum(letterKinds), language });

/** Keeps or drops a company's own template and says so in the audit list. */
async function changeTemplate(
  { db, viewer, now, newId }: Context,
  { kind, language: of }: z.infer<typeof named>,
  template: z.infer<typeof letterTemplateSchema> | null,
): Promise<unknown> {
  return db.transaction().execute(async (tx) => {
    await saveTemplate(tx, { companyId: viewer.companyId, personId: viewer.id, now }, kind, of, template);
    await recordEvents(
      tx,
      { companyId: viewer.companyId, subject: { type: "company", id: viewer.companyId }, actor: { type: "person", id: viewer.id }, at: now, newId },
      [{ type: "company.letterTemplateChanged", data: { kind, language: of, own: template !== null } }],
    );
    return (await listTemplates(tx, viewer.companyId)).find((each) => each.kind === kind && each.language === of);
  });
}

export const letterRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/letters/templates",
    permission: "signedIn",
    summary: "Letter templates of the company in three languages",
    handler: async (_, { db, viewer }: Context) => ({ items: await listTemplates(db, viewer.companyId) }),
  }),
  route({
    method: "PUT",
    path: "/api/letters/templates/:kind/:language",
    permission: "editDeskSettings",
    scope: "admin",
    summary: "Change a letter template",
    params: named,
    body: letterTemplateSchema,
    handler: ({ params, body }, context: Context) => changeTemplate(context, params, body),
  }),
  route({
    method: "DELETE",
    path: "/api/letters/templates/:kind/:language",
    permission: "editDeskSettings",
    scope: "admin",
    summary: "Go back to the template Amends brings along",
    params: named,
    status: 200,
    handler: ({ params }, context: Context) => changeTemplate(context, params, null),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/letters/preview",
    permission: "handleComplaints",
    summary: "Fill a letter from the complaint; nothing is sent",
    params: one,
    body: letterPreviewSchema,
    handler: async ({ params, body }, { db, viewer, now }: Context) =>
      fillForComplaint(db, body.kind, {
        complaint: (await loadVisible(db, viewer, params.id)).complaint,
        language: body.language,
        viewer,
        now,
        trackingUrl: body.trackingUrl,
      }),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/letters",
    permission: "handleComplaints",
    summary: "Keep a letter as it went out",
    params: one,
    body: sendLetterSchema,
    status: 201,
    idempotent: true,
    handler: ({ params, body }, context: Context) => sendLetter(context, params.id, body),
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id/print",
    permission: "readComplaints",
    summary: "A page to print: complaint sheet, settlement, whole history or a letter",
    params: one,
    query: z.object({ kind: z.enum(printKinds).default("sheet"), language: language.optional(), messageId: id.optional() }),
    handler: async ({ params, query }, { db, viewer, now, reply, deps }: Context) => {
      const page = await printComplaint(db, viewer, { id: params.id, kind: query.kind, language: query.language, messageId: query.messageId, now });
      deps.desk.looks.add({ companyId: viewer.companyId, personId: viewer.id, subjectType: "complaint", subjectId: params.id, at: now });
      reply.headers(printHeaders);
      return page;
    },
  }),
];
