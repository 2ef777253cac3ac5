export { type LinkTarget, linkAttachments } from "./link-attachments.ts";
export { namelessFile, presentAttachment } from "./present.ts";
export { attachmentRoutes } from "./routes.ts";
export { sendFile } from "./send-file.ts";
export { type AttachmentRow, attachmentsOf } from "./store.ts";
export { storeFile } from "./store-file.ts";
export { startSweeping } from "./sweep.ts";
export { takeUpload } from "./upload.ts";
