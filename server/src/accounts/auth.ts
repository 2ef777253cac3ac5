import type { Db } from "../platform/db/connect.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { cookiePrefix, isSecure, sessionSeconds } from "./session-cookie.ts";

/** The part of the sign-in library that is used: one function from a web Request to a web Response. */
export type Auth = { readonly handler: (request: Request) => Promise<Response>; readonly options: object };

/** Header that tells the library the caller's address; always written by us, so what a client sends in it is lost. */
export const addressHeader = "x-client-ip";

/** A ceiling against floods, successes included; the limits on failed tries (failed-tries.ts) are far below it. */
const flood = { window: 20, max: 400 };

/** Makes better-auth; called at the first sign-in, for importing it costs more memory than the rest of the server. */
export async function createAuth(db: Db, options: { secret: string; publicUrl: string; log?: (message: string) => void }): Promise<Auth> {
  const [{ betterAuth }, { twoFactor }] = await Promise.all([import("better-auth"), import("better-auth/plugins/two-factor")]);
  return betterAuth({
    appName: "Amends",
    baseURL: options.publicUrl,
    basePath: "/api/auth",
    secret: options.secret,
    trustedOrigins: [new URL(options.publicUrl).origin],
    database: { db, type: "postgres", transaction: true },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => options.log?.(String(message)) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 1000,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    session: { expiresIn: sessionSeconds, updateAge: 24 * 3600, cookieCache: { enabled: false } },
    rateLimit: { enabled: true, storage: "database", ...flood, customRules: { "/sign-in/*": flood, "/two-factor/*": flood } },
    advanced: {
      cookiePrefix,
      useSecureCookies: isSecure(options.publicUrl),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newUuid() },
    },
    plugins: [twoFactor({ issuer: "Amends", accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 } })],
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const person = await db.selectFrom("people").select("id").where("id", "=", session.userId).where("left_at", "is", null).executeTakeFirst();
            return person !== undefined;
          },
        },
      },
    },
  }) as unknown as Auth;
}
