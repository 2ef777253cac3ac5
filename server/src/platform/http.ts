import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import type { Config } from "./config.ts";
import { errorResponse } from "./error-body.ts";
import { isNestedTooDeep } from "./json-depth.ts";
import { RefusalError } from "./refusal-error.ts";
import { requestLanguage } from "./request-language.ts";
import { isFromOwnPages } from "./request-origin.ts";
import { addSecurityHeaders } from "./security-headers.ts";

/** Bodies beyond this are refused unless a route asks for more (`bodyLimit`); files go through multipart with limits of their own. */
const jsonLimit = 1024 * 1024;

/** The address as it may stand in a log: without the query, and without a link's token, which is the whole permission (32 characters). */
export function loggedAddress(url: string): string {
  return (url.split("?")[0] ?? "").replace(/\/[\w-]{32}(?=\/|$)/g, "/:token");
}

/** Sends anything thrown in the one error form, in the reader's language; logs what is not the caller's doing, once. */
function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body, internal } = errorResponse(thrown, requestLanguage(request, request.caller?.language), request.id);
  if (internal) request.log.error({ err: thrown, method: request.method, url: loggedAddress(request.url) }, "request failed");
  if (status === 503) reply.header("retry-after", "2");
  if (status === 413) reply.header("connection", "close"); // the rest of an unread body is not worth reading
  return reply.status(status).header("cache-control", "no-store").send(body);
}

/** The HTTP application without any route: parsers, limits, error form, security headers, protection against other origins. */
export async function createHttp(config: Config): Promise<FastifyInstance> {
  const app = Fastify({
    logger: config.logLevel === "silent" ? false : { level: config.logLevel, redact: ["req.headers.cookie", "req.headers.authorization"] },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: true, // an open event stream would hold up the stop
    bodyLimit: jsonLimit,
    routerOptions: { maxParamLength: 500 },
    requestTimeout: 120_000,
    frameworkErrors: (error, request, reply) => void sendError(error, request as FastifyRequest, reply as FastifyReply), // an address that cannot be read
  });
  app.decorateRequest("caller", undefined);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) => sendError(new RefusalError({ code: "unknownRoute" }), request, reply));
  app.setValidatorCompiler(() => (value) => ({ value })); // register-routes.ts validates with zod, after the permission
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));

  const parseJson = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "")
      done(null, undefined); // DELETE with a content type and nothing in it
    else if (isNestedTooDeep(body as string)) done(new RefusalError({ code: "badJson" }));
    else parseJson(request, body as string, done);
  });
  await app.register(cookie);
  await app.register(multipart, {
    throwFileSizeLimit: true,
    limits: { fileSize: config.uploadLimit, files: 10, fields: 60, fieldSize: 256 * 1024, parts: 70, headerPairs: 100 },
  });

  addSecurityHeaders(app, config.publicUrl);
  app.addHook("onRequest", async (request) => {
    if (!isFromOwnPages(request, config.publicUrl)) throw new RefusalError({ code: "originMismatch" });
  });
  return app;
}
