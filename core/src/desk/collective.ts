import { latest, standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Membership, Representative } from "./collective-record.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp, replaced, standingRecord, unchanged } from "./stamp.ts";

/** No more speak for all at a time (China, measures on complaints in banking and insurance 2020 No. 3: five at most). */
export const mostRepresentatives = 5;

/** Does it carry the handling for others? */
export const isCollective = (complaint: Pick<Complaint, "collectives">): boolean => standing(complaint.collectives).length > 0;

/** The collective complaint this one is handled in; undefined when it stands alone. */
export const membershipOf = (complaint: Pick<Complaint, "memberships">): Membership | undefined => latest(complaint.memberships);

/** Those who speak for all now. */
export const representativesOf = (complaint: Pick<Complaint, "representatives">): Representative[] =>
  standing(complaint.representatives).filter((r) => r.ended === null);

/** Does this customer not go along with what was agreed for all? Then it stays open when the others are closed. */
export const dissents = (complaint: Pick<Complaint, "dissents">): boolean => standing(complaint.dissents).length > 0;

/** Puts on record who speaks for the customers; `replaces` ends another one's part at the same time. */
export function decideNameRepresentative(complaint: Complaint, command: Command<"nameRepresentative">, context: DeskContext): Decision {
  if (!isCollective(complaint)) return refusal("notCollective");
  if (command.since > context.now) return refusal("timeInFuture", { field: "since" });
  const before = representativesOf(complaint);
  const replacedOne = command.replaces === null ? undefined : before.find((r) => r.id === command.replaces);
  if (command.replaces !== null && !replacedOne) return refusal("recordNotFound", { field: "replaces" });
  const rest = before.filter((r) => r !== replacedOne);
  if (rest.some((r) => r.name === command.name)) return refusal("alreadyRepresentative", { field: "name" });
  if (rest.length >= mostRepresentatives) return refusal("tooManyRepresentatives", { field: "name", params: { most: mostRepresentatives } });
  const { name, contactDetail, since, chosenBy } = command;
  const record: Representative = { ...newStamp(context), name, contactDetail, since, chosenBy, ended: null };
  const ended = { ...newStamp(context, command.chosenBy) };
  const kept = replacedOne ? replaced(complaint.representatives, replacedOne.id, (r) => ({ ...r, ended })) : complaint.representatives;
  return changed(
    complaint,
    { representatives: [...kept, record] },
    event("complaint.representativeNamed", { recordId: record.id, replacedId: replacedOne?.id ?? null }),
  );
}

/** Somebody no longer speaks for the customers. */
export function decideEndRepresentative(complaint: Complaint, command: Command<"endRepresentative">, context: DeskContext): Decision {
  const found = standingRecord(complaint.representatives, command.recordId);
  if (!found.ok) return found;
  if (found.record.ended) return unchanged(complaint);
  const ended = newStamp(context, command.reason);
  return changed(
    complaint,
    { representatives: replaced(complaint.representatives, command.recordId, (r) => ({ ...r, ended })) },
    event("complaint.representativeEnded", { recordId: command.recordId }),
  );
}

/** This customer does not go along with the others: on record with the reason, and undone when they come round. */
export function decideDissent(complaint: Complaint, command: Command<"dissent">, context: DeskContext): Decision {
  if (!membershipOf(complaint)) return refusal("notMember");
  if (dissents(complaint)) return unchanged(complaint);
  const record = newStamp(context, command.reason);
  return changed(complaint, { dissents: [...complaint.dissents, record] }, event("complaint.dissented", { recordId: record.id }));
}
