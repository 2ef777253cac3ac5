import type { FastifyRequest } from "fastify";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { type AttachmentRow, looseOf } from "./store.ts";
import { type FileConfig, sizeText, storeFile } from "./store-file.ts";

/** Files one may have uploaded without having sent them, and their bytes as a multiple of the limit for one. */
const maxLoose = 40;
const maxLooseTimes = 10;

/** Whose file it will be until it is sent with something. */
export type Uploader = { readonly companyId: string; readonly id: string };

/**
 * Reads the one file of a multipart request and keeps it. Refused before a byte is written when the uploader already has too
 * much lying about. @throws badMultipart, fileRequired, tooManyFiles and the refusals of `storeFile`.
 */
export async function takeUpload(
  request: FastifyRequest,
  db: Db,
  config: FileConfig,
  uploader: Uploader,
  newId: () => string,
  most = maxLoose,
): Promise<AttachmentRow> {
  if (!request.isMultipart()) refuse("badMultipart", { field: "file" });
  const loose = await looseOf(db, uploader.id);
  if (loose.count >= most || loose.bytes >= config.uploadLimit * maxLooseTimes)
    refuse("tooManyFiles", { field: "file", params: { max: most, size: sizeText(config.uploadLimit * maxLooseTimes) } });
  const part = await request
    .file({ limits: { fileSize: config.uploadLimit, files: 1, fields: 5, parts: 6 }, throwFileSizeLimit: false })
    .catch((error: { statusCode?: number }) => {
      if (error.statusCode) throw error;
      return refuse("badMultipart", { field: "file" }); // the request broke off or is no multipart after all
    });
  if (!part) return refuse("fileRequired", { field: "file" });
  const { file } = part;
  async function* whole(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file) yield chunk as Uint8Array;
    if (file.truncated) refuse("fileTooLarge", { field: "file", params: { name: part?.filename ?? "", max: sizeText(config.uploadLimit) } });
  }
  return storeFile(db, config, { id: newId(), companyId: uploader.companyId, uploadedBy: uploader.id, name: part.filename ?? "", source: whole() });
}
