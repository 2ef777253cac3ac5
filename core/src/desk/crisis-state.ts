import { latest } from "../shared/record.ts";
import type { Refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Crisis, CrisisOwner } from "./crisis-record.ts";
import type { DecisionContext } from "./decision.ts";
import { isClosed, placementOf, severityOf } from "./state.ts";

/** Who owns the crisis: the last who accepted. */
export function crisisOwnerOf(crisis: Crisis): CrisisOwner | undefined {
  return crisis.owners.findLast((owner) => owner.accepted !== null);
}

/** Who is named and has not answered. */
export function pendingOwnerOf(crisis: Crisis): CrisisOwner | undefined {
  const last = crisis.owners.at(-1);
  return last && !last.accepted && !last.declined ? last : undefined;
}

/**
 * The crisis that runs: begun and not reviewed. A rise that was taken back before anybody accepted was none; once somebody has,
 * it ends with its review only, whatever becomes of the severity.
 */
export function runningCrisis(complaint: Complaint): Crisis | undefined {
  const crisis = latest(complaint.crises);
  if (!crisis || crisis.review || isClosed(complaint)) return undefined;
  return severityOf(complaint) === "crisis" || crisisOwnerOf(crisis) ? crisis : undefined;
}

/**
 * Do surveys and winning back stand still? Nobody is asked for stars while a crisis of theirs runs, here or in another
 * complaint (`customerInCrisis`).
 */
export function isRoutineStopped(complaint: Complaint, { customerInCrisis }: { readonly customerInCrisis: boolean }): boolean {
  return customerInCrisis || runningCrisis(complaint) !== undefined;
}

/** Who speaks to the customer in a crisis that somebody has accepted: its owner and the spokesperson; null = whoever handles it. */
export function voicesOf(complaint: Complaint): readonly string[] | null {
  const crisis = runningCrisis(complaint);
  const owner = crisis && crisisOwnerOf(crisis);
  if (!crisis || !owner) return null;
  const voice = crisis.voices.at(-1);
  return [...new Set([owner.personId, ...(voice ? [voice.personId] : [])])];
}

/** Why this person may not speak to the customer now: in a crisis one voice does. */
export function voiceRefusal(complaint: Complaint, { actor }: Pick<DecisionContext, "actor">): Refusal | null {
  const voices = voicesOf(complaint);
  if (!voices || actor.type !== "person" || voices.includes(actor.id)) return null;
  return { code: "singleVoice" };
}

/**
 * The only people who may see it, or null for everybody who would otherwise. Besides those named: whoever handles it, owns the
 * crisis or is asked to, and speaks for it, so that nobody works in the dark. It outlasts the crisis until somebody lifts it.
 */
export function restrictedTo(complaint: Complaint): readonly string[] | null {
  const crisis = latest(complaint.crises);
  const access = crisis?.access.at(-1)?.personIds;
  if (!crisis || !access) return null;
  const owner = crisisOwnerOf(crisis)?.personId;
  const also = [owner, pendingOwnerOf(crisis)?.personId, crisis.voices.at(-1)?.personId, placementOf(complaint).assigneeId];
  return [...new Set([...access, ...also.filter((id): id is string => typeof id === "string")])].sort();
}
