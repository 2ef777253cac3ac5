import type { Attachment } from "@amends/core/desk/contract-view";

export type AttachmentRecord = { readonly id: string; readonly name: string; readonly type: string; readonly size: number };

/** Types of which a small picture can be shown; everything else is offered for saving only. */
const previewed = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);

export function presentAttachment(file: AttachmentRecord): Attachment {
  const url = `/api/attachments/${file.id}`;
  return { id: file.id, name: file.name, type: file.type, size: file.size, url, previewUrl: previewed.has(file.type) ? `${url}/preview` : null };
}
