import type { Attachment } from "@amends/core/desk/contract-view";
import { isPreviewable } from "./file-kind.ts";
import type { AttachmentRow } from "./store.ts";

/** A file as the screens see it. `at` is where it is fetched: the team's address, or the customer's with the token. */
export function presentAttachment(row: Pick<AttachmentRow, "id" | "name" | "type" | "size">, at = `/api/attachments/${row.id}`): Attachment {
  return { id: row.id, name: row.name, type: row.type, size: row.size, url: at, previewUrl: isPreviewable(row.type) ? `${at}/preview` : null };
}
