import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../platform/db/connect.ts";
import type { Accounts } from "./accounts.ts";
import { readSessionToken, sessionSeconds, setSessionCookie } from "./session-cookie.ts";

const dayMs = 24 * 3600 * 1000;

/** Once a day of use the session and its cookie get their full life again; whoever works every day is never signed out. */
export async function renewSession(db: Db, accounts: Accounts, request: FastifyRequest, reply: FastifyReply, now: string): Promise<void> {
  const token = readSessionToken(request, accounts.cookie);
  if (token === undefined) return;
  const at = Date.parse(now);
  const renewed = await db
    .updateTable("session")
    .set({ updatedAt: now, expiresAt: new Date(at + sessionSeconds * 1000) })
    .where("token", "=", token)
    .where("updatedAt", "<", new Date(at - dayMs))
    .where("expiresAt", ">", new Date(at))
    .executeTakeFirst();
  if (renewed.numUpdatedRows > 0n) setSessionCookie(reply, token, accounts.cookie);
}
