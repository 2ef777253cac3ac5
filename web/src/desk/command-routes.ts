import type { CommandName, commandSchemas } from "@amends/core/desk/contract-commands";
import type { z } from "zod";

/** What a screen sends for a command; fields with a default may be left out. */
export type CommandBody<N extends CommandName> = z.input<(typeof commandSchemas)[N]>;

type Method = "POST" | "PUT" | "PATCH" | "DELETE";

/** Where each command lives below /api/complaints/:id. A `*` stands for the id of the record the command is about. */
const routes: Record<CommandName, readonly [Method, string]> = {
  editIntake: ["PATCH", "intake"],
  setKind: ["PUT", "kind"],
  setSeverity: ["PUT", "severity"],
  tickPlanItem: ["POST", "plan-items"],
  nameCrisisOwner: ["POST", "crisis/owners"],
  acceptCrisis: ["POST", "crisis/owners/*/acceptance"],
  declineCrisis: ["POST", "crisis/owners/*/refusal"],
  setSpokesperson: ["PUT", "crisis/spokesperson"],
  stateHolding: ["PUT", "crisis/statement"],
  addCrisisFact: ["POST", "crisis/facts"],
  confirmCrisisFact: ["POST", "crisis/facts/*/confirmation"],
  restrictCrisis: ["PUT", "crisis/access"],
  reviewCrisis: ["PUT", "crisis/review"],
  addGesture: ["POST", "gestures"],
  askGesture: ["POST", "gestures/*/approval-request"],
  decideGesture: ["POST", "gestures/*/approval"],
  giveGesture: ["POST", "gestures/*/giving"],
  noteComeBack: ["POST", "come-backs"],
  setServiceLevel: ["PUT", "service-level"],
  addSpecial: ["POST", "specials"],
  setPersona: ["PUT", "persona"],
  assign: ["POST", "assignments"],
  accept: ["POST", "acceptance"],
  handOver: ["POST", "handovers"],
  returnBack: ["POST", "returns"],
  transfer: ["POST", "transfers"],
  escalate: ["POST", "escalations"],
  settleEscalation: ["POST", "escalations/*/settlement"],
  acknowledge: ["POST", "acknowledgement"],
  setMood: ["PATCH", "mood"],
  diagnose: ["PATCH", "diagnosis"],
  addOption: ["POST", "options"],
  offerOption: ["POST", "options/*/offer"],
  answerOption: ["POST", "options/*/answer"],
  requestApproval: ["POST", "options/*/approval-request"],
  decideApproval: ["POST", "options/*/approval"],
  agree: ["POST", "agreements"],
  decideAgreementApproval: ["POST", "agreements/*/approval"],
  confirmAgreement: ["POST", "agreements/*/confirmation"],
  addStep: ["POST", "steps"],
  changeStep: ["PATCH", "steps/*"],
  finishStep: ["POST", "steps/*/completion"],
  reportResult: ["POST", "result"],
  promise: ["POST", "promises"],
  keepPromise: ["POST", "promises/*/kept"],
  breakPromise: ["POST", "promises/*/broken"],
  renegotiatePromise: ["POST", "promises/*/renegotiation"],
  addErrand: ["POST", "errands"],
  takeErrand: ["POST", "errands/*/taking"],
  moveErrand: ["PATCH", "errands/*"],
  endErrand: ["POST", "errands/*/end"],
  wait: ["POST", "waits"],
  endWait: ["POST", "waits/*/end"],
  snooze: ["POST", "snoozes"],
  endSnooze: ["POST", "snoozes/*/end"],
  tryContact: ["POST", "contact-tries"],
  giveFinalAnswer: ["POST", "final-answers"],
  noteWithdrawal: ["POST", "withdrawals"],
  close: ["PUT", "closure"],
  remind: ["POST", "reminders"],
  answerReminder: ["POST", "reminders/*/answer"],
  suspend: ["POST", "suspensions"],
  endSuspension: ["POST", "suspensions/*/end"],
  supervise: ["POST", "supervisions"],
  report: ["POST", "supervisions/*/reports"],
  endSupervision: ["POST", "supervisions/*/end"],
  askExtension: ["POST", "extensions"],
  decideExtension: ["POST", "extensions/*/decision"],
  rework: ["POST", "reworks"],
  reopen: ["POST", "reopenings"],
  recordFollowUp: ["POST", "follow-ups"],
  link: ["POST", "links"],
  setTags: ["PATCH", "tags"],
  withdrawRecord: ["DELETE", "records/*"],
};

/** Method and path of a command on a complaint; `recordId` is required where the route names a record. */
export function commandRoute(name: CommandName, complaintId: string, recordId?: string): { method: Method; path: string } {
  const [method, tail] = routes[name];
  if (tail.includes("*") && !recordId) throw new Error(`Command ${name} needs the id of a record`);
  return { method, path: `/api/complaints/${complaintId}/${tail.replace("*", recordId ?? "")}` };
}
