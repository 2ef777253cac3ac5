import { z } from "zod";
import { id, instant, line, money, requiredLine, requiredText, text } from "../shared/contract.ts";
import { comeBackSources, followUpWays, serviceLevels } from "./after-record.ts";
import { complainantSchema, intakePatchSchema } from "./contract-intake.ts";
import { errandEnds } from "./errand-record.ts";
import { overrideSchema } from "./override.ts";
import { reminderVoices } from "./pressing-records.ts";
import {
  boardFields,
  complaintKinds,
  contactWays,
  directCauses,
  grantGrounds,
  indirectCauses,
  linkKinds,
  mainWants,
  motives,
  optionKinds,
  outcomes,
  personalities,
  promiseKinds,
  satisfactions,
  severities,
  specialKinds,
} from "./vocabulary.ts";

/** Proposals of the words decided against with this command, each with its reason. */
const overrides = z.array(overrideSchema).max(12);

/** One schema per command on a complaint; the route of each stands in server/src/desk/routes*.ts. */
export const commandSchemas = {
  /** `complainant`: who it is, when that was unknown; the server finds or makes the customer (DeskContext.customerId). */
  editIntake: z.object({ intake: intakePatchSchema.default({}), complainant: complainantSchema.optional(), overrides: overrides.optional() }),
  setKind: z.object({ kind: z.enum(complaintKinds), reason: text(500).default("") }),
  setSeverity: z.object({ severity: z.enum(severities), proposed: z.enum(severities).nullable().default(null), reason: text(500).default("") }),
  /** `key`: the name of the line in the plan of the level it has. */
  tickPlanItem: z.object({ key: z.string().regex(/^[\w-]{1,40}$/), note: text(1_000).default("") }),
  nameCrisisOwner: z.object({ personId: id, note: text(1_000).default("") }),
  acceptCrisis: z.object({ note: text(1_000).default("") }),
  declineCrisis: z.object({ reason: requiredText(1_000) }),
  setSpokesperson: z.object({ personId: id }),
  stateHolding: z.object({ text: requiredText(2_000) }),
  addCrisisFact: z.object({ text: requiredText(2_000), source: requiredLine(200), happenedAt: instant, confirmed: z.boolean().default(false) }),
  confirmCrisisFact: z.object({ note: text(1_000).default("") }),
  /** null = everybody who would otherwise see the complaint. */
  restrictCrisis: z.object({ personIds: z.array(id).max(50).nullable() }),
  reviewCrisis: z.object({ happened: requiredText(5_000), why: requiredText(5_000), changes: requiredText(5_000), ownerId: id }),
  addGesture: z.object({
    text: requiredText(2_000),
    cost: money.nullable().default(null),
    ground: z.enum(grantGrounds).nullable().default("goodwill"),
    noCost: z.boolean().default(false),
  }),
  askGesture: z.object({ note: text(1_000).default("") }),
  decideGesture: z.object({ approved: z.boolean(), reason: text(1_000).default("") }),
  giveGesture: z.object({ note: text(1_000).default("") }),
  noteComeBack: z.object({ cameAt: instant, source: z.enum(comeBackSources).default("note"), note: text(1_000).default("") }),
  setServiceLevel: z.object({ level: z.enum(serviceLevels), note: text(1_000).default("") }),
  addSpecial: z.object({ special: z.enum(specialKinds), reason: text(500).default("") }),
  overrideProposals: z.object({ overrides: overrides.min(1) }),
  setPersona: z.object({
    personality: z.enum(personalities).nullable(),
    motive: z.enum(motives).nullable(),
    mainWant: z.enum(mainWants).nullable(),
    reason: text(500).default(""),
    overrides: overrides.optional(),
  }),
  assign: z.object({ teamId: id, assigneeId: id.nullable(), note: text(2_000).default(""), reason: text(500).default("") }),
  accept: z.object({}),
  handOver: z.object({ assigneeId: id, note: requiredText(2_000) }),
  returnBack: z.object({ reason: requiredText(1_000) }),
  transfer: z.object({
    teamId: id,
    assigneeId: id.nullable().default(null),
    note: requiredText(2_000),
    overrideConflict: z.boolean().default(false),
    reason: text(500).default(""),
  }),
  escalate: z.object({ toPersonId: id, reason: requiredText(1_000) }),
  settleEscalation: z.object({ note: text(1_000).default("") }),
  acknowledge: z.object({ text: requiredText(5_000) }),
  setMood: z.object({ heard: z.boolean().optional(), feeling: line(200).optional() }),
  diagnose: z.object({
    board: z.partialRecord(z.enum(boardFields), text(2_000)).optional(),
    feelings: text(2_000).optional(),
    need: text(2_000).optional(),
    expectation: text(2_000).optional(),
    reach: text(1_000).optional(),
    gravity: text(1_000).optional(),
    evidence: text(4_000).optional(),
    ownSide: text(4_000).optional(),
    limits: text(2_000).optional(),
  }),
  addOption: z.object({
    kind: z.enum(optionKinds),
    text: requiredText(2_000),
    cost: money.nullable().default(null),
    /** A kind that costs (refund, discount …) comes with an amount, or with this. */
    /** Why it is granted, where it costs something. */
    ground: z.enum(grantGrounds).nullable().default(null),
    noCost: z.boolean().default(false),
    time: line(200).default(""),
    gain: text(1_000).default(""),
  }),
  offerOption: z.object({}),
  answerOption: z.object({ accepted: z.boolean(), note: text(1_000).default("") }),
  requestApproval: z.object({ note: text(1_000).default("") }),
  decideApproval: z.object({ approved: z.boolean(), reason: text(1_000).default("") }),
  /** `note` goes to the superior, where what is granted together needs one. */
  agree: z.object({ optionIds: z.array(id).min(1).max(20), text: requiredText(5_000), expectedResult: requiredText(2_000), note: text(1_000).default("") }),
  decideAgreementApproval: z.object({ approved: z.boolean(), reason: text(1_000).default("") }),
  confirmAgreement: z.object({ way: z.enum(["page", "message", "call"]), note: text(1_000).default("") }),
  addStep: z.object({ text: requiredText(1_000), ownerId: id, dueAt: instant }),
  changeStep: z.object({ dueAt: instant, customerTold: z.boolean(), reason: requiredText(500) }),
  finishStep: z.object({ note: text(1_000).default("") }),
  reportResult: z.object({ note: requiredText(2_000) }),
  /** `kind`: what it is about, for the kept rate; without one it counts as 'other'. */
  promise: z.object({ what: requiredText(500), personId: id.optional(), to: line(120).default(""), dueAt: instant, kind: z.enum(promiseKinds).optional() }),
  keepPromise: z.object({ note: text(500).default("") }),
  breakPromise: z.object({ reason: requiredText(500) }),
  renegotiatePromise: z.object({ dueAt: instant, reason: requiredText(500), customerTold: z.literal(true) }),
  /** Asked of a person (`ownerId`) or of a team (`teamId`), one of both. */
  addErrand: z.object({
    title: requiredLine(200),
    note: text(2_000).default(""),
    ownerId: id.nullable().default(null),
    teamId: id.nullable().default(null),
    dueAt: instant,
  }),
  takeErrand: z.object({}),
  moveErrand: z.object({ dueAt: instant, reason: text(500).default("") }),
  endErrand: z.object({ as: z.enum(errandEnds), note: text(1_000).default("") }),
  wait: z.object({ reviewAt: instant, reason: requiredText(500) }),
  endWait: z.object({ note: text(500).default("") }),
  snooze: z.object({ until: instant, reason: text(500).default("") }),
  endSnooze: z.object({ note: text(500).default("") }),
  tryContact: z.object({ way: z.enum(contactWays), reached: z.boolean(), note: text(1_000).default("") }),
  giveFinalAnswer: z.object({ text: requiredText(5_000), outsideBodies: z.array(requiredLine(120)).max(10) }),
  /** The customer withdraws: on the tracking page, or noted by whoever heard it. */
  noteWithdrawal: z.object({ text: text(2_000).default("") }),
  close: z.object({
    outcome: z.enum(outcomes),
    directCause: z.enum(directCauses),
    indirectCause: z.enum(indirectCauses),
    causeNote: text(2_000).default(""),
    satisfaction: z.enum(satisfactions).nullable(),
    satisfactionUnknown: text(500).default(""),
    followUpAt: instant.nullable(),
    noFollowUp: text(500).default(""),
    reflection: z.object({ wellDone: text(2_000).default(""), better: text(2_000).default(""), suggestion: text(2_000).default("") }),
    mergedIntoId: id.nullable().default(null),
  }),
  remind: z.object({ text: requiredText(1_000), dueAt: instant, voice: z.enum(reminderVoices).default("own") }),
  answerReminder: z.object({ note: requiredText(1_000) }),
  supervise: z.object({ personId: id, until: instant, reportAt: z.array(instant).max(12).default([]), reason: requiredText(1_000) }),
  report: z.object({ text: requiredText(2_000) }),
  endSupervision: z.object({ note: text(1_000).default("") }),
  /** `told`: why it rests, as the customer reads it. */
  suspend: z.object({ reviewAt: instant, told: requiredText(500), reason: requiredText(1_000) }),
  endSuspension: z.object({ note: text(500).default("") }),
  askExtension: z.object({
    of: z.discriminatedUnion("kind", [
      z.object({ kind: z.enum(["step", "promise"]), recordId: id }),
      z.object({ kind: z.literal("referral") }),
      z.object({ kind: z.literal("clock"), packId: requiredLine(80), ruleId: requiredLine(80), extensionId: requiredLine(80) }),
    ]),
    dueAt: instant,
    reason: requiredText(500),
  }),
  /** `told`: why it takes longer, as the customer reads it. */
  decideExtension: z.object({ approved: z.boolean(), told: text(500).default(""), reason: text(500).default("") }),
  rework: z.object({ missing: requiredText(1_000) }),
  reopen: z.object({ reason: requiredText(1_000) }),
  recordFollowUp: z.object({
    satisfaction: z.enum(satisfactions),
    note: text(2_000).default(""),
    nextAt: instant.nullable().default(null),
    way: z.enum(followUpWays).optional(),
  }),
  link: z.object({ kind: z.enum(linkKinds), complaintId: id }),
  nameRepresentative: z.object({
    name: requiredLine(120),
    contactDetail: line(200).default(""),
    since: instant,
    chosenBy: requiredLine(300),
    /** Whose part this one takes over. */
    replaces: id.nullable().default(null),
  }),
  endRepresentative: z.object({ reason: requiredText(500) }),
  dissent: z.object({ reason: requiredText(500) }),
  setTags: z.object({ add: z.array(requiredLine(40)).max(20).default([]), remove: z.array(requiredLine(40)).max(20).default([]) }),
  /** Undo: withdraws the record with this id wherever it stands, where the world allows it. */
  withdrawRecord: z.object({ recordId: id, reason: text(500).default("") }),
} as const;
export type CommandName = keyof typeof commandSchemas;
export type CommandInput<N extends CommandName> = z.infer<(typeof commandSchemas)[N]>;

/** Commands about one record of the complaint; its id stands in the path. */
export const recordCommands = [
  "askGesture",
  "decideGesture",
  "giveGesture",
  "acceptCrisis",
  "declineCrisis",
  "confirmCrisisFact",
  "settleEscalation",
  "offerOption",
  "answerOption",
  "requestApproval",
  "decideApproval",
  "decideAgreementApproval",
  "confirmAgreement",
  "changeStep",
  "finishStep",
  "keepPromise",
  "breakPromise",
  "renegotiatePromise",
  "takeErrand",
  "moveErrand",
  "endErrand",
  "endWait",
  "endSnooze",
  "answerReminder",
  "report",
  "endSupervision",
  "decideExtension",
  "endSuspension",
  "endRepresentative",
  "withdrawRecord",
] as const satisfies readonly CommandName[];
export type RecordCommand = (typeof recordCommands)[number];

/** What a decision gets: the body, and the id of the record where the command is about one. */
export type Command<N extends CommandName> = CommandInput<N> & (N extends RecordCommand ? { readonly recordId: string } : unknown);
