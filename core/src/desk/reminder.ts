import { standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import type { Reminder } from "./pressing-records.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";
import { firstOwnerOf, isClosed, placementOf } from "./state.ts";

/** Whom a reminder reaches: who has the complaint, and while nobody has, who took it in; null when there is nobody. */
export function remindedPersonOf(complaint: Complaint): string | null {
  return placementOf(complaint).assigneeId ?? firstOwnerOf(complaint);
}

/** Reminders nobody has answered; closing ends them. */
export function openReminders(complaint: Complaint): Reminder[] {
  return isClosed(complaint) ? [] : standing(complaint.reminders).filter((r) => !r.answered);
}

/** Presses whoever is in charge, with what is wanted and by when. Nobody reminds oneself: for that there are steps. */
export function decideRemind(complaint: Complaint, command: Command<"remind">, context: DeskContext): Decision {
  const toPersonId = remindedPersonOf(complaint);
  if (toPersonId === null || context.people[toPersonId]?.left) return refusal("nobodyToRemind");
  if (context.actor.type === "person" && context.actor.id === toPersonId) return refusal("remindOneself");
  if (command.dueAt <= context.now) return refusal("dueInPast", { field: "dueAt" });
  const { text, dueAt, voice } = command;
  const reminder: Reminder = { ...newStamp(context, text), toPersonId, voice, dueAt, answered: null };
  return changed(
    complaint,
    { reminders: [...complaint.reminders, reminder] },
    event("complaint.reminded", { recordId: reminder.id, toPersonId, voice, dueAt }),
  );
}

export function decideAnswerReminder(complaint: Complaint, command: Command<"answerReminder">, context: DeskContext): Decision {
  const found = standingRecord(complaint.reminders, command.recordId);
  if (!found.ok) return found;
  if (found.record.answered) return refusal("alreadyDone");
  const answered = newStamp(context, command.note);
  const reminders = replaced(complaint.reminders, found.record.id, (r) => ({ ...r, answered }));
  return changed(complaint, { reminders }, event("complaint.reminderAnswered", { recordId: answered.id, reminderId: found.record.id }));
}
