import type { Readable } from "node:stream";
import type { Config } from "../../platform/config.ts";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { inspectFile } from "./file-kind.ts";
import { cleanFileName } from "./file-name.ts";
import { FileTooLarge, type ReceivedFile, receive } from "./file-store.ts";
import { type AttachmentRow, insertAttachment, lockContent } from "./store.ts";

export type FileConfig = Pick<Config, "dataDir" | "uploadLimit">;

/** A file to keep. `uploadedBy`: a person, or on the customer page the id of the form token or tracking link. */
export type NewFile = {
  readonly id: string;
  readonly companyId: string;
  readonly uploadedBy: string | null;
  readonly name: string;
  readonly source: Readable | AsyncIterable<Uint8Array>;
  readonly complaintId?: string | null;
  readonly messageId?: string | null;
};

/** "20 MB", "1.5 MB", "300 kB". */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 1024 ** 2;
  return megabytes >= 1 ? `${Number(megabytes.toFixed(1))} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

async function take(config: FileConfig, file: NewFile, name: string): Promise<ReceivedFile> {
  try {
    return await receive(config.dataDir, file.source, config.uploadLimit);
  } catch (error) {
    if (error instanceof FileTooLarge || (error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE")
      refuse("fileTooLarge", { field: "file", params: { name, max: sizeText(config.uploadLimit) } });
    throw error;
  }
}

/**
 * Keeps a file by its content and writes its row: streamed to disk with a limit, recognised by content, synced before the
 * row is written. @throws refusals fileTooLarge, fileEmpty, fileTypeRefused, fileTypeUnknown, each with the file's name.
 */
export async function storeFile(db: Db, config: FileConfig, file: NewFile): Promise<AttachmentRow> {
  const given = cleanFileName(file.name);
  const received = await take(config, file, given);
  try {
    const kind = await inspectFile(received.path, given);
    if (typeof kind === "string") return refuse(kind, { field: "file", params: { name: given } });
    const row: AttachmentRow = {
      id: file.id,
      companyId: file.companyId,
      complaintId: file.complaintId ?? null,
      messageId: file.messageId ?? null,
      sha256: received.sha256,
      name: kind.name,
      type: kind.type,
      size: received.size,
      uploadedBy: file.uploadedBy,
    };
    await db.transaction().execute(async (tx) => {
      await lockContent(tx, row.sha256);
      await received.keep();
      await insertAttachment(tx, row);
    });
    return row;
  } finally {
    await received.drop();
  }
}
