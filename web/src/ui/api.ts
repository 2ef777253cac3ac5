import { currentLanguage } from "./language.ts";

/** What went wrong with a request. `code` is the server's refusal code, or 'offline' | 'unavailable' | 'unreadable' made here. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly field: string | undefined;
  readonly params: Readonly<Record<string, string | number>> | undefined;
  readonly details: unknown;
  readonly requestId: string | undefined;

  constructor(status: number, body: ErrorBody) {
    super(body.message ?? body.code);
    this.name = "ApiError";
    this.status = status;
    this.code = body.code;
    this.field = body.field;
    this.params = body.params;
    this.details = body.details;
    this.requestId = body.requestId;
  }
}

type ErrorBody = {
  code: string;
  message?: string | undefined;
  field?: string;
  params?: Record<string, string | number>;
  details?: unknown;
  requestId?: string;
};

export type RequestExtras = {
  /** Version the change is based on; the server answers 409 'changedMeanwhile' when it is no longer that one. */
  readonly ifMatch?: number | string | undefined;
  /** Makes a creation safe to repeat. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Let the request outlive the page (drafts while a tab closes); the body must stay below 64 kB. */
  readonly keepalive?: boolean | undefined;
};

const signedOut = new Set<() => void>();

/** Calls `listener` when the server says that the session has ended. Returns the way to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

async function send<T>(method: string, path: string, body?: unknown, extras: RequestExtras = {}): Promise<T> {
  const response = await reach(path, { method, ...payload(body, extras) }, extras);
  if (response.status === 204) return undefined as T;
  const answer = await read(response);
  if (response.ok) return answer as T;
  const error = errorOf(response.status, answer);
  if (error.code === "signInRequired" || error.code === "sessionEnded") for (const listener of signedOut) listener();
  throw error;
}

function payload(body: unknown, extras: RequestExtras): RequestInit {
  const headers: Record<string, string> = { accept: "application/json", "x-amends-language": currentLanguage() };
  if (extras.ifMatch !== undefined) headers["if-match"] = String(extras.ifMatch);
  if (extras.idempotencyKey) headers["idempotency-key"] = extras.idempotencyKey;
  if (body === undefined) return { headers };
  if (body instanceof FormData) return { headers, body };
  headers["content-type"] = "application/json";
  return { headers, body: JSON.stringify(body) };
}

async function reach(path: string, init: RequestInit, extras: RequestExtras): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: "same-origin", keepalive: extras.keepalive ?? false, signal: extras.signal ?? null });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(0, { code: "offline" });
  }
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(response.status, { code: response.status >= 500 ? "unavailable" : "unreadable" });
  }
}

function errorOf(status: number, answer: unknown): ApiError {
  const error = (answer as { error?: ErrorBody } | undefined)?.error;
  if (error && typeof error.code === "string") return new ApiError(status, error);
  // better-auth answers {code, message} without an envelope.
  const plain = answer as { code?: string; message?: string } | undefined;
  if (plain && typeof plain.code === "string") return new ApiError(status, { code: plain.code, message: plain.message });
  return new ApiError(status, { code: status >= 500 ? "unavailable" : "unreadable" });
}

/** The one way the workbench talks to the server. Paths start with /api; every failure is an `ApiError`. */
export const api = {
  get: <T>(path: string, extras?: RequestExtras) => send<T>("GET", path, undefined, extras),
  post: <T>(path: string, body?: unknown, extras?: RequestExtras) => send<T>("POST", path, body ?? {}, extras),
  put: <T>(path: string, body?: unknown, extras?: RequestExtras) => send<T>("PUT", path, body ?? {}, extras),
  patch: <T>(path: string, body?: unknown, extras?: RequestExtras) => send<T>("PATCH", path, body ?? {}, extras),
  del: <T>(path: string, body?: unknown, extras?: RequestExtras) => send<T>("DELETE", path, body, extras),
  /** Asks for a file with a body; gives it with the name the server chose. */
  file: async (path: string, body: unknown): Promise<{ blob: Blob; name: string }> => {
    const response = await reach(path, { method: "POST", ...payload(body, {}) }, {});
    if (!response.ok) throw errorOf(response.status, await read(response));
    const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "");
    return { blob: await response.blob(), name: named?.[1] ?? "" };
  },
  /** Sends one file as multipart/form-data; `fields` go along before it. */
  upload: <T>(path: string, file: File, fields: Readonly<Record<string, string>> = {}, extras?: RequestExtras) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", file, file.name);
    return send<T>("POST", path, form, extras);
  },
};

/** True when waiting and trying again may help: no network, or the server or its database is away. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);
}
