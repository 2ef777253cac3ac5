import { mailAccountSchema, mailTestSchema } from "@amends/core/channels/mail-account";
import { signatureParams, signatureSchema } from "@amends/core/channels/signature";
import type { Deps } from "../../deps.ts";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import { readMailSettings, removeMailAccount, saveMailAccount } from "./account-store.ts";
import { listSignatures, saveSignature } from "./signature-store.ts";
import { tryMailAccount } from "./try-account.ts";

type Context = RouteContext<Deps>;
const forAdmins = { path: "/api/settings/mail", permission: "editDeskSettings", scope: "admin" } as const;

/** The account the company's mail goes out with. Its password goes in and never out. */
export const mailRoutes: readonly Route<Deps>[] = [
  route({
    ...forAdmins,
    method: "GET",
    summary: "The outgoing mail account, without its password",
    handler: async (_, { db, viewer }: Context) => readMailSettings(db, viewer.companyId),
  }),
  route({
    ...forAdmins,
    method: "PUT",
    summary: "Set the outgoing mail account; without a password the one that is kept stays",
    body: mailAccountSchema,
    handler: async ({ body }, context: Context) => saveMailAccount(context.db, context, body, context.deps.accounts.cookie.secret),
  }),
  route({ ...forAdmins, method: "DELETE", summary: "Send no mail any more", handler: async (_, context: Context) => removeMailAccount(context.db, context) }),
  route({
    ...forAdmins,
    method: "POST",
    path: "/api/settings/mail/test",
    summary: "Send a trial mail now, to oneself or to an address, and say how that went",
    body: mailTestSchema,
    handler: async ({ body }, context: Context) => tryMailAccount(context, body.to, context.deps.accounts.cookie.secret),
  }),
  route({
    ...forAdmins,
    method: "GET",
    path: "/api/settings/mail/signatures",
    summary: "What stands below each team's mail to customers",
    handler: async (_, { db, viewer }: Context) => ({ items: await listSignatures(db, viewer.companyId) }),
  }),
  route({
    ...forAdmins,
    method: "PUT",
    path: "/api/settings/mail/signatures/:teamId",
    summary: "Set a team's signature by language; none at all: it signs as the team above it",
    params: signatureParams,
    body: signatureSchema,
    handler: async ({ params, body }, context: Context) => ({ items: await saveSignature(context.db, context, params.teamId, body.texts) }),
  }),
];
