import { isIP } from "node:net";
import type { FastifyRequest } from "fastify";

const unsafe = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Whether a request that changes something and carries a cookie comes from our own pages. A browser sends Origin with
 * every such request; a caller without cookies (API token, customer page) needs none, for it carries no ambient authority
 * but one: being at this machine. So what a browser sends from another site is refused without cookies too.
 */
export function isFromOwnPages(request: FastifyRequest, publicUrl: string): boolean {
  if (!unsafe.has(request.method)) return true;
  const site = request.headers["sec-fetch-site"];
  if (request.headers.cookie === undefined) return site !== "cross-site" && site !== "same-site";
  const { origin } = request.headers;
  if (origin === undefined) return site === "same-origin";
  return origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.host}`;
}

function isLoopbackAddress(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}

/** Headers that only a proxy adds: with one of them the loopback peer is not the person. */
const proxyHeaders = new Set(["forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip"]);

/**
 * Whether somebody at this very machine asks: a loopback peer, no proxy in between, and a Host that names the machine
 * itself (a foreign name that resolves to 127.0.0.1 would let any web page in).
 */
export function isLoopback(request: FastifyRequest): boolean {
  if (!isLoopbackAddress(request.socket.remoteAddress ?? "") || !isLoopbackAddress(request.ip)) return false;
  const { headers } = request;
  if (Object.keys(headers).some((name) => name.startsWith("x-forwarded") || proxyHeaders.has(name))) return false;
  const name = (headers.host ?? "").replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return name === "localhost" || (isIP(name) !== 0 && isLoopbackAddress(name));
}
