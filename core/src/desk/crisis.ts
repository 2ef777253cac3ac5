import { latest } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Crisis } from "./crisis-record.ts";
import { crisisOwnerOf, pendingOwnerOf, runningCrisis } from "./crisis-state.ts";
import type { ComplaintEvent, Decision, DecisionContext, DeskContext } from "./decision.ts";
import { conflictRefusal, personRefusal } from "./placement.ts";
import { currentPlan } from "./plan-state.ts";
import { changed, event, newStamp, replaced, unchanged } from "./stamp.ts";
import { isClosed, placementOf, severityOf } from "./state.ts";

const actorId = ({ actor }: Pick<DecisionContext, "actor">) => (actor.type === "person" ? actor.id : null);

/** The complaint with its running crisis changed, and what happened. */
function withCrisis(complaint: Complaint, crisis: Crisis, ...events: ComplaintEvent[]): Decision {
  return changed(complaint, { crises: complaint.crises.map((each) => (each.id === crisis.id ? crisis : each)) }, ...events);
}

/** Is this person the owner, or a manager where there is none yet? They decide how the crisis is led. */
function leaderRefusal(crisis: Crisis, context: DeskContext): Refusal | null {
  if (context.role === "manager" || crisisOwnerOf(crisis)?.personId === actorId(context)) return null;
  return { code: "crisisOwnerNeeded" };
}

/** A complaint that became a crisis is led as one from that moment; nothing while one runs, or where it is none. */
export function decideBeginCrisis(complaint: Complaint, context: DecisionContext): Decision {
  if (isClosed(complaint) || severityOf(complaint) !== "crisis" || runningCrisis(complaint)) return unchanged(complaint);
  const crisis: Crisis = { ...newStamp(context), owners: [], voices: [], statements: [], facts: [], access: [], review: null };
  return changed(complaint, { crises: [...complaint.crises, crisis] }, event("complaint.crisisBegun", { crisisId: crisis.id }));
}

/** Names who of management is to own it. They have it once they accept; until then whoever had it has it. */
export function decideNameCrisisOwner(complaint: Complaint, command: Command<"nameCrisisOwner">, context: DeskContext): Decision {
  const crisis = runningCrisis(complaint);
  if (!crisis) return refusal("noCrisis");
  if (context.role === null || !isSuperior(context.role)) return refusal("superiorNeeded");
  const owner = crisisOwnerOf(crisis);
  const no = (owner && leaderRefusal(crisis, context)) ?? personRefusal(command.personId, context, "personId");
  if (no) return { ok: false, refusal: no };
  if (context.people[command.personId]?.role !== "manager") return refusal("ownerFromManagement", { field: "personId" });
  const conflict = conflictRefusal(command.personId, complaint.intake.respondent.personId, "personId");
  if (conflict) return { ok: false, refusal: conflict };
  if ((pendingOwnerOf(crisis) ?? owner)?.personId === command.personId) return refusal("alreadyThere", { field: "personId" });
  const named = { ...newStamp(context, command.note), personId: command.personId, accepted: null, declined: null };
  return withCrisis(
    complaint,
    { ...crisis, owners: [...crisis.owners, named] },
    event("complaint.crisisOwnerNamed", { ownerRecordId: named.id, toPersonId: command.personId }),
  );
}

/** The person named accepts: from then on it is theirs, one voice speaks, and 'take over' in the plan is done. */
export function decideAcceptCrisis(complaint: Complaint, command: Command<"acceptCrisis">, context: DeskContext): Decision {
  const crisis = runningCrisis(complaint);
  const pending = crisis && pendingOwnerOf(crisis);
  if (!crisis || pending?.id !== command.recordId) return refusal("recordNotFound");
  if (pending.personId !== actorId(context)) return refusal("notNamed");
  const accepted = newStamp(context, command.note);
  const owners = replaced(crisis.owners, pending.id, (owner) => ({ ...owner, accepted }));
  const plan = currentPlan(complaint);
  const ticked = plan?.level === "crisis" && plan.items.some((item) => item.kind === "takeOver" && !item.done);
  const items = plan?.items.map((item) => (item.kind === "takeOver" && !item.done ? { ...item, done: newStamp(context) } : item));
  const plans = ticked && plan && items ? complaint.plans.map((each) => (each.id === plan.id ? { ...plan, items } : each)) : complaint.plans;
  return withCrisis(
    { ...complaint, plans },
    { ...crisis, owners },
    event("complaint.crisisAccepted", { ownerRecordId: pending.id, personId: pending.personId }),
  );
}

/** The person named says no, with the reason; somebody else has to be named. */
export function decideDeclineCrisis(complaint: Complaint, command: Command<"declineCrisis">, context: DeskContext): Decision {
  const crisis = runningCrisis(complaint);
  const pending = crisis && pendingOwnerOf(crisis);
  if (!crisis || pending?.id !== command.recordId) return refusal("recordNotFound");
  if (pending.personId !== actorId(context)) return refusal("notNamed");
  const declined = newStamp(context, command.reason);
  const owners = replaced(crisis.owners, pending.id, (owner) => ({ ...owner, declined }));
  return withCrisis(complaint, { ...crisis, owners }, event("complaint.crisisDeclined", { ownerRecordId: pending.id, personId: pending.personId }));
}

/** Who speaks to the customer beside the owner. */
export function decideSetSpokesperson(complaint: Complaint, command: Command<"setSpokesperson">, context: DeskContext): Decision {
  const crisis = runningCrisis(complaint);
  if (!crisis) return refusal("noCrisis");
  const no =
    leaderRefusal(crisis, context) ??
    personRefusal(command.personId, context, "personId") ??
    conflictRefusal(command.personId, complaint.intake.respondent.personId, "personId");
  if (no) return { ok: false, refusal: no };
  const handling = placementOf(complaint).assigneeId === command.personId;
  if (!handling && !isSuperior(context.people[command.personId]?.role ?? "agent")) return refusal("voiceFromThoseWhoSee", { field: "personId" });
  if (crisis.voices.at(-1)?.personId === command.personId) return refusal("alreadyThere", { field: "personId" });
  const voice = { ...newStamp(context), personId: command.personId };
  return withCrisis(complaint, { ...crisis, voices: [...crisis.voices, voice] }, event("complaint.crisisVoiceSet", { personId: command.personId }));
}

/** What may be said until more is known; written by those who lead or handle it, every wording kept. */
export function decideStateHolding(complaint: Complaint, command: Command<"stateHolding">, context: DeskContext): Decision {
  const crisis = runningCrisis(complaint);
  if (!crisis) return refusal("noCrisis");
  if (crisis.statements.at(-1)?.text === command.text) return unchanged(complaint);
  const statement = { ...newStamp(context), text: command.text };
  return withCrisis(
    complaint,
    { ...crisis, statements: [...crisis.statements, statement] },
    event("complaint.crisisStatementWritten", { statementId: statement.id }),
  );
}

export function decideAddCrisisFact(complaint: Complaint, command: Command<"addCrisisFact">, context: DeskContext): Decision {
  const crisis = runningCrisis(complaint);
  if (!crisis) return refusal("noCrisis");
  if (command.happenedAt > context.now) return refusal("factInFuture", { field: "happenedAt" });
  const { text, source, happenedAt } = command;
  const stamp = newStamp(context);
  const fact = { ...stamp, text, source, happenedAt, confirmed: command.confirmed ? newStamp(context) : null };
  return withCrisis(
    complaint,
    { ...crisis, facts: [...crisis.facts, fact] },
    event("complaint.crisisFactAdded", { factId: fact.id, confirmed: command.confirmed }),
  );
}

/** Somebody has checked what was only said; how, in the note. */
export function decideConfirmCrisisFact(complaint: Complaint, command: Command<"confirmCrisisFact">, context: DeskContext): Decision {
  const crisis = runningCrisis(complaint);
  const fact = crisis?.facts.find((each) => each.id === command.recordId);
  if (!crisis || !fact) return refusal("recordNotFound");
  if (fact.confirmed) return refusal("alreadyDone");
  const confirmed = newStamp(context, command.note);
  const facts = replaced(crisis.facts, fact.id, (each) => ({ ...each, confirmed }));
  return withCrisis(complaint, { ...crisis, facts }, event("complaint.crisisFactConfirmed", { factId: fact.id }));
}

/** Keeps the complaint to some people, whoever says so among them, or opens it again. Also after the crisis: what it holds stays delicate. */
export function decideRestrictCrisis(complaint: Complaint, command: Command<"restrictCrisis">, context: DeskContext): Decision {
  const crisis = latest(complaint.crises);
  if (!crisis) return refusal("noCrisis");
  const no = leaderRefusal(crisis, context);
  if (no) return { ok: false, refusal: no };
  const me = actorId(context);
  const personIds = command.personIds && [...new Set([...command.personIds, ...(me ? [me] : [])])].sort();
  const stranger = personIds?.find((id) => !context.people[id] || context.people[id]?.left);
  if (stranger !== undefined) return refusal("unknownPerson", { field: "personIds" });
  const before = crisis.access.at(-1)?.personIds ?? null;
  if (JSON.stringify(before) === JSON.stringify(personIds)) return unchanged(complaint);
  const access = { ...newStamp(context), personIds };
  return withCrisis(complaint, { ...crisis, access: [...crisis.access, access] }, event("complaint.crisisAccessSet", { people: personIds?.length ?? 0 }));
}

/** What happened, why, what changes and who sees to it: ends the crisis, and nothing else does. */
export function decideReviewCrisis(complaint: Complaint, command: Command<"reviewCrisis">, context: DeskContext): Decision {
  const crisis = runningCrisis(complaint);
  if (!crisis) return refusal("noCrisis");
  const no = leaderRefusal(crisis, context) ?? personRefusal(command.ownerId, context, "ownerId");
  if (no) return { ok: false, refusal: no };
  const { happened, why, changes, ownerId } = command;
  const review = { ...newStamp(context), happened, why, changes, ownerId };
  return withCrisis(complaint, { ...crisis, review }, event("complaint.crisisReviewed", { crisisId: crisis.id, ownerId }));
}
