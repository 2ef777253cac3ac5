import type { Attachment } from "@amends/core/desk/contract-view";
import { isPreviewable } from "./file-kind.ts";
import { endingOf } from "./file-name.ts";
import type { AttachmentRow } from "./store.ts";

/** A file as the screens see it. `at` is where it is fetched: the team's address, or the customer's with the token. */
export function presentAttachment(row: Pick<AttachmentRow, "id" | "name" | "type" | "size">, at = `/api/attachments/${row.id}`): Attachment {
  return { id: row.id, name: row.name, type: row.type, size: row.size, url: at, previewUrl: isPreviewable(row.type) ? `${at}/preview` : null };
}

/** For who reads contacts masked: a name may hold a person's, a number or a plate, so the kind and the size stand in its place. */
export function namelessFile<T extends Pick<AttachmentRow, "name" | "size">>(file: T): T {
  const kind = endingOf(file.name).toUpperCase() || "?";
  const size = file.size >= 1_048_576 ? `${(file.size / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(file.size / 1_024))} KB`;
  return { ...file, name: `${kind} · ${size}` };
}
