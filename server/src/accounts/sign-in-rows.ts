import type { FastifyRequest } from "fastify";
import type { Db } from "../platform/db/connect.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { newToken } from "./one-time-token.ts";
import { sessionSeconds } from "./session-cookie.ts";

type Person = { readonly id: string; readonly name: string; readonly email: string };

/** Lets a person sign in: the library's user, with a password when one is given (demo people have none and cannot sign in by one). */
export async function addSignIn(tx: Db, person: Person, passwordHash: string | null, now: string): Promise<void> {
  await tx
    .insertInto("user")
    .values({
      id: person.id,
      name: person.name,
      email: person.email.toLowerCase(),
      emailVerified: false,
      image: null,
      createdAt: now,
      updatedAt: now,
      twoFactorEnabled: false,
    })
    .onConflict((c) => c.column("id").doNothing())
    .execute();
  if (passwordHash !== null) await setPassword(tx, person.id, passwordHash, now);
}

/** Sets or replaces the password's hash. */
export async function setPassword(tx: Db, personId: string, passwordHash: string, now: string): Promise<void> {
  const changed = await tx
    .updateTable("account")
    .set({ password: passwordHash, updatedAt: now })
    .where("userId", "=", personId)
    .where("providerId", "=", "credential")
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return;
  await tx
    .insertInto("account")
    .values({ id: newUuid(), accountId: personId, providerId: "credential", userId: personId, password: passwordHash, createdAt: now, updatedAt: now })
    .execute();
}

/** A session like the library's own; gives its token for the cookie. The person must have a sign-in row. */
export async function startSession(tx: Db, personId: string, request: FastifyRequest, now: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.parse(now) + sessionSeconds * 1000);
  const userAgent = (request.headers["user-agent"] ?? "").slice(0, 500);
  await tx
    .insertInto("session")
    .values({ id: newUuid(), token, userId: personId, expiresAt, createdAt: now, updatedAt: now, ipAddress: request.ip, userAgent })
    .execute();
  return token;
}

/** Ends all sessions of a person, or all but one. */
export async function endSessions(tx: Db, personId: string, exceptToken?: string): Promise<void> {
  let ending = tx.deleteFrom("session").where("userId", "=", personId);
  if (exceptToken !== undefined) ending = ending.where("token", "!=", exceptToken);
  await ending.execute();
}

/** Takes every way in: sessions, password, second factor, API tokens. What the person did stays. */
export async function removeSignIn(tx: Db, personId: string, now: string): Promise<void> {
  await tx.deleteFrom("user").where("id", "=", personId).execute();
  await tx.updateTable("api_tokens").set({ revoked_at: now }).where("person_id", "=", personId).where("revoked_at", "is", null).execute();
}
