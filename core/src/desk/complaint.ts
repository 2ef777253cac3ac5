import type { Clock } from "../shared/clock.ts";
import type { Money } from "../shared/money.ts";
import type { Instant, Stamp } from "../shared/record.ts";
import type { ComeBack, FollowUpWay, ServiceLevelRecord } from "./after-record.ts";
import type { AssignmentChoice } from "./assignment-rule.ts";
import type { Collective, Membership, Representative } from "./collective-record.ts";
import type { Crisis } from "./crisis-record.ts";
import type { Errand } from "./errand-record.ts";
import type { OverrideRecord } from "./override.ts";
import type { PlanRun } from "./plan-record.ts";
import type { Extension, Reminder, Rework, Supervision, Suspension } from "./pressing-records.ts";
import type { SeverityRecord } from "./severity-record.ts";
import type {
  ApprovalGround,
  BoardField,
  Channel,
  ComplaintKind,
  ContactWay,
  DemandType,
  DirectCause,
  GrantGround,
  IndirectCause,
  LinkKind,
  MainWant,
  Motive,
  OptionKind,
  Outcome,
  Personality,
  PromiseKind,
  ReferralBody,
  RiskFlag,
  Satisfaction,
  SpecialKind,
} from "./vocabulary.ts";

export type Language = "zh-CN" | "zh-TW" | "en";

/** What was recorded when the complaint came in (fields of the intake form, standards.md 5.3). */
export type Intake = {
  readonly title: string;
  /** The customer's own words; never edited into a summary. */
  readonly facts: string;
  /** The agent's summary, kept apart from `facts`. */
  readonly summary: string;
  readonly demand: { readonly types: readonly DemandType[]; readonly text: string };
  readonly channel: Channel;
  readonly categoryId: string | null;
  readonly receivedAt: Instant;
  /** True when no time was known and the time of import was taken. */
  readonly receivedAtAssumed?: boolean | undefined;
  /** Taken over from another system: what it owed until then was owed there. */
  readonly imported?: true | undefined;
  readonly occurredAt: Instant | null;
  readonly place: string;
  readonly respondent: { readonly unit: string; readonly person: string; readonly personId: string | null };
  readonly product: { readonly name: string; readonly model: string; readonly orderNo: string; readonly plate: string };
  readonly amount: Money | null;
  readonly priorContact: string;
  readonly representative: { readonly name: string; readonly authorisation: string } | null;
  readonly referral: {
    readonly body: ReferralBody;
    readonly number: string;
    readonly dueAt: Instant | null;
    /** What is owed to the body that passed it on. */
    readonly reply: string;
  } | null;
  readonly anonymous: boolean;
  readonly riskFlags: readonly RiskFlag[];
  /** Number in the system it was imported from. */
  readonly externalNo: string | null;
};

/** How a person took over: took it themselves, said so, began to work on it, or answered for it all along. */
export type Acceptance = Stamp & { readonly way: "oneself" | "said" | "acted" | "kept" };

/** Where it lies: a team, and a person of it or nobody. */
export type Placement = Stamp & {
  readonly kind: "assignment" | "handover" | "return" | "transfer";
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly note: string;
  /** Taken over by the person; null = waited for. Absent with nobody, and in documents from before: then it counts as accepted. */
  readonly accepted?: Acceptance | null | undefined;
  /** Until when the person has to take over. */
  readonly acceptBy?: Instant | undefined;
  /** Set when a superior gave it to the person complained about all the same; `reason` says why. */
  readonly conflictOverridden?: true | undefined;
};

/** What a rule of the company chose for it, why, and who was passed over. */
export type RuleChoice = Stamp & AssignmentChoice;

export type KindRecord = Stamp & { readonly kind: ComplaintKind };
export type SpecialRecord = Stamp & { readonly special: SpecialKind };

/** A judgement about the customer: proposal taken or overridden (then with a reason). */
export type PersonaRecord = Stamp & {
  readonly personality: Personality | null;
  readonly motive: Motive | null;
  readonly mainWant: MainWant | null;
};

export type Mood = {
  /** Was the person heard out? */
  readonly heard: Stamp | null;
  /** Which feeling was named to them. */
  readonly feeling: (Stamp & { readonly text: string }) | null;
};

export type Diagnosis = {
  readonly board: Readonly<Record<BoardField, string>>;
  readonly feelings: string;
  readonly need: string;
  readonly expectation: string;
  readonly reach: string;
  readonly gravity: string;
  readonly evidence: string;
  readonly ownSide: string;
  readonly limits: string;
};

