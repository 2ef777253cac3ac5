import type { Attachment } from "@amends/core/desk/contract-view";
import { language, t } from "./texts.ts";

/** Why the server said no, in the reader's language; code 'network' when it was not reached. */
export class ApiError extends Error {
  readonly code: string;
  readonly field: string;
  readonly status: number;
  constructor(code: string, message: string, field = "", status = 0) {
    super(message);
    this.code = code;
    this.field = field;
    this.status = status;
  }
}

type ErrorForm = { error?: { code?: string; message?: string; field?: string } };

function errorOf(status: number, body: ErrorForm | undefined): ApiError {
  return new ApiError(body?.error?.code ?? "internal", body?.error?.message ?? t("loadFailed"), body?.error?.field ?? "", status);
}

/** A request to /api/public: no cookie is sent and no address told. @throws ApiError */
export async function call<T>(method: "GET" | "POST", path: string, body?: unknown, key?: string): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/api/public${path}`, {
      method,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      headers: {
        "x-amends-language": language(),
        ...(key ? { "idempotency-key": key } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError("network", t("error.network"));
  }
  const json = (await answer.json().catch(() => undefined)) as (T & ErrorForm) | undefined;
  if (!answer.ok) throw errorOf(answer.status, json);
  return json as T;
}

/** Uploads one file, telling how far it is (0-100). `pass` is the form token or the tracking token. @throws ApiError */
export function upload(
  file: File,
  pass: { form: string } | { tracking: string },
  onProgress: (percent: number) => void,
): { done: Promise<Attachment>; abort: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    request.open("POST", "/api/public/attachments");
    request.responseType = "json";
    request.setRequestHeader("x-amends-language", language());
    request.setRequestHeader("form" in pass ? "x-amends-form" : "x-amends-tracking", "form" in pass ? pass.form : pass.tracking);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    };
    request.onload = () => (request.status === 201 ? resolve(request.response as Attachment) : reject(errorOf(request.status, request.response as ErrorForm)));
    request.onerror = () => reject(new ApiError("network", t("error.network")));
    request.onabort = () => reject(new ApiError("aborted", ""));
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
  return { done, abort: () => request.abort() };
}
