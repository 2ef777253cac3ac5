import { standing } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { handles } from "../shared/role.ts";
import { acceptanceAtStart } from "./acceptance.ts";
import { isCollective, membershipOf } from "./collective.ts";
import type { Membership } from "./collective-record.ts";
import { actorRefusal, actsForOneself } from "./command-guard.ts";
import type { Complaint, Placement } from "./complaint.ts";
import type { BeginCollective } from "./contract-collective.ts";
import { type CreateFacts, createdEvent } from "./create-complaint.ts";
import type { ComplaintEvent, Decision, DeskContext } from "./decision.ts";
import { emptyIntake, newComplaint } from "./new-complaint.ts";
import { event, newStamp, replaced } from "./stamp.ts";
import { isClosed, placementOf, severityOf } from "./state.ts";
import { severities } from "./vocabulary.ts";

type Half = { readonly complaint: Complaint; readonly events: readonly ComplaintEvent[] };
/** A decision about a member and its collective complaint; both are saved or neither. */
export type JoinDecision = { readonly ok: true; readonly member: Half; readonly collective: Half } | { readonly ok: false; readonly refusal: Refusal };

function workRefusal(complaint: Complaint, context: DeskContext): Refusal | null {
  return actorRefusal(complaint, context) ?? (actsForOneself(complaint, context) ? { code: "respondentMustNotHandle" } : null);
}

/** Why a complaint cannot become one of several; null = it can. What carries others is never carried itself, so there are no rings. */
export function memberRefusal(member: Complaint, context: DeskContext): Refusal | null {
  const no = workRefusal(member, context);
  if (no) return no;
  if (isCollective(member)) return { code: "collectiveInCollective" };
  if (isClosed(member)) return { code: "complaintClosed" };
  const elsewhere = membershipOf(member);
  return elsewhere ? { code: "memberElsewhere", params: { number: elsewhere.number } } : null;
}

/**
 * Makes the complaint that carries the handling for several: of nobody in particular, so it has no customer; what is known of the
 * matter is taken from the oldest of them. As grave as the gravest, a crisis apart: that has a beginning of its own.
 */
export function decideBeginCollective(input: BeginCollective, members: readonly Complaint[], facts: CreateFacts, context: DeskContext): Decision {
  const can = members.filter((m) => memberRefusal(m, context) === null);
  const [first] = [...can].sort((a, b) => a.intake.receivedAt.localeCompare(b.intake.receivedAt));
  if (!first || can.length < 2) {
    const why = members.map((m) => memberRefusal(m, context)).find((no) => no !== null);
    return why ? { ok: false, refusal: why } : refusal("collectiveNeedsTwo", { field: "ids" });
  }
  const owner = context.actor.type === "person" && context.role && handles(context.role) ? context.actor.id : null;
  const respondentId = first.intake.respondent.personId;
  const assigneeId = owner === respondentId ? null : owner;
  const placement: Placement = {
    ...newStamp(context),
    kind: "assignment",
    teamId: facts.teamId,
    assigneeId,
    note: "",
    ...acceptanceAtStart({ assigneeId, severity: "ordinary", responsible: owner }, context),
  };
  const gravest = Math.min(2, Math.max(1, ...can.map((m) => severities.indexOf(severityOf(m)))));
  const { categoryId, channel, occurredAt, place, respondent, product } = first.intake;
  const complaint = newComplaint({
    id: facts.id,
    number: facts.number,
    companyId: facts.companyId,
    customerId: null,
    language: first.language,
    created: newStamp(context),
    firstOwnerId: assigneeId,
    intake: {
      ...emptyIntake,
      title: input.title,
      facts: input.facts,
      demand: { types: input.demand.types.length > 0 ? input.demand.types : first.intake.demand.types, text: input.demand.text || first.intake.demand.text },
      channel,
      categoryId,
      receivedAt: context.now,
      occurredAt,
      place,
      respondent,
      product: { ...emptyIntake.product, name: product.name, model: product.model },
    },
    kinds: [{ ...newStamp(context), kind: "complaint" }],
    // Taken over from the members: nobody has judged this one yet, so that how many they are still counts.
    severities: [{ ...newStamp(context), by: { type: "system" }, severity: severities[gravest] ?? "ordinary", proposed: null }],
    placements: [placement],
    collectives: [newStamp(context)],
  });
  return { ok: true, complaint, events: [createdEvent(complaint, placement, { collective: true })] };
}

/** A complaint becomes one of several: it keeps its customer, history and page; what is done about the matter is done in the other. */
export function decideJoin(member: Complaint, collective: Complaint, context: DeskContext): JoinDecision {
  const no = workRefusal(collective, context);
  if (no) return { ok: false, refusal: no };
  if (member.id === collective.id) return refusal("collectiveInCollective");
  if (!isCollective(collective)) return refusal("notCollective");
  if (isClosed(collective)) return refusal("collectiveClosed");
  if (membershipOf(member)?.collectiveId === collective.id) {
    return { ok: true, member: { complaint: member, events: [] }, collective: { complaint: collective, events: [] } };
  }
  const cannot = memberRefusal(member, context);
  if (cannot) return { ok: false, refusal: cannot };
  const record: Membership = { ...newStamp(context), collectiveId: collective.id, number: collective.number };
  const to = { recordId: record.id, complaintId: collective.id, number: collective.number };
  const from = { recordId: record.id, complaintId: member.id, number: member.number };
  return {
    ok: true,
    member: { complaint: { ...member, memberships: [...member.memberships, record] }, events: [event("complaint.joinedCollective", to)] },
    collective: { complaint: collective, events: [event("complaint.memberJoined", from)] },
  };
}

/** Takes one out again, at any time, closed or not: from here on it is handled on its own. What was said to it stays in its history. */
export function decideLeave(member: Complaint, collective: Complaint, { reason }: { readonly reason: string }, context: DeskContext): JoinDecision {
  const record = membershipOf(member);
  if (record?.collectiveId !== collective.id) return refusal("notMember");
  const no = workRefusal(member, context) ?? workRefusal(collective, context);
  if (no) return { ok: false, refusal: no };
  const mark = { at: context.now, by: context.actor, ...(reason ? { reason } : {}) };
  const dissenting = standing(member.dissents);
  return {
    ok: true,
    member: {
      complaint: {
        ...member,
        memberships: replaced(member.memberships, record.id, (m) => ({ ...m, withdrawn: mark })),
        dissents: member.dissents.map((d) => (dissenting.includes(d) ? { ...d, withdrawn: mark } : d)),
      },
      events: [event("complaint.leftCollective", { complaintId: collective.id, number: collective.number })],
    },
    collective: { complaint: collective, events: [event("complaint.memberLeft", { complaintId: member.id, number: member.number })] },
  };
}

/** Where its members' collective complaint lies to begin with: with the team of the oldest. */
export function teamOfCollective(members: readonly Complaint[]): string | null {
  const [first] = [...members].sort((a, b) => a.intake.receivedAt.localeCompare(b.intake.receivedAt));
  return first ? placementOf(first).teamId : null;
}
