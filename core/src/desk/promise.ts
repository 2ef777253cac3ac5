import { type Instant, standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import { guardRefusal } from "./command-guard.ts";
import type { Complaint, Promise_ } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";

export type PromiseState = "open" | "overdue" | "kept" | "keptLate" | "broken";

/** What became of a promise by now. One kept after its time is told apart: the word was not quite kept. */
export function promiseStateOf(promise: Promise_, now: Instant): PromiseState {
  if (promise.broken) return "broken";
  if (promise.kept) return promise.kept.at <= promise.dueAt ? "kept" : "keptLate";
  return promise.dueAt < now ? "overdue" : "open";
}

/** Was a promise broken, and none kept since? */
export function promiseLiesBroken({ promises }: Complaint): boolean {
  const newest = (of: "kept" | "broken") => standing(promises).reduce((last, promise) => (promise[of] && promise[of].at > last ? promise[of].at : last), "");
  return newest("broken") > newest("kept");
}

/**
 * A word given: what, by whom (whoever records it, unless named), to whom ("" = the customer) and until when. `messageId`: the
 * message in which it was given.
 */
export function decidePromise(complaint: Complaint, command: Command<"promise">, context: DeskContext, messageId?: string): Decision {
  const personId = command.personId ?? (context.actor.type === "person" ? context.actor.id : undefined);
  const person = personId === undefined ? undefined : context.people[personId];
  if (personId === undefined || (command.personId !== undefined && !person)) return refusal("unknownPerson", { field: "personId" });
  if (person?.left) return refusal("personLeft", { field: "personId" });
  if (command.dueAt <= context.now) return refusal("dueInPast", { field: "dueAt" });
  const promise: Promise_ = {
    ...newStamp(context),
    what: command.what,
    kind: command.kind ?? "other",
    ...(messageId === undefined ? {} : { messageId }),
    personId,
    to: command.to,
    dueAt: command.dueAt,
    kept: null,
    broken: null,
    renegotiations: [],
  };
  return changed(
    complaint,
    { promises: [...complaint.promises, promise] },
    event("complaint.promiseMade", { recordId: promise.id, personId, dueAt: promise.dueAt }),
  );
}

/**
 * The promises given in one message, in the order written: all of them or none. A refusal names the one at fault
 * ('promises.1.dueAt').
 */
export function decidePromises(complaint: Complaint, commands: readonly Command<"promise">[], context: DeskContext, messageId: string): Decision {
  const no = commands.length > 0 ? guardRefusal("promise", complaint, context) : null;
  if (no) return { ok: false, refusal: no };
  let made: Decision & { ok: true } = { ok: true, complaint, events: [] };
  for (const [i, command] of commands.entries()) {
    const next = decidePromise(made.complaint, command, context, messageId);
    if (!next.ok) return refusal(next.refusal.code, { ...next.refusal, field: `promises.${i}.${next.refusal.field ?? "what"}` });
    made = { ok: true, complaint: next.complaint, events: [...made.events, ...next.events] };
  }
  return made;
}

/** A promise nothing has become of yet. */
function openPromise(complaint: Complaint, id: string): ReturnType<typeof standingRecord<Promise_>> {
  const found = standingRecord(complaint.promises, id);
  return found.ok && (found.record.kept || found.record.broken) ? refusal("alreadyDone") : found;
}

export function decideKeepPromise(complaint: Complaint, command: Command<"keepPromise">, context: DeskContext): Decision {
  const found = openPromise(complaint, command.recordId);
  if (!found.ok) return found;
  const kept = newStamp(context, command.note);
  const promises = replaced(complaint.promises, found.record.id, (p) => ({ ...p, kept }));
  return changed(
    complaint,
    { promises },
    event("complaint.promiseKept", { recordId: kept.id, promiseId: found.record.id, late: context.now > found.record.dueAt }),
  );
}

export function decideBreakPromise(complaint: Complaint, command: Command<"breakPromise">, context: DeskContext): Decision {
  const found = openPromise(complaint, command.recordId);
  if (!found.ok) return found;
  const broken = newStamp(context, command.reason);
  const promises = replaced(complaint.promises, found.record.id, (p) => ({ ...p, broken }));
  return changed(complaint, { promises }, event("complaint.promiseBroken", { recordId: broken.id, promiseId: found.record.id }));
}

/** Another time for a promise: only before it is due, and only told to the customer; afterwards it is kept late or broken. */
export function decideRenegotiatePromise(complaint: Complaint, command: Command<"renegotiatePromise">, context: DeskContext): Decision {
  const found = openPromise(complaint, command.recordId);
  if (!found.ok) return found;
  const { record: promise } = found;
  if (context.now >= promise.dueAt) return refusal("renegotiatedTooLate");
  if (command.customerTold !== true) return refusal("customerNotTold", { field: "customerTold" });
  if (command.dueAt === promise.dueAt) return refusal("nothingChanged", { field: "dueAt" });
  if (command.dueAt <= context.now) return refusal("dueInPast", { field: "dueAt" });
  const change = { ...newStamp(context, command.reason), fromDueAt: promise.dueAt, toDueAt: command.dueAt };
  const promises = replaced(complaint.promises, promise.id, (p) => ({ ...p, dueAt: command.dueAt, renegotiations: [...p.renegotiations, change] }));
  return changed(
    complaint,
    { promises },
    event("complaint.promiseRenegotiated", { recordId: change.id, promiseId: promise.id, fromDueAt: change.fromDueAt, toDueAt: change.toDueAt }),
  );
}
