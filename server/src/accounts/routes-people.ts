import {
  acceptInvitationSchema,
  acceptResetSchema,
  changePersonSchema,
  inviteSchema,
  leaveSchema,
  resetLinkSchema,
} from "@amends/core/accounts/contract-people";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { changePerson } from "./change-person.ts";
import type { AccountsDeps } from "./deps.ts";
import { acceptInvitation, invite, listInvitations, readInvitation, revokeInvitation } from "./invitations.ts";
import { leave } from "./leave.ts";
import { listPeople } from "./people-store.ts";
import { acceptReset, createResetLink, readReset } from "./reset-password.ts";
import { setSessionCookie } from "./session-cookie.ts";
import { startSession } from "./sign-in-rows.ts";

type Context = RouteContext<AccountsDeps>;
const params = z.object({ id: z.uuid() });
const tokenParams = z.object({ token: z.string().max(200) });

export const peopleRoutes: Route<AccountsDeps>[] = [
  route({
    method: "GET",
    path: "/api/people",
    permission: "signedIn",
    summary: "People of the company; more about each for those who manage people",
    handler: async (_, { db, viewer }) => ({ people: await listPeople(db, viewer) }),
  }),
  route({
    method: "PATCH",
    path: "/api/people/:id",
    permission: "managePeople",
    scope: "admin",
    summary: "Change name, role, team or staff number",
    params,
    body: changePersonSchema,
    handler: async ({ params: { id }, body }, context: Context) => {
      const person = await changePerson(context.db, id, body, context);
      context.deps.accounts.ended(id);
      return person;
    },
  }),
  route({
    method: "POST",
    path: "/api/people/:id/leave",
    permission: "managePeople",
    scope: "admin",
    summary: "A person leaves: complaints are handed over, every way in ends",
    params,
    body: leaveSchema,
    handler: async ({ params: { id }, body }, context: Context) => {
      const outcome = await leave(context.db, id, body, context);
      context.deps.accounts.ended(id);
      return outcome;
    },
  }),
  route({
    method: "POST",
    path: "/api/people/:id/reset-link",
    permission: "managePeople",
    scope: "admin",
    summary: "A link for a new password, shown once",
    params,
    body: resetLinkSchema,
    status: 201,
    handler: async ({ params: { id }, body }, context: Context) =>
      createResetLink(context.db, id, body.removeTwoFactor === true, context, context.deps.accounts.cookie),
  }),
  route({
    method: "GET",
    path: "/api/people/invitations",
    permission: "managePeople",
    scope: "admin",
    summary: "Invitations, newest first",
    handler: async (_, { db, viewer, now }) => ({ invitations: await listInvitations(db, viewer.companyId, now) }),
  }),
  route({
    method: "POST",
    path: "/api/people/invitations",
    permission: "managePeople",
    scope: "admin",
    summary: "Invite a person by a link, shown once",
    body: inviteSchema,
    status: 201,
    handler: async ({ body }, context: Context) => invite(context.db, body, context, context.deps.accounts.cookie),
  }),
  route({
    method: "DELETE",
    path: "/api/people/invitations/:id",
    permission: "managePeople",
    scope: "admin",
    summary: "Withdraw an invitation",
    params,
    handler: async ({ params: { id } }, context) => revokeInvitation(context.db, id, context),
  }),
];

/** The pages behind the links; the token in the address is the permission. */
export const linkRoutes: Route<AccountsDeps>[] = [
  route({
    method: "GET",
    path: "/api/public/invitations/:token",
    permission: "public",
    summary: "Who invites whom",
    params: tokenParams,
    handler: async ({ params: { token } }, { db, now }) => readInvitation(db, token, now),
  }),
  route({
    method: "POST",
    path: "/api/public/invitations/:token",
    permission: "public",
    summary: "Accept an invitation: name and password; signs in",
    params: tokenParams,
    body: acceptInvitationSchema,
    status: 201,
    handler: async ({ params: { token }, body }, { db, deps, now, newId, request, reply }: Context) => {
      const personId = await acceptInvitation(db, token, body, { now, newId });
      setSessionCookie(reply, await startSession(db, personId, request, now), deps.accounts.cookie);
      return { personId };
    },
  }),
  route({
    method: "GET",
    path: "/api/public/resets/:token",
    permission: "public",
    summary: "Whose password is set anew",
    params: tokenParams,
    handler: async ({ params: { token } }, { db, now }) => readReset(db, token, now),
  }),
  route({
    method: "POST",
    path: "/api/public/resets/:token",
    permission: "public",
    summary: "Set a new password; all sessions end",
    params: tokenParams,
    body: acceptResetSchema,
    handler: async ({ params: { token }, body }, { db, deps, now, newId }: Context) => {
      deps.accounts.ended(await acceptReset(db, token, body, { now, newId }));
    },
  }),
];
