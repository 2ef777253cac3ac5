import { type Command, type CommandName, commandSchemas } from "@amends/core/desk/contract-commands";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, route } from "../platform/route.ts";
import type { DeskDeps } from "./desk.ts";
import { runCommand, versionAsked } from "./run-command.ts";

type Line = readonly [method: Route["method"], path: string, summary: string];

/** Every command on a complaint, below /api/complaints/:id. `:recordId` stands for the record the command is about. */
const commandLines: Readonly<Record<CommandName, Line>> = {
  editIntake: ["PATCH", "intake", "Correct what was recorded at intake"],
  setKind: ["PUT", "kind", "Say whether it is dissatisfaction, a grumble or a complaint"],
  setSeverity: ["PUT", "severity", "Set the severity by hand; another one than proposed needs a reason"],
  tickPlanItem: ["POST", "plan-items", "Tick a line of the plan of its level"],
  nameCrisisOwner: ["POST", "crisis/owners", "Name who of management owns the crisis; they have to accept"],
  acceptCrisis: ["POST", "crisis/owners/:recordId/acceptance", "Accept a crisis one was named for"],
  declineCrisis: ["POST", "crisis/owners/:recordId/refusal", "Decline a crisis one was named for, with a reason"],
  setSpokesperson: ["PUT", "crisis/spokesperson", "Name who speaks to the customer beside the owner"],
  stateHolding: ["PUT", "crisis/statement", "Write what may be said until more is known"],
  addCrisisFact: ["POST", "crisis/facts", "Enter what is known, with its source and time"],
  confirmCrisisFact: ["POST", "crisis/facts/:recordId/confirmation", "Say that a fact was checked"],
  restrictCrisis: ["PUT", "crisis/access", "Keep the complaint to some people, or open it again"],
  reviewCrisis: ["PUT", "crisis/review", "End the crisis with its review: what happened, why, what changes, who"],
  addGesture: ["POST", "gestures", "Plan a gesture to win the customer back, within one's authority"],
  askGesture: ["POST", "gestures/:recordId/approval-request", "Ask a superior to approve a gesture"],
  decideGesture: ["POST", "gestures/:recordId/approval", "Approve or decline a gesture"],
  giveGesture: ["POST", "gestures/:recordId/giving", "Say that a gesture was given"],
  noteComeBack: ["POST", "come-backs", "Record that the customer came again: a note, an import, another system"],
  setServiceLevel: ["PUT", "service-level", "Say which level of service was reached"],
  addSpecial: ["POST", "specials", "Mark a special kind"],
  overrideProposals: ["POST", "overrides", "Say that what the words suggest does not apply, with the reason"],
  setPersona: ["PUT", "persona", "Judge personality, motive and main want"],
  assign: ["POST", "assignments", "Give it to a team or a person"],
  accept: ["POST", "acceptance", "Take over what was given to oneself"],
  handOver: ["POST", "handovers", "Hand it over to a colleague with a note"],
  returnBack: ["POST", "returns", "Send it back where it came from, with a reason"],
  transfer: ["POST", "transfers", "Transfer it to another team"],
  escalate: ["POST", "escalations", "Bring in a superior"],
  settleEscalation: ["POST", "escalations/:recordId/settlement", "Say that an escalation is settled"],
  acknowledge: ["POST", "acknowledgement", "Record that receipt was confirmed to the customer"],
  setMood: ["PATCH", "mood", "Say that the person was heard and which feeling was named"],
  diagnose: ["PATCH", "diagnosis", "Write on the board of the diagnosis"],
  addOption: ["POST", "options", "Add an option"],
  offerOption: ["POST", "options/:recordId/offer", "Put an option before the customer"],
  answerOption: ["POST", "options/:recordId/answer", "Record the customer's answer to an option"],
  requestApproval: ["POST", "options/:recordId/approval-request", "Ask a superior to approve an option"],
  decideApproval: ["POST", "options/:recordId/approval", "Approve or decline an option"],
  agree: ["POST", "agreements", "Record what was agreed"],
  decideAgreementApproval: ["POST", "agreements/:recordId/approval", "Approve or decline what is granted together in an agreement"],
  confirmAgreement: ["POST", "agreements/:recordId/confirmation", "Record the customer's confirmation"],
  addStep: ["POST", "steps", "Add a step to the plan"],
  changeStep: ["PATCH", "steps/:recordId", "Move the due time of a step"],
  finishStep: ["POST", "steps/:recordId/completion", "Say that a step is done"],
  reportResult: ["POST", "result", "Record that the result was reported to the customer"],
  promise: ["POST", "promises", "Record a promise"],
  keepPromise: ["POST", "promises/:recordId/kept", "Say that a promise was kept"],
  breakPromise: ["POST", "promises/:recordId/broken", "Say that a promise was broken"],
  renegotiatePromise: ["POST", "promises/:recordId/renegotiation", "Agree on another time before a promise is due"],
  addErrand: ["POST", "errands", "Ask a person or a team to do something for it, by a time"],
  takeErrand: ["POST", "errands/:recordId/taking", "Take what one's team was asked to do"],
  moveErrand: ["PATCH", "errands/:recordId", "Another time for what was asked"],
  endErrand: ["POST", "errands/:recordId/end", "Say that it is done, give it back, or cancel it"],
  wait: ["POST", "waits", "Wait for the customer, with a review date"],
  endWait: ["POST", "waits/:recordId/end", "Stop waiting"],
  snooze: ["POST", "snoozes", "Put it off until a time to come; it is back earlier when the customer writes or something falls due"],
  endSnooze: ["POST", "snoozes/:recordId/end", "Take it back before its time"],
  tryContact: ["POST", "contact-tries", "Record a try to reach the customer"],
  giveFinalAnswer: ["POST", "final-answers", "Give the final answer, naming outside bodies"],
  noteWithdrawal: ["POST", "withdrawals", "Record that the customer withdrew the complaint"],
  close: ["PUT", "closure", "Close the complaint"],
  remind: ["POST", "reminders", "Remind whoever is in charge: what is wanted, by when"],
  answerReminder: ["POST", "reminders/:recordId/answer", "Say what was done about a reminder"],
  supervise: ["POST", "supervisions", "Name who watches from above, until when, with report dates"],
  report: ["POST", "supervisions/:recordId/reports", "Report how it stands to whoever watches"],
  endSupervision: ["POST", "supervisions/:recordId/end", "Say that it need not be watched any more"],
  suspend: ["POST", "suspensions", "Let it rest while something outside decides, with a day to look again and the reason for the customer"],
  endSuspension: ["POST", "suspensions/:recordId/end", "Go on with it"],
  askExtension: ["POST", "extensions", "Ask for more time before it is up"],
  decideExtension: ["POST", "extensions/:recordId/decision", "Grant or decline more time"],
  rework: ["POST", "reworks", "Send a reported or closed result back with what is missing"],
  reopen: ["POST", "reopenings", "Open it again"],
  recordFollowUp: ["POST", "follow-ups", "Record a follow-up contact"],
  link: ["POST", "links", "Link it with another complaint"],
  nameRepresentative: ["POST", "representatives", "Name who speaks for the customers of a collective complaint"],
  endRepresentative: ["POST", "representatives/:recordId/end", "Say that somebody no longer speaks for them"],
  dissent: ["POST", "dissents", "Record that this customer does not go along with the others"],
  setTags: ["PATCH", "tags", "Add and remove tags"],
  withdrawRecord: ["DELETE", "records/:recordId", "Undo: withdraw a record where the world allows it"],
};

const onComplaint = z.object({ id });
const onRecord = z.object({ id, recordId: id });

function commandRoute<N extends CommandName>(name: N): Route<DeskDeps> {
  const [method, tail, summary] = commandLines[name];
  const schema = commandSchemas[name];
  return route<DeskDeps, typeof onRecord, undefined, z.ZodType>({
    method,
    path: `/api/complaints/:id/${tail}`,
    permission: "handleComplaints",
    summary,
    params: (tail.includes(":recordId") ? onRecord : onComplaint) as typeof onRecord,
    body: name === "withdrawRecord" ? commandSchemas.withdrawRecord.omit({ recordId: true }) : schema,
    handler: async ({ params, body }, context) => {
      const command = params.recordId === undefined ? body : { ...(body as object), recordId: params.recordId };
      return runCommand(context, params.id, name, command as Command<N>, versionAsked(context.request.headers["if-match"]));
    },
  });
}

export const commandRoutes: readonly Route<DeskDeps>[] = (Object.keys(commandLines) as CommandName[]).map(commandRoute);
