import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { takeLoose } from "./store.ts";

/** Where uploaded files go, and whose they are: a person's id, or on the customer page the form token's or tracking link's. */
export type LinkTarget = { readonly complaintId: string; readonly messageId: string | null; readonly companyId: string; readonly uploadedBy: string };

/**
 * Gives files that were uploaded beforehand to a complaint or message, in the caller's transaction. Only one's own, and only
 * those nothing else has taken. @throws attachmentMissing when one of them is not there (any more).
 */
export async function linkAttachments(tx: Db, ids: readonly string[], target: LinkTarget): Promise<void> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return;
  const taken = await takeLoose(tx, unique, target);
  if (taken !== unique.length) refuse("attachmentMissing", { field: "attachmentIds", params: { count: unique.length - taken } });
}
