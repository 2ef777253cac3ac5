import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Seconds a session lives without being used; every day of use renews it. */
export const sessionSeconds = 14 * 24 * 3600;

/** First part of the names of all sign-in cookies. */
export const cookiePrefix = "amends";

/** Cookies are marked Secure, and named so, when people reach the desk over https. */
export function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith("https:");
}

export function sessionCookieName(publicUrl: string): string {
  return `${isSecure(publicUrl) ? "__Secure-" : ""}${cookiePrefix}.session_token`;
}

function signatureOf(token: string, secret: string): string {
  return createHmac("sha256", secret).update(token).digest("base64");
}

/** The session token in a request's cookie, or undefined when there is none or its signature is not ours. */
export function readSessionToken(request: FastifyRequest, cookie: { secret: string; publicUrl: string }): string | undefined {
  const value = request.cookies[sessionCookieName(cookie.publicUrl)];
  const dot = value?.lastIndexOf(".") ?? -1;
  if (value === undefined || dot < 1 || dot > 200) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1));
  const expected = Buffer.from(signatureOf(token, cookie.secret));
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

/** Gives the browser the session; the same form as the sign-in library's own cookie. */
export function setSessionCookie(reply: FastifyReply, token: string, cookie: { secret: string; publicUrl: string }): void {
  reply.setCookie(sessionCookieName(cookie.publicUrl), `${token}.${signatureOf(token, cookie.secret)}`, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(cookie.publicUrl),
    maxAge: sessionSeconds,
  });
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.setCookie(sessionCookieName(publicUrl), "", { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure(publicUrl), maxAge: 0 });
}
