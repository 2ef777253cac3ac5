export { linkAttachments, type LinkTarget } from "./link-attachments.ts";
export { presentAttachment } from "./present.ts";
export { attachmentRoutes } from "./routes.ts";
export { sendFile } from "./send-file.ts";
export { attachmentsOf, type AttachmentRow } from "./store.ts";
export { storeFile } from "./store-file.ts";
export { startSweeping } from "./sweep.ts";
export { takeUpload } from "./upload.ts";