/** Of an option or of an agreement. `limit` = what whoever answers for it might grant at that time; null = without limit. */
export type Approval =
  | { readonly state: "notNeeded"; readonly limit?: Money | null | undefined }
  | { readonly state: "needed"; readonly because?: ApprovalGround | undefined }
  | { readonly state: "asked"; readonly asked: Stamp; readonly because?: ApprovalGround | undefined }
  | { readonly state: "approved" | "declined"; readonly asked: Stamp | null; readonly decided: Stamp; readonly limit?: Money | null | undefined };

export type Option = Stamp & {
  readonly kind: OptionKind;
  readonly text: string;
  readonly cost: Money | null;
  /** Said on purpose that it costs nothing, where its kind usually does. */
  readonly noCost?: true | undefined;
  /** Why it is granted (reason code of the ledger); absent where it costs nothing, or in complaints from before. */
  readonly ground?: GrantGround | undefined;
  /** How long it takes, in the words offered to the customer. */
  readonly time: string;
  readonly gain: string;
  readonly approval: Approval;
  /** Put before the customer. */
  readonly offered: Stamp | null;
  readonly answer: (Stamp & { readonly accepted: boolean }) | null;
  /** A gesture to win the customer back, made after closing; `given` once they have it. */
  readonly winBack?: true | undefined;
  readonly given?: Stamp | null | undefined;
};

export type Agreement = Stamp & {
  readonly optionIds: readonly string[];
  readonly text: string;
  readonly expectedResult: string;
  /** Of everything granted in it together. Absent in complaints saved before sums were looked at. */
  readonly approval?: Approval | undefined;
  readonly confirmation: (Stamp & { readonly way: "page" | "message" | "call" }) | null;
};

/** Somebody else owes a step or a promise from here on; `placementId` = it passed with this placement. */
export type Takeover = Stamp & { readonly fromPersonId: string; readonly toPersonId: string; readonly placementId: string | null };

export type Step = Stamp & {
  readonly text: string;
  readonly ownerId: string;
  /** Due now: a change moves it, `changes` keep where it was. */
  readonly dueAt: Instant;
  readonly done: Stamp | null;
  /** Who owed it before, oldest first; absent while it never passed on. */
  readonly takeovers?: readonly Takeover[] | undefined;
  /** Every change of a step is told to the customer. */
  readonly changes: readonly (Stamp & { readonly fromDueAt: Instant; readonly toDueAt: Instant; readonly customerTold: boolean })[];
};

export type Promise_ = Stamp & {
  readonly what: string;
  /** Absent in documents of earlier versions; then 'other'. */
  readonly kind?: PromiseKind | undefined;
  /** The message, call or note in which it was given. */
  readonly messageId?: string | undefined;
  readonly personId: string;
  /** Whom it was given to; "" = the customer, who then sees it on the tracking page. */
  readonly to: string;
  /** Due now: renegotiating moves it, `renegotiations` keep where it was. */
  readonly dueAt: Instant;
  readonly kept: Stamp | null;
  readonly broken: Stamp | null;
  /** Who gave the word, when it is another's to keep by now; oldest first. */
  readonly takeovers?: readonly Takeover[] | undefined;
  readonly renegotiations: readonly (Stamp & { readonly fromDueAt: Instant; readonly toDueAt: Instant })[];
};

export type Wait = Stamp & { readonly reviewAt: Instant; readonly ended: Stamp | null };
/** Out of the lists of work until a time to come (snooze.ts). */
export type Snooze = Stamp & { readonly until: Instant; readonly ended: (Stamp & { readonly because: "customer" | "hand" }) | null };
export type Escalation = Stamp & { readonly toPersonId: string; readonly settled: Stamp | null };
export type ContactTry = Stamp & { readonly way: ContactWay; readonly reached: boolean; readonly note: string };
export type FinalAnswer = Stamp & { readonly text: string; readonly outsideBodies: readonly string[] };
export type Withdrawal = Stamp & { readonly text: string };
export type Link = Stamp & { readonly kind: LinkKind; readonly complaintId: string; readonly number: string };
export type Rating = Stamp & { readonly stars: 1 | 2 | 3 | 4 | 5; readonly text: string };

