import type { Viewer } from "@amends/core/accounts/role";
import type { Language } from "@amends/core/desk/complaint";
import type { FastifyRequest } from "fastify";

export type TokenScope = "read" | "write" | "admin";

/** Who calls: a person with a session (all scopes), or an API token that acts as a person within its scopes. */
export type Caller = {
  readonly viewer: Viewer;
  readonly via: "session" | "token";
  readonly scopes: readonly TokenScope[];
  readonly language?: Language | undefined;
};

/** Finds the caller of a request, or undefined when nobody is signed in. Throws a refusal for a token that is wrong or expired. */
export type Identify = (request: FastifyRequest) => Promise<Caller | undefined>;

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the route table once the caller is known. */
    caller: Caller | undefined;
  }
}
