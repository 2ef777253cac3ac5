import type { Complaint } from "@amends/core/desk/complaint";
import type { ComplaintEvent, Decision } from "@amends/core/desk/decision";
import type { Actor } from "@amends/core/shared/record";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { orRefuse } from "../platform/refusal-error.ts";
import { moveInSearch } from "./search-document.ts";
import { renewSearch, searchPlacementOf } from "./search-texts.ts";
import { saveStored, type Stored } from "./store.ts";

export type Saved = { readonly complaint: Complaint; readonly version: number; readonly events: readonly ComplaintEvent[] };

/** Who decided and when. */
export type By = { readonly actor: Actor; readonly now: string; readonly newId: () => string };

/**
 * Writes down what was decided on a locked complaint: document, columns, events and what it is found by, in the caller's
 * transaction. A decision that changed nothing writes nothing. @throws the refusal of the decision.
 */
export async function saveDecision(tx: Db, stored: Stored, decision: Decision, by: By): Promise<Saved> {
  const { complaint, events } = orRefuse(decision);
  const before = stored.complaint;
  if (complaint === before && events.length === 0) return { complaint, version: stored.version, events };
  const version = await saveStored(tx, complaint, by.now);
  await recordEvents(tx, { companyId: complaint.companyId, complaintId: complaint.id, actor: by.actor, at: by.now, newId: by.newId }, events);
  if (complaint.intake !== before.intake || complaint.customerId !== before.customerId || complaint.tags !== before.tags) await renewSearch(tx, complaint);
  else {
    const [from, to] = [searchPlacementOf(before), searchPlacementOf(complaint)];
    if (from.teamId !== to.teamId || from.assigneeId !== to.assigneeId || from.closed !== to.closed) await moveInSearch(tx, complaint.id, from, to);
  }
  return { complaint, version, events };
}
