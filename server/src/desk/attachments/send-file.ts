import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../../platform/config.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { isPreviewable } from "./file-kind.ts";
import { dispositionOf } from "./file-name.ts";
import { readKept } from "./file-store.ts";
import type { AttachmentRow } from "./store.ts";

/** Nothing in a file may run, load, or be framed, even when somebody opens its address directly. */
const fileHeaders = {
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  // Kept by the browser, but asked about each time: the next person at this machine may not be allowed to see it.
  "cache-control": "private, no-cache",
} as const;

/** "bytes=0-99" → {start: 0, end: 99}; anything else, and several ranges, are answered with the whole file. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const match = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(header ?? "");
  if (!match) return null;
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start <= end ? { start, end } : null;
}

/**
 * The answer with a kept file (its bytes as a stream): as a download, or shown in the page when it is a picture. @throws notFound when the bytes are gone or
 * a preview is asked for something that is no picture.
 */
export async function sendFile(
  file: Pick<AttachmentRow, "sha256" | "name" | "type" | "size">,
  as: "attachment" | "inline",
  to: { config: Pick<Config, "dataDir">; request: FastifyRequest; reply: FastifyReply },
): Promise<unknown> {
  if (as === "inline" && !isPreviewable(file.type)) refuse("notFound");
  const { reply, request } = to;
  const etag = `"${file.sha256.slice(0, 32)}"`;
  reply.headers(fileHeaders).header("etag", etag);
  if (request.headers["if-none-match"] === etag) {
    reply.status(304);
    return "";
  }
  const range = rangeOf(request.headers.range, file.size);
  const stream = await readKept(to.config.dataDir, file.sha256, range ?? undefined);
  if (!stream) refuse("notFound");
  if (range) reply.status(206).header("content-range", `bytes ${range.start}-${range.end}/${file.size}`);
  reply
    .header("accept-ranges", "bytes")
    .header("content-type", file.type.startsWith("text/") ? `${file.type}; charset=utf-8` : file.type)
    .header("content-length", String(range ? range.end - range.start + 1 : file.size))
    .header("content-disposition", dispositionOf(file.name, as));
  return stream;
}
