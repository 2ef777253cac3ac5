import { permissions } from "@amends/core/accounts/permission";
import { type ZodType, z } from "zod";
import type { Route } from "./route.ts";

type Schema = Record<string, unknown>;

const error: Schema = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "requestId"],
      properties: {
        code: { type: "string", description: "Stable; decide by it" },
        message: { type: "string", description: "For people, in the language of X-Amends-Language, the person or Accept-Language" },
        field: { type: "string", description: "Dot path of the input at fault" },
        params: { type: "object" },
        details: {},
        requestId: { type: "string" },
      },
    },
  },
};

/** JSON Schema of what a schema accepts ('input') or gives ('output'); what JSON Schema cannot say becomes 'anything'. */
function jsonSchema(schema: ZodType, io: "input" | "output"): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12", unrepresentable: "any" }) as Schema;
  return rest;
}

function parametersOf(schema: ZodType | undefined, place: "path" | "query"): Schema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as { properties?: Record<string, Schema>; required?: string[] };
  return Object.entries(properties).map(([name, one]) => ({ name, in: place, required: place === "path" || required.includes(name), schema: one }));
}

function answersOf(route: Route<never>): Schema {
  const status = String(route.status ?? (route.response || route.method === "GET" ? 200 : 204));
  const good = route.response
    ? { description: "Done", content: { "application/json": { schema: jsonSchema(route.response, "output") } } }
    : { description: "Done" };
  const refused = { description: "Refused", content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } };
  return { [status]: good, "4XX": refused, "503": { description: "The database is away; try again after Retry-After seconds" } };
}

function operationOf(route: Route<never>): Schema {
  const open = route.permission === "public" || route.permission === "setup";
  const roles = route.permission in permissions ? ` Roles: ${permissions[route.permission as keyof typeof permissions].join(", ")}.` : "";
  const key = {
    name: "Idempotency-Key",
    in: "header",
    schema: { type: "string", maxLength: 200 },
    description: "The same key creates once; remembered for 24 hours",
  };
  return {
    summary: route.summary,
    description: `Permission: ${route.permission}.${roles}`,
    tags: [route.path.split("/").filter((part) => part && part !== "api" && !part.startsWith(":"))[0] ?? "other"],
    parameters: [...parametersOf(route.params, "path"), ...parametersOf(route.query, "query"), ...(route.idempotent ? [key] : [])],
    ...(route.body ? { requestBody: { required: true, content: { "application/json": { schema: jsonSchema(route.body, "input") } } } } : {}),
    responses: answersOf(route),
    security: open ? [] : [{ session: [] }, { token: [] }],
  };
}

/** The OpenAPI 3.1 document of the route tables: the schemas that validate are the schemas that are documented. */
export function openApiOf(routes: readonly Route<never>[], server: { url: string; version: string }): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Amends",
      version: server.version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description: "The complaint desk. Everything the screens do goes through these routes.",
    },
    servers: [{ url: server.url }],
    paths,
    components: {
      schemas: { Error: error },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "session" },
        token: { type: "http", scheme: "bearer", description: "API token, made under one's profile" },
      },
    },
  };
}
