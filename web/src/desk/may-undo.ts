import type { Complaint } from "@amends/core/desk/complaint";
import { isClosed } from "@amends/core/desk/state";
import { findNested } from "@amends/core/desk/undo-nested";
import { findListed, isRise } from "@amends/core/desk/undo-rules";
import { isSuperior, type Role } from "@amends/core/shared/role";

/** May this viewer take the record back now? Asks the same rules as the server, so that no button is offered in vain. */
export function mayUndo(complaint: Complaint, recordId: string, viewer: { readonly id: string; readonly role: Role }, now: number): boolean {
  const found = findListed(complaint, recordId, new Date(now).toISOString()) ?? findNested(complaint, recordId);
  if (!found || found.no !== null || found.record.withdrawn) return false;
  if (isClosed(complaint) && !found.whileClosed) return false;
  const { by } = found.record;
  if (by.type === "customer") return false;
  if (isRise(found.what, found.record)) return true;
  return isSuperior(viewer.role) || (by.type === "person" && by.id === viewer.id);
}
