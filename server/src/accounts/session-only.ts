import type { FastifyRequest } from "fastify";
import { refuse } from "../platform/refusal-error.ts";

/** Own credentials are changed by the person at the screen, never by a token: a leaked token must not make itself permanent. @throws sessionOnly */
export function requireSession(request: FastifyRequest): void {
  if (request.caller?.via === "token") refuse("sessionOnly");
}
