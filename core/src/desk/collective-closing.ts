import { type Instant, latest, standing } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { type CloseMoment, closedBy, closingGaps } from "./closure.ts";
import { dissents, membershipOf } from "./collective.ts";
import { guardRefusal } from "./command-guard.ts";
import type { Complaint } from "./complaint.ts";
import type { MemberClosures } from "./contract-collective.ts";
import type { CommandInput } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { closureOf, currentAgreement } from "./state.ts";
import type { Outcome } from "./vocabulary.ts";

type MemberDraft = MemberClosures["members"][number];

/** Since when the outcome of a collective complaint stands that a member can be closed with as well; null = it has none of that kind. */
export function outcomeForAllSince(collective: Complaint, outcome: Outcome): Instant | null {
  if (outcome !== "accepted" && outcome !== "finalAnswer") return null;
  if (closingGaps(collective, { outcome }).some((gap) => gap.field === "outcome")) return null;
  if (outcome === "finalAnswer") return latest(collective.finalAnswers)?.at ?? null;
  const answers = standing(collective.options).flatMap((o) => (o.answer?.accepted ? [o.answer.at] : []));
  return currentAgreement(collective)?.confirmation?.at ?? answers.sort().at(-1) ?? null;
}

/** Was this customer told anything since then? What was agreed with representatives binds nobody who has not heard of it. */
const toldSince = (member: Complaint, at: Instant) => member.contact.told.some((told) => told >= at);

/** May the member rest on what was reached for all? null = yes; undefined = there is nothing to rest on. */
function restRefusal(member: Complaint, collective: Complaint, outcome: Outcome): Refusal | null | undefined {
  const since = outcomeForAllSince(collective, outcome);
  if (since === null) return undefined;
  if (dissents(member)) return { code: "memberDissents", field: "outcome" };
  return toldSince(member, since) ? null : { code: "memberNotTold", field: "outcome" };
}

function commandFor(draft: MemberDraft, collective: Complaint): CommandInput<"close"> | null {
  const closure = closureOf(collective);
  if (!closure) return null;
  const { directCause, indirectCause, causeNote, reflection } = closure;
  const { outcome, satisfaction, satisfactionUnknown } = draft;
  const noFollowUp = draft.noFollowUp || closure.noFollowUp || collective.number;
  return { outcome, directCause, indirectCause, causeNote, reflection, satisfaction, satisfactionUnknown, followUpAt: null, noFollowUp, mergedIntoId: null };
}

/**
 * Closes a member after its collective complaint, with what fits it: what was reached there, once this customer has heard of it
 * and does not dissent, or what holds for this one alone. Causes and what was learned are those of the collective complaint.
 */
export function decideCloseMember(member: Complaint, collective: Complaint, draft: MemberDraft, context: DeskContext): Decision {
  if (membershipOf(member)?.collectiveId !== collective.id) return refusal("notMember");
  const no = guardRefusal("close", member, context);
  if (no) return { ok: false, refusal: no };
  const command = commandFor(draft, collective);
  if (!command) return refusal("collectiveOpen");
  const moment: CloseMoment = { now: context.now, timeZone: context.timeZone };
  const own = closingGaps(member, command, moment);
  const rest = own.some((gap) => gap.field === "outcome") ? restRefusal(member, collective, draft.outcome) : undefined;
  const others = own.filter((gap) => gap.field !== "outcome");
  const gaps = rest === undefined ? own : rest === null ? others : [rest, ...others];
  const [first] = gaps;
  if (!first) return closedBy(member, command, context);
  return rest ? { ok: false, refusal: rest } : refusal("cannotClose", { params: { count: gaps.length }, details: { gaps } });
}
