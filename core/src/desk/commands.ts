import { acceptedByCommand, decideAccept } from "./acceptance.ts";
import { decideAcknowledge } from "./acknowledgement.ts";
import { decideAgree, decideConfirmAgreement } from "./agreement.ts";
import { decideAgreementApproval, decideApproval, decideRequestApproval } from "./approval.ts";
import { decideClose } from "./closure.ts";
import { decideDissent, decideEndRepresentative, decideNameRepresentative } from "./collective.ts";
import { guardRefusal } from "./command-guard.ts";
import type { Complaint } from "./complaint.ts";
import { decideTryContact } from "./contact-try.ts";
import type { Command, CommandName } from "./contract-commands.ts";
import {
  decideAcceptCrisis,
  decideAddCrisisFact,
  decideConfirmCrisisFact,
  decideDeclineCrisis,
  decideNameCrisisOwner,
  decideRestrictCrisis,
  decideReviewCrisis,
  decideSetSpokesperson,
  decideStateHolding,
} from "./crisis.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { decideDiagnose } from "./diagnosis.ts";
import { decideEditIntake } from "./edit-intake.ts";
import { decideAddErrand, decideEndErrand, decideMoveErrand, decideTakeErrand } from "./errand.ts";
import { decideEscalate, decideSettleEscalation } from "./escalation.ts";
import { decideAskExtension, decideExtension } from "./extension.ts";
import { decideGiveFinalAnswer } from "./final-answer.ts";
import { decideRecordFollowUp } from "./follow-up.ts";
import { decideAddSpecial, decideOverrideProposals, decideSetKind, decideSetPersona, decideSetSeverity } from "./judgement.ts";
import { decideLink } from "./link.ts";
import { decideSetMood } from "./mood.ts";
import { decideAddOption, decideAnswerOption, decideOfferOption } from "./option.ts";
import { decideAssign, decideHandOver, decideReturnBack, decideTransfer } from "./placement.ts";
import { decideTickPlanItem } from "./plan.ts";
import { decideBreakPromise, decideKeepPromise, decidePromise, decideRenegotiatePromise } from "./promise.ts";
import { decideAnswerReminder, decideRemind } from "./reminder.ts";
import { decideReopen } from "./reopening.ts";
import { decideReportResult } from "./result.ts";
import { decideRework } from "./rework.ts";
import { decideEndSnooze, decideSnooze } from "./snooze.ts";
import { decideAddStep, decideChangeStep, decideFinishStep } from "./step.ts";
import { decideEndSupervision, decideReport, decideSupervise } from "./supervision.ts";
import { decideEndSuspension, decideSuspend } from "./suspension.ts";
import { decideSetTags } from "./tag.ts";
import { decideEndWait, decideWait } from "./wait.ts";
import { decideAddGesture, decideAskGesture, decideGesture, decideGiveGesture, decideNoteComeBack, decideSetServiceLevel } from "./win-back.ts";
import { decideWithdrawRecord } from "./withdraw-record.ts";
import { decideNoteWithdrawal } from "./withdrawal.ts";

type Decide<N extends CommandName> = (complaint: Complaint, command: Command<N>, context: DeskContext) => Decision;

/** Every command and the function that decides it; read `decideCommand` for the way in. */
const decisions: { readonly [N in CommandName]: Decide<N> } = {
  editIntake: decideEditIntake,
  setKind: decideSetKind,
  setSeverity: decideSetSeverity,
  tickPlanItem: decideTickPlanItem,
  addGesture: decideAddGesture,
  askGesture: decideAskGesture,
  decideGesture,
  giveGesture: decideGiveGesture,
  noteComeBack: decideNoteComeBack,
  setServiceLevel: decideSetServiceLevel,
  nameCrisisOwner: decideNameCrisisOwner,
  acceptCrisis: decideAcceptCrisis,
  declineCrisis: decideDeclineCrisis,
  setSpokesperson: decideSetSpokesperson,
  stateHolding: decideStateHolding,
  addCrisisFact: decideAddCrisisFact,
  confirmCrisisFact: decideConfirmCrisisFact,
  restrictCrisis: decideRestrictCrisis,
  reviewCrisis: decideReviewCrisis,
  addSpecial: decideAddSpecial,
  overrideProposals: decideOverrideProposals,
  setPersona: decideSetPersona,
  assign: decideAssign,
  accept: decideAccept,
  handOver: decideHandOver,
  returnBack: decideReturnBack,
  transfer: decideTransfer,
  escalate: decideEscalate,
  settleEscalation: decideSettleEscalation,
  acknowledge: decideAcknowledge,
  setMood: decideSetMood,
  diagnose: decideDiagnose,
  addOption: decideAddOption,
  offerOption: decideOfferOption,
  answerOption: decideAnswerOption,
  requestApproval: decideRequestApproval,
  decideApproval: decideApproval,
  agree: decideAgree,
  decideAgreementApproval,
  confirmAgreement: decideConfirmAgreement,
  addStep: decideAddStep,
  changeStep: decideChangeStep,
  finishStep: decideFinishStep,
  reportResult: decideReportResult,
  promise: decidePromise,
  keepPromise: decideKeepPromise,
  breakPromise: decideBreakPromise,
  renegotiatePromise: decideRenegotiatePromise,
  addErrand: decideAddErrand,
  takeErrand: decideTakeErrand,
  moveErrand: decideMoveErrand,
  endErrand: decideEndErrand,
  wait: decideWait,
  endWait: decideEndWait,
  snooze: decideSnooze,
  endSnooze: decideEndSnooze,
  tryContact: decideTryContact,
  giveFinalAnswer: decideGiveFinalAnswer,
  noteWithdrawal: decideNoteWithdrawal,
  close: decideClose,
  remind: decideRemind,
  answerReminder: decideAnswerReminder,
  supervise: decideSupervise,
  report: decideReport,
  endSupervision: decideEndSupervision,
  suspend: decideSuspend,
  endSuspension: decideEndSuspension,
  askExtension: decideAskExtension,
  decideExtension,
  rework: decideRework,
  reopen: decideReopen,
  recordFollowUp: decideRecordFollowUp,
  link: decideLink,
  nameRepresentative: decideNameRepresentative,
  endRepresentative: decideEndRepresentative,
  dissent: decideDissent,
  setTags: decideSetTags,
  withdrawRecord: decideWithdrawRecord,
};

/** Decides a command, after the questions that hold for all: may this person, is it open, is it about oneself. */
export function decideCommand<N extends CommandName>(name: N, complaint: Complaint, command: Command<N>, context: DeskContext): Decision {
  const no = guardRefusal(name, complaint, context);
  if (no) return { ok: false, refusal: no };
  return acceptedByCommand(name, decisions[name](complaint, command, context), context);
}
