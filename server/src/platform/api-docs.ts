import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import { checkout } from "./config.ts";
import { refuse } from "./refusal-error.ts";
import type { Route } from "./route.ts";

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Amends API</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><main id="swagger-ui"></main><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>
`;

/** The list of schemas below the routes takes longer to draw than all the rest, and each route shows its own. */
const start = `window.ui = SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#swagger-ui", deepLinking: true, tryItOutEnabled: true, persistAuthorization: false, validatorUrl: null, defaultModelsExpandDepth: -1 });
`;

/** Swagger UI draws its icons as data addresses and styles elements; it needs no inline script. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const files: Readonly<Record<string, string>> = { "swagger-ui.css": "text/css; charset=utf-8", "swagger-ui-bundle.js": "text/javascript; charset=utf-8" };

/** /api/openapi.json, made from the route tables at the first request, and /api/docs, a page to try it with. */
export function serveApiDocs(app: FastifyInstance, routes: readonly Route<never>[], publicUrl: string): void {
  let document: string | undefined;
  app.get("/api/openapi.json", async (_, reply) => {
    if (document === undefined) {
      const { openApiOf } = await import("./openapi.ts");
      const { version } = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")) as { version: string };
      document = JSON.stringify(openApiOf(routes, { url: publicUrl, version }));
    }
    return reply.type("application/json; charset=utf-8").send(document);
  });
  app.get("/api/docs", (_, reply) => reply.header("content-security-policy", policy).type("text/html; charset=utf-8").send(page));
  app.get("/api/docs/start.js", (_, reply) => reply.type("text/javascript; charset=utf-8").send(start));
  app.get<{ Params: { file: string } }>("/api/docs/:file", async (request, reply) => {
    const type = Object.hasOwn(files, request.params.file) ? files[request.params.file] : undefined;
    if (!type) return refuse("unknownRoute");
    const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
    return reply
      .type(type)
      .header("cache-control", "public, max-age=86400")
      .send(createReadStream(join(folder, request.params.file)));
  });
}
