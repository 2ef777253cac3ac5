import type { Complaint, Mood } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { ComplaintEvent, Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";

/** Notes that the person was heard out, and which feeling was named to them; `heard: false` and an empty feeling take it back. */
export function decideSetMood(complaint: Complaint, command: Command<"setMood">, context: DeskContext): Decision {
  let mood: Mood = complaint.mood;
  const events: ComplaintEvent[] = [];
  if (command.heard !== undefined && command.heard !== (mood.heard !== null)) {
    const heard = command.heard ? newStamp(context) : null;
    mood = { ...mood, heard };
    events.push(event("complaint.moodSet", { part: "heard", done: heard !== null, ...(heard ? { recordId: heard.id } : {}) }));
  }
  if (command.feeling !== undefined && command.feeling !== (mood.feeling?.text ?? "")) {
    const feeling = command.feeling ? { ...newStamp(context), text: command.feeling } : null;
    // Another word for the same feeling is a correction: there is nothing to go back to.
    const first = feeling !== null && mood.feeling === null;
    mood = { ...mood, feeling };
    events.push(event("complaint.moodSet", { part: "feeling", done: feeling !== null, ...(first ? { recordId: feeling.id } : {}) }));
  }
  return events.length ? changed(complaint, { mood }, ...events) : unchanged(complaint);
}
