import { randomBytes } from "node:crypto";
import { mayUse } from "@amends/core/accounts/permission";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodType } from "zod";
import type { Caller, Identify, TokenScope } from "./caller.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Db } from "./db/connect.ts";
import { InvalidInput } from "./error-body.ts";
import { runIdempotent } from "./idempotency.ts";
import { newUuid } from "./new-uuid.ts";
import { RefusalError, refuse } from "./refusal-error.ts";
import { requestLanguage } from "./request-language.ts";
import type { Route, RouteContext } from "./route.ts";

/** What the route table needs from the composition root. `allowSetup` throws unless the installation may be set up by this request. */
export type RouteServices<Deps> = {
  readonly db: Db;
  readonly deps: Deps;
  readonly identify: Identify;
  readonly allowSetup: (request: FastifyRequest) => Promise<void>;
  /** Seals the answers kept for a repeated Idempotency-Key; the same on all servers of one database. */
  readonly secret?: string;
  /** Without it, the system's. */
  readonly clock?: Clock;
};

/** For an application that is given no secret: answers can be repeated as long as the process lives. */
const ownSecret = randomBytes(32).toString("hex");

/** What an API token needs when a route does not say: reading for GET, writing for everything else. */
function scopeNeeded(route: Pick<Route, "scope" | "method">): TokenScope {
  return route.scope ?? (route.method === "GET" ? "read" : "write");
}

/** Whether the caller may use the route at all. @throws a refusal: signInRequired, scopeMissing or notPermitted. */
export function permit<Deps>(route: Pick<Route<Deps>, "permission" | "scope" | "method">, caller: Caller | undefined): Caller {
  if (!caller) return refuse("signInRequired");
  if (caller.via === "token") {
    const scope = scopeNeeded(route);
    if (!caller.scopes.includes(scope)) return refuse("scopeMissing", { params: { scope } });
  }
  if (route.permission !== "signedIn" && !mayUse(caller.viewer.role, route.permission as never)) return refuse("notPermitted");
  return caller;
}

function parse(schema: ZodType | undefined, input: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(input ?? {});
  if (!result.success) throw new InvalidInput(result.error, input ?? {});
  return result.data;
}

/** Puts every line of the route tables into the application: permission first, then input, then the handler. */
export function registerRoutes<Deps>(app: FastifyInstance, routes: readonly Route<Deps>[], services: RouteServices<Deps>): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      handler: (request, reply) => handle(route, services, request, reply),
    });
  }
}

async function handle<Deps>(route: Route<Deps>, services: RouteServices<Deps>, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const open = route.permission === "public" || route.permission === "setup";
  if (!open) request.caller = permit(route, await services.identify(request));
  if (route.permission === "setup") await services.allowSetup(request);
  const input = {
    params: parse(route.params, request.params),
    query: parse(route.query, request.query),
    body: parse(route.body, request.body),
  };
  const context: RouteContext<Deps> = {
    db: services.db,
    viewer: request.caller?.viewer as RouteContext<Deps>["viewer"],
    language: requestLanguage(request, request.caller?.language),
    now: (services.clock ?? systemClock)().toISOString(),
    newId: newUuid,
    deps: services.deps,
    request,
    reply,
    keep: () => [],
  };
  const key = route.idempotent ? request.headers["idempotency-key"] : undefined;
  const run = (db: Db, keep = context.keep) => route.handler(input, { ...context, db, keep });
  const answer = key === undefined ? run(services.db) : runIdempotent(services.db, { key, route, request, reply, secret: services.secret ?? ownSecret }, run);
  const body = await answer.catch(async (error: unknown) => {
    if (error instanceof RefusalError) await error.keep?.(services.db);
    throw error;
  });
  if (reply.sent) return reply;
  if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  if (body === undefined) return reply.status(route.status ?? 204).send();
  if (reply.statusCode === 200 && route.status !== undefined) reply.status(route.status);
  return reply.send(body);
}