export type Closure = Stamp & {
  readonly outcome: Outcome;
  readonly directCause: DirectCause;
  readonly indirectCause: IndirectCause;
  readonly causeNote: string;
  readonly satisfaction: Satisfaction | null;
  /** Why satisfaction is unknown; required when it is null. */
  readonly satisfactionUnknown: string;
  readonly followUpAt: Instant | null;
  /** Why there is no follow-up; required when there is no date. */
  readonly noFollowUp: string;
  readonly reflection: { readonly wellDone: string; readonly better: string; readonly suggestion: string };
  readonly mergedIntoId: string | null;
  /** The merge that closed it (merge.ts); absent when it was closed by hand. */
  readonly mergeId?: string | undefined;
  readonly followUps: readonly FollowUp[];
};

/** A follow-up contact after closing; `nextAt` = another one is due then. */
export type FollowUp = Stamp & {
  readonly satisfaction: Satisfaction;
  readonly note: string;
  readonly nextAt: Instant | null;
  readonly way?: FollowUpWay | undefined;
};

/** When the team and the customer last spoke, as far as deadlines ask; kept here because messages are not part of the document. */
export type Contact = {
  /** Each time a person told the customer something, oldest first. */
  readonly told: readonly Instant[];
  /** The oldest message of the customer that nobody has answered. */
  readonly wroteAt: Instant | null;
};

/** Another complaint of the same person that was taken in here; `carried` = what was still owed there, and what it is here. */
export type Merge = Stamp & {
  readonly complaintId: string;
  readonly number: string;
  /** The placement by which the other one came to whoever works this one; null when it lay there already. */
  readonly placementId: string | null;
  readonly carried: readonly { readonly fromId: string; readonly toId: string }[];
};

/** The whole of one complaint but its messages. Everything shown about its state is derived from these records. */
export type Complaint = {
  readonly id: string;
  readonly number: string;
  readonly companyId: string;
  readonly customerId: string | null;
  readonly language: Language;
  readonly created: Stamp;
  /** First-owner principle (首问负责制): stays responsible until somebody accepts. */
  readonly firstOwnerId: string | null;
  readonly intake: Intake;
  readonly kinds: readonly KindRecord[];
  readonly severities: readonly SeverityRecord[];
  readonly specials: readonly SpecialRecord[];
  readonly personas: readonly PersonaRecord[];
  readonly overrides: readonly OverrideRecord[];
  readonly placements: readonly Placement[];
  readonly acknowledgement: (Stamp & { readonly text: string }) | null;
  readonly mood: Mood;
  readonly diagnosis: Diagnosis;
  readonly options: readonly Option[];
  readonly agreements: readonly Agreement[];
  readonly steps: readonly Step[];
  readonly promises: readonly Promise_[];
  /** What colleagues and other teams are asked to do for it. */
  readonly errands: readonly Errand[];
  readonly resultReported: Stamp | null;
  readonly waits: readonly Wait[];
  readonly snoozes: readonly Snooze[];
  readonly escalations: readonly Escalation[];
  readonly contactTries: readonly ContactTry[];
  readonly finalAnswers: readonly FinalAnswer[];
  readonly withdrawals: readonly Withdrawal[];
  readonly closures: readonly Closure[];
  readonly reopenings: readonly Stamp[];
  readonly links: readonly Link[];
  readonly merges: readonly Merge[];
  /** Standing: it carries the handling for others (collective.ts). */
  readonly collectives: readonly Collective[];
  readonly representatives: readonly Representative[];
  /** Standing: it is one of those others. */
  readonly memberships: readonly Membership[];
  /** Its customer does not go along with what was agreed for all. */
  readonly dissents: readonly Stamp[];
  readonly tags: readonly string[];
  readonly ratings: readonly Rating[];
  readonly reminders: readonly Reminder[];
  readonly supervisions: readonly Supervision[];
  readonly extensions: readonly Extension[];
  readonly suspensions: readonly Suspension[];
  readonly reworks: readonly Rework[];
  /** What rules chose when it came in with nobody. */
  readonly ruleChoices: readonly RuleChoice[];
  /** The plans its levels brought, oldest first. */
  readonly plans: readonly PlanRun[];
  readonly crises: readonly Crisis[];
  readonly comeBacks: readonly ComeBack[];
  readonly serviceLevels: readonly ServiceLevelRecord[];
  readonly contact: Contact;
  /** What is owed by when under the company's policy packs, as of the last save; made from the rest (core/deadline), never decided. */
  readonly clocks: readonly Clock[];
};
