import type { Identify } from "../platform/caller.ts";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { CallerCache } from "./caller-cache.ts";
import { findBySession, findByToken } from "./find-caller.ts";
import { hashToken, looksLikeToken } from "./one-time-token.ts";
import { readSessionToken } from "./session-cookie.ts";

/** What every API token begins with, so that leaked ones can be searched for. */
export const tokenPrefix = "amd_";

/**
 * Who calls. `Authorization: Bearer amd_…` wins over the cookie, and a wrong one is refused rather than ignored: a script
 * must not quietly act as whoever is signed in.
 */
export function createIdentify(db: Db, cache: CallerCache, cookie: { secret: string; publicUrl: string }): Identify {
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] ?? "";
      if (!token.startsWith(tokenPrefix) || !looksLikeToken(token.slice(tokenPrefix.length))) return refuse("tokenInvalid");
      const hash = hashToken(token);
      const caller = await cache.get(`token:${hash.toString("base64")}`, () => findByToken(db, hash));
      return caller ?? refuse("tokenInvalid");
    }
    const token = readSessionToken(request, cookie);
    return token === undefined ? undefined : cache.get(`session:${token}`, () => findBySession(db, token));
  };
}
