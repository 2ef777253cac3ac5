import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";

/** Hashes of the style blocks that the build puts into the page (the palette), so that no other inline style is allowed. */
function styleHashes(html: string): string {
  return [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)]
    .map(
      (match) =>
        `'sha256-${createHash("sha256")
          .update(match[1] ?? "")
          .digest("base64")}'`,
    )
    .join(" ");
}

function policyOf(html: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styleHashes(html)}`.trim(),
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * The customer page and what it asks are answered with headers of their own: its address holds the token, so no other site
 * may learn it (no referrer), no search engine may list it, and nothing but the page's own script and styles may run.
 */
export function addPortalHeaders(app: FastifyInstance, webFolder: string): void {
  const file = join(webFolder, "portal", "index.html");
  let known = { changed: 0, policy: policyOf("") };
  const policy = (): string => {
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (changed !== known.changed) known = { changed, policy: policyOf(changed === 0 ? "" : readFileSync(file, "utf8")) };
    return known.policy;
  };
  app.addHook("onRequest", async (request, reply) => {
    const page = /^\/portal(?:[/?]|$)/.test(request.url);
    if (!page && !request.url.startsWith("/api/public/")) return;
    reply.header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex, nofollow");
    if (page) reply.header("content-security-policy", policy());
  });
}
