import type { Language } from "@amends/core/desk/complaint";
import { ZodError } from "zod";
import { statusOf } from "./error-status.ts";
import { errorText } from "./error-texts.ts";
import { RefusalError } from "./refusal-error.ts";
import { fieldProblems } from "./validation-problems.ts";

/** The one form in which every error leaves, whatever threw it. Clients rely on `code`; `message` is for people. */
export type ErrorBody = {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly field?: string;
    readonly params?: Readonly<Record<string, string | number>>;
    readonly details?: unknown;
    readonly requestId: string;
  };
};

/** Input that failed its schema, with what was sent (to tell missing from wrong). */
export class InvalidInput extends Error {
  override name = "InvalidInput";
  readonly error: ZodError;
  readonly input: unknown;
  constructor(error: ZodError, input: unknown) {
    super("invalid input");
    this.error = error;
    this.input = input;
  }
}

const codesOfFastify: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: "badJson",
  FST_ERR_CTP_EMPTY_JSON_BODY: "badJson",
  FST_ERR_CTP_BODY_TOO_LARGE: "tooLarge",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupportedMediaType",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "badRequest",
  FST_REQ_FILE_TOO_LARGE: "tooLarge",
  FST_FILES_LIMIT: "tooLarge",
  FST_PARTS_LIMIT: "tooLarge",
  FST_FIELDS_LIMIT: "tooLarge",
  FST_INVALID_MULTIPART_CONTENT_TYPE: "badMultipart",
  FST_ERR_BAD_URL: "badRequest",
};

/** PostgreSQL's and the socket's ways to say that there is no database right now (57P01 = ended by the administrator …). */
const databaseIsGone = /^(57P0[1-4]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT)$/;
const poolGaveUp =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|the database system is (starting|shutting)|not currently accepting connections/i;

/** A character, number or time PostgreSQL cannot hold, or a structure nested deeper than it reads. */
const notStorable = new Set(["22003", "22007", "22008", "22021", "22P02", "22P05", "54001"]);

export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && databaseIsGone.test(code)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseGone)) return true;
  return poolGaveUp.test(error.message);
}

/** Status and body for anything thrown. `internal` is true for what is not the caller's doing and belongs into the log. */
export function errorResponse(thrown: unknown, language: Language, requestId: string): { status: number; body: ErrorBody; internal: boolean } {
  const respond = (code: string, extra: Omit<ErrorBody["error"], "code" | "message" | "requestId"> = {}, status = statusOf(code)) => ({
    status,
    body: { error: { code, message: errorText(code, language, extra.params), ...extra, requestId } },
    internal: status >= 500,
  });
  if (thrown instanceof RefusalError) {
    const { code, field, params, details } = thrown.refusal;
    return respond(code, { ...(field === undefined ? {} : { field }), ...(params ? { params } : {}), ...(details === undefined ? {} : { details }) });
  }
  if (thrown instanceof InvalidInput || thrown instanceof ZodError) return respondInvalid(thrown, language, requestId);
  if (isDatabaseGone(thrown)) return respond("unavailable");
  const { code, statusCode } = (thrown ?? {}) as { code?: unknown; statusCode?: unknown };
  if (typeof code === "string") {
    const known = codesOfFastify[code];
    if (known) return respond(known);
    if (notStorable.has(code)) return respond("badRequest");
    if (code === "40001" || code === "40P01" || code === "55P03") return respond("unavailable"); // lost a race for a lock: try again
  }
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) return respond("badRequest", {}, statusCode);
  return respond("internal");
}

function respondInvalid(thrown: InvalidInput | ZodError, language: Language, requestId: string): { status: number; body: ErrorBody; internal: boolean } {
  const problems = thrown instanceof InvalidInput ? fieldProblems(thrown.error, thrown.input) : fieldProblems(thrown, undefined);
  const details = problems.map((problem) => ({ ...problem, message: errorText(problem.code, language, problem.params) }));
  const first = details[0];
  const error = {
    code: "invalid",
    message: first?.message ?? errorText("invalid", language),
    field: first?.field ?? "",
    params: first?.params ?? {},
    details,
    requestId,
  };
  return { status: statusOf("invalid"), body: { error }, internal: false };
}
