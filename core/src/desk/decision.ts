import type { Money } from "../shared/money.ts";
import type { Actor, Instant } from "../shared/record.ts";
import type { Refusal } from "../shared/refusal.ts";
import type { Role } from "../shared/role.ts";
import type { Authority } from "./authority.ts";
import type { Complaint } from "./complaint.ts";
import type { GrantPolicy } from "./contract-grants.ts";
import type { FollowUpPlan } from "./follow-up-plan.ts";
import type { LevelPlans } from "./level-plan.ts";
import type { Severity } from "./vocabulary.ts";

/** What a decision may know besides the complaint and the command: the core has no clock and no randomness of its own. */
export type DecisionContext = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly newId: () => string;
};

/** What a decision knows about a member of the company. */
export type PersonFact = { readonly id: string; readonly role: Role; readonly teamId: string; readonly left: boolean };

/**
 * What the desk's decisions may know. Needed are only the people, teams and complaints a command names; to hand in all
 * of the company is fine too. In the browser, lists that are not known there make a decision refuse: the server decides.
 */
export type DeskContext = DecisionContext & {
  /** Who is away and has the person acting standing in for them. */
  readonly standsFor?: readonly string[] | undefined;
  /** Role of the person acting; null when the customer or the product acts. */
  readonly role: Role | null;
  readonly authority: Authority;
  readonly people: Readonly<Record<string, PersonFact>>;
  /** Teams of the company that are not archived. */
  readonly teamIds: readonly string[];
  /** Number of each complaint of the company that may be linked, by its id. */
  readonly complaints: Readonly<Record<string, string>>;
  /** IANA name, of the team or company; what counts as another day. */
  readonly timeZone: string;
  /** The customer found or made for the complainant named in `editIntake`. */
  readonly customerId?: string | null | undefined;
  /** What the company decided about granting beyond `authority`; without it only that counts. */
  readonly grantPolicy?: GrantPolicy | undefined;
  /** How customers are asked after closing; without it what comes with the product. */
  readonly followUpPlan?: FollowUpPlan | undefined;
  /** Does a crisis run in another complaint of the customer? */
  readonly customerInCrisis?: boolean | undefined;
  /** What is to happen on each level; without it what comes with the product. */
  readonly levelPlans?: LevelPlans | undefined;
  /** What this customer was granted elsewhere within the period of the policy's cap. */
  readonly grantedBefore?: readonly Money[] | undefined;
  /** When the working time for taking over ends on each level, counted from now in the company's calendar; without it the usual one in plain hours. */
  readonly acceptBy?: Readonly<Record<Severity, Instant>> | undefined;
  /** More time that the packs allow for the clocks of this complaint now, and until when; looked up only where it is asked for. */
  readonly clockExtensions?: readonly ClockExtension[] | undefined;
};

/** An extension of a rule's clock that could be granted now. */
export type ClockExtension = { readonly packId: string; readonly ruleId: string; readonly extensionId: string; readonly toDueAt: Instant };

/**
 * Something that happened to a complaint. `type` is 'complaint.' + a past-tense word ('complaint.assigned');
 * `data` is small, holds ids rather than texts, and carries `recordId` when a record was made (what undo withdraws).
 */
export type ComplaintEvent = { readonly type: ComplaintEventType; readonly data: Readonly<Record<string, unknown>> };

/** Everything that can happen to a complaint by a decision; the timeline has a sentence for each. */
export const complaintEventTypes = [
  "complaint.created",
  "complaint.intakeEdited",
  "complaint.kindSet",
  "complaint.severitySet",
  "complaint.severityRaised",
  "complaint.planBrought",
  "complaint.planItemTicked",
  "complaint.crisisBegun",
  "complaint.crisisOwnerNamed",
  "complaint.crisisAccepted",
  "complaint.crisisDeclined",
  "complaint.crisisVoiceSet",
  "complaint.crisisStatementWritten",
  "complaint.crisisFactAdded",
  "complaint.crisisFactConfirmed",
  "complaint.crisisAccessSet",
  "complaint.crisisReviewed",
  "complaint.gestureAdded",
  "complaint.gestureGiven",
  "complaint.cameBack",
  "complaint.serviceLevelSet",
  "complaint.specialAdded",
  "complaint.personaSet",
  "complaint.proposalOverridden",
  "complaint.assigneeProposed",
  "complaint.assigned",
  "complaint.handedOver",
  "complaint.returned",
  "complaint.transferred",
  "complaint.accepted",
  "complaint.escalated",
  "complaint.escalationSettled",
  "complaint.acknowledged",
  "complaint.moodSet",
  "complaint.diagnosed",
  "complaint.optionAdded",
  "complaint.optionOffered",
  "complaint.optionAnswered",
  "complaint.approvalRequested",
  "complaint.approvalDecided",
  "complaint.agreed",
  "complaint.agreementApprovalDecided",
  "complaint.agreementConfirmed",
  "complaint.stepAdded",
  "complaint.stepChanged",
  "complaint.stepFinished",
  "complaint.resultReported",
  "complaint.promiseMade",
  "complaint.promiseKept",
  "complaint.promiseBroken",
  "complaint.promiseRenegotiated",
  "complaint.errandAdded",
  "complaint.errandTaken",
  "complaint.errandMoved",
  "complaint.errandEnded",
  "complaint.dutiesPassed",
  "complaint.waitStarted",
  "complaint.waitEnded",
  "complaint.snoozed",
  "complaint.snoozeEnded",
  "complaint.contactTried",
  "complaint.finalAnswerGiven",
  "complaint.withdrawalNoted",
  "complaint.closed",
  "complaint.reopened",
  "complaint.followedUp",
  "complaint.rated",
  "complaint.linked",
  "complaint.mergedInto",
  "complaint.tookIn",
  "complaint.unmerged",
  "complaint.joinedCollective",
  "complaint.leftCollective",
  "complaint.memberJoined",
  "complaint.memberLeft",
  "complaint.representativeNamed",
  "complaint.representativeEnded",
  "complaint.dissented",
  "complaint.groupMessageSent",
  "complaint.tagsSet",
  "complaint.reminded",
  "complaint.reminderAnswered",
  "complaint.supervised",
  "complaint.supervisionReported",
  "complaint.supervisionEnded",
  "complaint.extensionAsked",
  "complaint.extensionDecided",
  "complaint.suspended",
  "complaint.suspensionEnded",
  "complaint.reworked",
  "complaint.recordWithdrawn",
  "complaint.dueSoon",
  "complaint.dueReached",
] as const;
export type ComplaintEventType = (typeof complaintEventTypes)[number];

/** What a decision gives: the new complaint and what happened, or a refusal; it changes nothing itself. */
export type Decision =
  | { readonly ok: true; readonly complaint: Complaint; readonly events: readonly ComplaintEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };
