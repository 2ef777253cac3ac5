import { type Refusal, refusal } from "../shared/refusal.ts";
import { actorRefusal, actsForOneself } from "./command-guard.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import type { Errand } from "./errand-record.ts";
import { isErrandOf } from "./errand-state.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";

const isDoer = (errand: Errand, { actor, people, standsFor }: DeskContext): boolean =>
  actor.type === "person" && isErrandOf(errand, { id: actor.id, teamId: people[actor.id]?.teamId, standsFor });

/** May this person decide about it for the complaint, as whoever works it? */
function workRefusal(complaint: Complaint, context: DeskContext): Refusal | null {
  return actorRefusal(complaint, context) ?? (actsForOneself(complaint, context) ? { code: "respondentMustNotHandle" } : null);
}

/** Asks a person or a team, one of both. Any member of the company may be asked, also one who sees no complaints. */
export function decideAddErrand(complaint: Complaint, command: Command<"addErrand">, context: DeskContext): Decision {
  const { title, note, ownerId, teamId, dueAt } = command;
  if ((ownerId === null) === (teamId === null)) return refusal("errandForOne", { field: "ownerId" });
  if (ownerId !== null) {
    const owner = context.people[ownerId];
    if (!owner) return refusal("unknownPerson", { field: "ownerId" });
    if (owner.left) return refusal("personLeft", { field: "ownerId" });
  }
  if (teamId !== null && !context.teamIds.includes(teamId)) return refusal("unknownTeam", { field: "teamId" });
  if (dueAt <= context.now) return refusal("dueInPast", { field: "dueAt" });
  const errand: Errand = { ...newStamp(context), title, note, teamId, ownerId, dueAt, taken: null, moves: [], ended: null };
  return changed(complaint, { errands: [...complaint.errands, errand] }, event("complaint.errandAdded", { recordId: errand.id, ownerId, teamId, dueAt }));
}

/** One that is not ended. */
function openErrand(complaint: Complaint, id: string): ReturnType<typeof standingRecord<Errand>> {
  const found = standingRecord(complaint.errands, id);
  return found.ok && found.record.ended ? refusal("alreadyDone") : found;
}

/** Somebody of the team that was asked makes it theirs. */
export function decideTakeErrand(complaint: Complaint, command: Command<"takeErrand">, context: DeskContext): Decision {
  const found = openErrand(complaint, command.recordId);
  if (!found.ok) return found;
  const { record: errand } = found;
  if (errand.ownerId !== null) return refusal("errandTaken");
  if (!isDoer(errand, context) || context.actor.type !== "person") return refusal("errandNotYours");
  const taken = newStamp(context);
  const ownerId = context.actor.id;
  const errands = replaced(complaint.errands, errand.id, (e) => ({ ...e, ownerId, taken }));
  return changed(complaint, { errands }, event("complaint.errandTaken", { recordId: taken.id, errandId: errand.id }));
}

/** Another time; the customer was told nothing of it, so they need not be told of this. */
export function decideMoveErrand(complaint: Complaint, command: Command<"moveErrand">, context: DeskContext): Decision {
  const found = openErrand(complaint, command.recordId);
  if (!found.ok) return found;
  const { record: errand } = found;
  if (command.dueAt === errand.dueAt) return refusal("nothingChanged", { field: "dueAt" });
  if (command.dueAt <= context.now) return refusal("dueInPast", { field: "dueAt" });
  const move = { ...newStamp(context, command.reason), fromDueAt: errand.dueAt, toDueAt: command.dueAt };
  const errands = replaced(complaint.errands, errand.id, (e) => ({ ...e, dueAt: command.dueAt, moves: [...e.moves, move] }));
  const { ownerId, teamId } = errand;
  return changed(
    complaint,
    { errands },
    event("complaint.errandMoved", { recordId: move.id, errandId: errand.id, ownerId, teamId, fromDueAt: move.fromDueAt, toDueAt: move.toDueAt }),
  );
}

/**
 * Ends it. Whoever was asked says it is done, or gives it back with the reason; whoever works the complaint may note that it was done,
 * or cancel it with the reason.
 */
export function decideEndErrand(complaint: Complaint, command: Command<"endErrand">, context: DeskContext): Decision {
  const found = openErrand(complaint, command.recordId);
  if (!found.ok) return found;
  const { record: errand } = found;
  const { as, note } = command;
  const doer = isDoer(errand, context);
  if (as === "givenBack" && !doer) return refusal("errandNotYours");
  const no = doer && as !== "cancelled" ? null : workRefusal(complaint, context);
  if (no) return { ok: false, refusal: no };
  if (as !== "done" && note === "") return refusal("reasonMissing", { field: "note" });
  const ended = { ...newStamp(context, note), as };
  const errands = replaced(complaint.errands, errand.id, (e) => ({ ...e, ended }));
  const askedById = errand.by.type === "person" ? errand.by.id : null;
  const { ownerId, teamId } = errand;
  return changed(complaint, { errands }, event("complaint.errandEnded", { recordId: ended.id, errandId: errand.id, as, ownerId, teamId, askedById }));
}
