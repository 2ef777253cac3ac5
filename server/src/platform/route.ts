import type { Permission } from "@amends/core/accounts/permission";
import type { Viewer } from "@amends/core/accounts/role";
import type { Language } from "@amends/core/desk/complaint";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ZodType, z } from "zod";
import type { Db } from "./db/connect.ts";
import type { Write } from "./db/write-together.ts";

/** Who may call a route at all. 'public' = anyone; 'signedIn' = any role; 'setup' = empty installation with code or loopback. */
export type RoutePermission = Permission | "public" | "signedIn" | "setup";

/** What a handler gets besides its validated input. `viewer` is set for every permission but 'public' and 'setup'. */
export type RouteContext<Deps> = {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly language: Language;
  readonly now: string;
  readonly newId: () => string;
  readonly deps: Deps;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /**
   * What keeps the answer for a repetition of the request, to be written with what the handler writes: one statement less. For a
   * handler that does not ask, it is kept afterwards.
   */
  readonly keep: (answer: unknown) => Write[];
};

/** What of an answer is kept for a repetition, and how it is made whole again, where something in it can be worked out. */
export type Repeated = { readonly kept: (answer: unknown) => unknown; readonly whole: (kept: unknown) => unknown };

/**
 * One line of the route table. `idempotent: true` honours the Idempotency-Key header (creations). A handler returns the
 * body, or `undefined` for 204; it throws `RefusalError` for an expected no. `scope` names what an API token needs.
 */
export type Route<Deps = unknown> = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly permission: RoutePermission;
  readonly summary: string;
  readonly params?: ZodType;
  readonly query?: ZodType;
  readonly body?: ZodType;
  readonly response?: ZodType;
  readonly status?: number;
  readonly idempotent?: true | Repeated;
  readonly scope?: "read" | "write" | "admin";
  readonly bodyLimit?: number;
  readonly handler: (input: { params: unknown; query: unknown; body: unknown }, context: RouteContext<Deps>) => Promise<unknown>;
};

type Infer<S> = S extends ZodType ? z.infer<S> : undefined;

/** Types a route's handler by its schemas; the only way routes are written. */
export function route<Deps, P extends ZodType | undefined = undefined, Q extends ZodType | undefined = undefined, B extends ZodType | undefined = undefined>(
  spec: Omit<Route<Deps>, "handler" | "params" | "query" | "body"> & {
    params?: P;
    query?: Q;
    body?: B;
    handler: (input: { params: Infer<P>; query: Infer<Q>; body: Infer<B> }, context: RouteContext<Deps>) => Promise<unknown>;
  },
): Route<Deps> {
  return spec as unknown as Route<Deps>;
}
