import type { Complaint } from "@amends/core/desk/complaint";
import type { ComplaintEvent, Decision } from "@amends/core/desk/decision";
import type { Actor } from "@amends/core/shared/record";
import type { Db } from "../platform/db/connect.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { eventsWrite } from "../platform/record-events.ts";
import { orRefuse } from "../platform/refusal-error.ts";
import { changedClosingFacts } from "./after/closing-fact-store.ts";
import { clockBasis, clocked } from "./clocks/clocked.ts";
import { changedDueTimes } from "./due/due-store.ts";
import { changedGrants } from "./grants/grant-store.ts";
import { changedPromiseFacts } from "./kept/promise-fact-store.ts";
import { searchMove } from "./search-document.ts";
import { renewSearch, searchPlacementOf } from "./search-texts.ts";
import { type Stored, savingWrite } from "./store.ts";

export type Saved = { readonly complaint: Complaint; readonly version: number; readonly events: readonly ComplaintEvent[] };

/** Who decided and when. */
export type By = { readonly actor: Actor; readonly now: string; readonly newId: () => string };

/**
 * Writes down what was decided on a locked complaint: document, columns, events and what it is found by, in the caller's
 * transaction, together with what else is to be written. A decision that changed nothing writes only that. @throws the refusal of the decision.
 */
export async function saveDecision(tx: Db, stored: Stored, decision: Decision, by: By, also: readonly Write[] = []): Promise<Saved> {
  const { complaint: decided, events } = orRefuse(decision);
  const before = stored.complaint;
  if (decided === before && events.length === 0) {
    await writeTogether(tx, also);
    return { complaint: decided, version: stored.version, events };
  }
  const complaint = clocked(decided, await clockBasis(tx, stored.deadlines, decided.customerId));
  const renewed = complaint.intake !== before.intake || complaint.customerId !== before.customerId || complaint.tags !== before.tags;
  const [from, to] = [searchPlacementOf(before), searchPlacementOf(complaint)];
  const moved =
    from.teamId !== to.teamId ||
    from.assigneeId !== to.assigneeId ||
    from.responsibleId !== to.responsibleId ||
    from.closed !== to.closed ||
    from.restrictedTo?.join() !== to.restrictedTo?.join();
  await writeTogether(tx, [
    savingWrite(complaint, by.now),
    ...changedDueTimes(before, complaint),
    ...changedPromiseFacts(before, complaint),
    ...changedGrants(before, complaint),
    ...changedClosingFacts(before, complaint),
    ...eventsWrite({ companyId: complaint.companyId, complaintId: complaint.id, actor: by.actor, at: by.now, newId: by.newId }, events),
    ...(moved && !renewed ? [searchMove(complaint.id, from, to)] : []),
    ...also,
  ]);
  if (renewed) await renewSearch(tx, complaint);
  return { complaint, version: stored.version + 1, events };
}
