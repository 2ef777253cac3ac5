import { type Instant, latest, type Stamp } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint, Snooze } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { isOverdue, nextDueOf } from "./next-due.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";
import { isClosed } from "./state.ts";

/** Nobody puts a complaint out of sight for longer than this, in days. A rule of ours: what rests for a quarter has been forgotten. */
export const longestSnoozeDays = 90;

/**
 * The snooze that goes on by the records: not ended, nothing later than it that makes somebody look all the same (another
 * placement, an escalation, a closing). Whether its time has come is a question of the clock: `isSnoozed`.
 */
export function openSnooze(complaint: Complaint): Snooze | undefined {
  const snooze = latest(complaint.snoozes);
  if (!snooze || snooze.ended || isClosed(complaint)) return undefined;
  const rousing: readonly (readonly Stamp[])[] = [complaint.placements, complaint.escalations, complaint.closures];
  const later = rousing.some((list) => (latest(list)?.at ?? "") > snooze.at);
  return later ? undefined : snooze;
}

/** When it comes back into the lists of work: at the time set, or when something falls due before that, for nothing may be slept through. */
export function backAtOf(complaint: Complaint): Instant | null {
  const snooze = openSnooze(complaint);
  if (!snooze) return null;
  const due = nextDueOf(complaint)?.at;
  return due !== undefined && due < snooze.until ? due : snooze.until;
}

/** Is it out of the lists of work at this moment? */
export function isSnoozed(complaint: Complaint, now: Instant): boolean {
  const back = backAtOf(complaint);
  return back !== null && back > now;
}

/** Out of sight until a time to come, or until the customer writes. No clock stops for it. A new one takes the place of one that goes on. */
export function decideSnooze(complaint: Complaint, command: Command<"snooze">, context: DeskContext): Decision {
  const { until, reason } = command;
  if (until <= context.now) return refusal("dueInPast", { field: "until" });
  if (Date.parse(until) - Date.parse(context.now) > longestSnoozeDays * 86_400_000)
    return refusal("snoozeTooLong", { field: "until", params: { days: longestSnoozeDays } });
  if (isOverdue(complaint, context.now)) return refusal("snoozeOverdue", { field: "until" });
  const snooze: Snooze = { ...newStamp(context, reason), until, ended: null };
  return changed(complaint, { snoozes: [...complaint.snoozes, snooze] }, event("complaint.snoozed", { recordId: snooze.id, until }));
}

/** Back before its time: by hand, or because the customer was heard from. */
export function decideEndSnooze(complaint: Complaint, command: Command<"endSnooze">, context: DeskContext): Decision {
  const found = standingRecord(complaint.snoozes, command.recordId);
  if (!found.ok) return found;
  if (openSnooze(complaint)?.id !== found.record.id) return refusal("alreadyDone");
  const because = context.actor.type === "person" ? "hand" : "customer";
  const ended = { ...newStamp(context, command.note), because } as const;
  const snoozes = replaced(complaint.snoozes, found.record.id, (s) => ({ ...s, ended }));
  return changed(complaint, { snoozes }, event("complaint.snoozeEnded", { recordId: ended.id, snoozeId: found.record.id, because }));
}
