import {
  type PublicForm,
  publicAnswerSchema,
  publicComplaintSchema,
  publicConfirmSchema,
  publicFormQuery,
  publicLimits,
  publicMessageSchema,
  publicRatingSchema,
  publicWithdrawSchema,
} from "@amends/core/desk/contract-public";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import type { Deps } from "../../deps.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import { sendFile, takeUpload } from "../attachments/index.ts";
import { complaintOfToken } from "../tracking-link.ts";
import { answerOption, confirmAgreement, rateHandling, withdrawComplaint, writeAsCustomer } from "./customer-acts.ts";
import { maxAgeSeconds, minFillSeconds, newFormToken, portalKey, readFormToken } from "./form-token.ts";
import { limitRate } from "./limit-rate.ts";
import { openTracking, tracked, trackedFile } from "./open-tracking.ts";
import { named, presentCompany, receivingCompanies, theOnly } from "./public-company.ts";
import { submitComplaint } from "./submit-complaint.ts";

type Context = RouteContext<Deps>;
const token = z.string().max(100);
const byToken = z.object({ token });
const byFile = z.object({ token, id });
const byRecord = z.object({ token, recordId: id });
const path = "/api/public/tracking/:token";

async function formFor({ db, deps, now }: Context, slug: string | undefined): Promise<PublicForm> {
  const all = await receivingCompanies(db);
  const company = slug === undefined ? theOnly(all) : named(all, slug);
  const real = all.filter((each) => !each.demo);
  return {
    formToken: newFormToken(portalKey(deps.config), now),
    minSeconds: minFillSeconds,
    expiresAt: new Date(Date.parse(now) + maxAgeSeconds * 1000).toISOString(),
    company: company && presentCompany(company),
    companies: company ? [] : (real.length > 0 ? real : all).map(presentCompany),
    languages: ["zh-CN", "zh-TW", "en"],
    maxFiles: publicLimits.files,
    maxFileBytes: deps.config.uploadLimit,
  };
}

/** Whose file it becomes: the form's (its nonce) or the tracking link's. @throws formInvalid, linkInvalid */
async function uploaderOf({ db, deps, request, now }: Context): Promise<{ id: string; companyId: string }> {
  const { "x-amends-form": form, "x-amends-tracking": tracking } = request.headers;
  if (typeof tracking === "string") {
    const { linkId, stored } = await tracked(db, tracking, now);
    return { id: linkId, companyId: stored.complaint.companyId };
  }
  const read = typeof form === "string" ? readFormToken(portalKey(deps.config), form) : null;
  if (!read) return refuse("formInvalid");
  if (Date.parse(now) / 1000 - read.issuedAt > maxAgeSeconds) return refuse("formExpired");
  const all = await receivingCompanies(db);
  return { id: read.nonce, companyId: (theOnly(all) ?? all[0] ?? refuse("unknownCompany")).company.id };
}

/** After every act of the customer: the page as it stands now. */
async function acted(
  context: Context,
  trackingToken: string,
  act: (at: { db: Context["db"]; token: string; now: string; newId: () => string }) => Promise<unknown>,
): Promise<unknown> {
  const { db, deps, now, newId, request } = context;
  if (!(await complaintOfToken(db, trackingToken, now))) refuse("linkInvalid");
  await limitRate(db, "write", request.ip, deps.config.portalLimit);
  await act({ db, token: trackingToken, now, newId });
  return openTracking(db, trackingToken, now);
}

const open = { permission: "public" } as const;

/** What a customer can do without an account; every answer is made for this one page. */
export const publicRoutes: readonly Route<Deps>[] = [
  route({
    ...open,
    method: "GET",
    path: "/api/public/form",
    summary: "The empty form of the customer page, with a signed time token",
    query: publicFormQuery,
    handler: ({ query }, context: Context) => formFor(context, query.company),
  }),
  route({
    ...open,
    method: "POST",
    path: "/api/public/complaints",
    summary: "Send a complaint without an account",
    status: 201,
    bodyLimit: 200_000,
    body: publicComplaintSchema,
    handler: ({ body }, context: Context) => submitComplaint(body, context),
  }),
  route({
    ...open,
    method: "POST",
    path: "/api/public/attachments",
    summary: "Upload one file with x-amends-form or x-amends-tracking (multipart/form-data)",
    status: 201,
    handler: async (_, context: Context) => {
      const uploader = await uploaderOf(context);
      const { tries, seconds } = context.deps.config.portalLimit;
      await limitRate(context.db, "upload", context.request.ip, { tries: tries * publicLimits.files, seconds });
      const file = await takeUpload(context.request, context.db, context.deps.config, uploader, context.newId, publicLimits.files);
      return { id: file.id, name: file.name, type: file.type, size: file.size, url: "", previewUrl: null };
    },
  }),
  route({
    ...open,
    method: "GET",
    path,
    summary: "Where the complaint stands, for its customer",
    params: byToken,
    handler: ({ params }, { db, now }: Context) => openTracking(db, params.token, now),
  }),
  route({
    ...open,
    method: "GET",
    path: `${path}/attachments/:id`,
    summary: "A file of a message",
    params: byFile,
    handler: async ({ params }, { db, now, deps, request, reply }: Context) =>
      sendFile(await trackedFile(db, (await tracked(db, params.token, now)).stored.complaint, params.id), "attachment", {
        config: deps.config,
        request,
        reply,
      }),
  }),
  route({
    ...open,
    method: "GET",
    path: `${path}/attachments/:id/preview`,
    summary: "A picture of a message",
    params: byFile,
    handler: async ({ params }, { db, now, deps, request, reply }: Context) =>
      sendFile(await trackedFile(db, (await tracked(db, params.token, now)).stored.complaint, params.id), "inline", { config: deps.config, request, reply }),
  }),
  route({
    ...open,
    method: "POST",
    path: `${path}/messages`,
    summary: "Write to the team",
    params: byToken,
    body: publicMessageSchema,
    status: 201,
    idempotent: true,
    bodyLimit: 100_000,
    handler: ({ params, body }, context: Context) => acted(context, params.token, (at) => writeAsCustomer(at, body)),
  }),
  route({
    ...open,
    method: "POST",
    path: `${path}/options/:recordId/answer`,
    summary: "Accept or decline an option",
    params: byRecord,
    body: publicAnswerSchema,
    handler: ({ params, body }, context: Context) => acted(context, params.token, (at) => answerOption(at, params.recordId, body)),
  }),
  route({
    ...open,
    method: "POST",
    path: `${path}/agreements/:recordId/confirmation`,
    summary: "Confirm what was agreed",
    params: byRecord,
    body: publicConfirmSchema,
    handler: ({ params, body }, context: Context) => acted(context, params.token, (at) => confirmAgreement(at, params.recordId, body)),
  }),
  route({
    ...open,
    method: "POST",
    path: `${path}/withdrawal`,
    summary: "Withdraw the complaint",
    params: byToken,
    body: publicWithdrawSchema,
    handler: ({ params, body }, context: Context) => acted(context, params.token, (at) => withdrawComplaint(at, body)),
  }),
  route({
    ...open,
    method: "POST",
    path: `${path}/rating`,
    summary: "Rate how it was handled",
    params: byToken,
    body: publicRatingSchema,
    handler: ({ params, body }, context: Context) => acted(context, params.token, (at) => rateHandling(at, body)),
  }),
];
