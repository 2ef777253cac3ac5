import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp } from "./stamp.ts";

/** The last word of the house, told to the customer together with the bodies outside to which they can still turn. */
export function decideGiveFinalAnswer(complaint: Complaint, command: Command<"giveFinalAnswer">, context: DeskContext): Decision {
  const answer = { ...newStamp(context), text: command.text, outsideBodies: [...new Set(command.outsideBodies)] };
  return changed(
    complaint,
    { finalAnswers: [...complaint.finalAnswers, answer] },
    event("complaint.finalAnswerGiven", { recordId: answer.id, outsideBodies: answer.outsideBodies.length }),
  );
}
