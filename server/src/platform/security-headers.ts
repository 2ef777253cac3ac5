import type { FastifyInstance } from "fastify";

/** No inline script anywhere. Inline style is allowed because antd writes its styles into the page while it runs. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers for every answer; a route that set one of them itself (attachments are stricter) keeps its own. */
export function addSecurityHeaders(app: FastifyInstance, publicUrl: string): void {
  const headers: [string, string][] = [
    ["content-security-policy", contentSecurityPolicy],
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "same-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ["permissions-policy", "camera=(), microphone=(), geolocation=()"],
  ];
  if (publicUrl.startsWith("https:")) headers.push(["strict-transport-security", "max-age=31536000"]);
  app.addHook("onSend", async (request, reply) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) reply.header(name, value);
    reply.header("x-request-id", request.id);
  });
}
