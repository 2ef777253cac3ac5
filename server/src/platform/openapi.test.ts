import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { serveApiDocs } from "./api-docs.ts";
import { readConfig } from "./config.ts";
import { createHttp } from "./http.ts";
import { openApiOf } from "./openapi.ts";
import { type Route, route } from "./route.ts";

const routes: Route<never>[] = [
  route({
    method: "POST",
    path: "/api/things/:id/parts",
    permission: "handleComplaints",
    summary: "Adds a part",
    idempotent: true,
    status: 201,
    params: z.object({ id: z.uuid() }),
    query: z.object({ dry: z.stringbool().optional() }),
    body: z.object({ at: z.iso.datetime().transform((s) => new Date(s)), title: z.string().max(5) }),
    response: z.object({ seq: z.string() }),
    handler: async () => ({ seq: "1" }),
  }),
  route({ method: "GET", path: "/api/public/things", permission: "public", summary: "Lists", handler: async () => [] }),
];
let app: FastifyInstance;
beforeAll(async () => {
  app = await createHttp(readConfig({ AMENDS_LOG_LEVEL: "silent" }));
  serveApiDocs(app, routes, "https://desk.example.com");
});
afterAll(() => app.close());

test("the schemas that validate are the ones that are documented, in OpenAPI 3.1", () => {
  const document = openApiOf(routes, { url: "https://desk.example.com", version: "1.2.3" }) as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  expect(document).toMatchObject({ openapi: "3.1.0", info: { version: "1.2.3" }, servers: [{ url: "https://desk.example.com" }] });
  const operation = document.paths["/api/things/{id}/parts"]?.["post"];
  expect(operation).toMatchObject({
    summary: "Adds a part",
    description: expect.stringContaining("Roles: agent"),
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
      { name: "dry", in: "query", required: false },
      { name: "Idempotency-Key", in: "header" },
    ],
    requestBody: {
      content: { "application/json": { schema: { properties: { at: { type: "string" }, title: { maxLength: 5 } }, required: ["at", "title"] } } },
    },
    responses: { "201": { content: { "application/json": { schema: { properties: { seq: { type: "string" } } } } } } },
  });
  expect(document.paths["/api/public/things"]?.["get"]?.["security"]).toEqual([]);
});

test("the page to try it runs under a policy without inline script", async () => {
  expect((await app.inject("/api/openapi.json")).json().openapi).toBe("3.1.0");
  const page = await app.inject("/api/docs");
  expect(page.headers["content-security-policy"]).toContain("script-src 'self';");
  expect(page.body).not.toMatch(/<script(?![^>]*src=)/);
  for (const file of [...page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? ""))
    expect((await app.inject(file)).statusCode, file).toBe(200);
  expect((await app.inject("/api/docs/package.json")).statusCode).toBe(404);
});
