import type { Instant } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { handles } from "../shared/role.ts";
import { acceptanceAtStart } from "./acceptance.ts";
import type { Complaint, Intake, Language, Link, Placement, Promise_ } from "./complaint.ts";
import type { ComplainantInput, CreateComplaintInput, IntakeInput } from "./contract-intake.ts";
import type { ComplaintEvent, Decision, DeskContext } from "./decision.ts";
import { defaultLevelPlans } from "./level-plan.ts";
import { newComplaint } from "./new-complaint.ts";
import { overrideEvent, overrideProblems, overrideRecords } from "./override.ts";
import { conflictRefusal, personRefusal } from "./placement.ts";
import { isTimed } from "./plan.ts";
import { event, newStamp } from "./stamp.ts";
import { severityOf } from "./state.ts";
import { missingAtIntake } from "./to-complete.ts";
import type { IntakeMust } from "./vocabulary.ts";

/** What the server knows besides the form: identity, the customer it found or made, where it goes when the form does not say. */
export type CreateFacts = {
  readonly id: string;
  readonly number: string;
  readonly companyId: string;
  readonly customerId: string | null;
  readonly language: Language;
  readonly teamId: string;
};

/** A clock of a browser may be a little ahead of the server's. */
const clockTolerance = 5 * 60_000;

export function isInFuture(at: Instant | null | undefined, now: Instant): boolean {
  return Boolean(at) && Date.parse(at as Instant) > Date.parse(now) + clockTolerance;
}

/** A name or 'anonymous', and one contact; or a customer who is known already. */
export function hasComplainant(complainant: ComplainantInput, anonymous: boolean): boolean {
  if (complainant.customerId) return true;
  return complainant.contacts.some((c) => c.value !== "") && (anonymous || complainant.name !== "");
}

const mustCodes: Readonly<Record<IntakeMust, readonly [code: string, field: string]>> = {
  facts: ["factsMissing", "intake.facts"],
  demand: ["demandMissing", "intake.demand"],
  contact: ["complainantMissing", "complainant"],
  category: ["categoryMissing", "intake.categoryId"],
  respondent: ["respondentMissing", "intake.respondent"],
  occurredAt: ["occurredAtMissing", "intake.occurredAt"],
};

/** Every reason why this form cannot be saved yet, in the order of the form. The intake page asks the same function while one types. */
export function createProblems(input: CreateComplaintInput, now: Instant): Refusal[] {
  const problems: Refusal[] = missingAtIntake(
    { ...input.intake, occurredAt: input.intake.occurredAt },
    hasComplainant(input.complainant, input.intake.anonymous),
  ).map((must) => ({ code: mustCodes[must][0], field: mustCodes[must][1] }));
  if (isInFuture(input.intake.occurredAt, now)) problems.push({ code: "timeInFuture", field: "intake.occurredAt" });
  if (isInFuture(input.intake.receivedAt, now)) problems.push({ code: "timeInFuture", field: "intake.receivedAt" });
  if (input.severity === "potential" && input.kind === "complaint") problems.push({ code: "potentialIsUnfiled", field: "severity" });
  if (input.severityProposed !== null && input.severityProposed !== input.severity && input.severityReason === "") {
    problems.push({ code: "reasonMissing", field: "severityReason" });
  }
  problems.push(...overrideProblems(input.overrides));
  input.promises.forEach((promise, i) => {
    if (promise.what === "") problems.push({ code: "promiseTextMissing", field: `promises.${i}.what` });
    if (promise.dueAt <= now) problems.push({ code: "dueInPast", field: `promises.${i}.dueAt` });
  });
  return problems;
}

function intakeOf(input: IntakeInput, now: Instant): Intake {
  const { receivedAt, ...rest } = input;
  return { ...rest, receivedAt: receivedAt ?? now, externalNo: null };
}

/** Takes the intake form of a member of the team. All problems of the form stand in `details.problems`; the refusal itself is the first. */
export function decideCreate(input: CreateComplaintInput, facts: CreateFacts, context: DeskContext): Decision {
  const [problem, ...more] = createProblems(input, context.now);
  if (problem) return { ok: false, refusal: more.length ? { ...problem, details: { problems: [problem, ...more] } } : problem };

  const actorId = context.actor.type === "person" && context.role && handles(context.role) ? context.actor.id : null;
  const teamId = input.teamId ?? facts.teamId;
  if (!context.teamIds.includes(teamId)) return refusal("unknownTeam", { field: "teamId" });
  const respondentId = input.intake.respondent.personId;
  if (respondentId !== null && !context.people[respondentId]) return refusal("unknownPerson", { field: "intake.respondent.personId" });
  // Whoever records a complaint about oneself does not become its owner.
  const assigneeId = input.assigneeId === undefined ? (actorId === respondentId ? null : actorId) : input.assigneeId;
  if (assigneeId !== null) {
    const no = personRefusal(assigneeId, context, "assigneeId") ?? conflictRefusal(assigneeId, respondentId, "assigneeId");
    if (no) return { ok: false, refusal: no };
  }

  // First-owner principle: who takes it in answers for it until whoever it is given to takes over.
  const firstOwnerId = actorId !== null && actorId !== respondentId ? actorId : assigneeId;
  const start = acceptanceAtStart({ assigneeId, severity: input.severity, responsible: actorId }, context);
  const placement: Placement = { ...newStamp(context), kind: "assignment", teamId, assigneeId, note: "", ...start };
  const promises: Promise_[] = input.promises.map((p) => ({
    ...newStamp(context),
    what: p.what,
    personId: actorId ?? assigneeId ?? "",
    to: "",
    dueAt: p.dueAt,
    kept: null,
    broken: null,
    renegotiations: [],
  }));
  if (promises.some((p) => p.personId === "")) return refusal("unknownPerson", { field: "promises" });
  const links: Link[] = [];
  for (const { kind, complaintId } of input.links) {
    const number = context.complaints[complaintId];
    if (number === undefined) return refusal("unknownComplaint", { field: "links" });
    if (!links.some((l) => l.complaintId === complaintId)) links.push({ ...newStamp(context), kind, complaintId, number });
  }
  const persona = input.personality !== null || input.motive !== null || input.mainWant !== null;
  const overrides = overrideRecords(input.overrides, context);
  const complaint = newComplaint({
    id: facts.id,
    number: facts.number,
    companyId: facts.companyId,
    customerId: facts.customerId,
    language: input.language ?? facts.language,
    created: newStamp(context),
    firstOwnerId,
    intake: intakeOf(input.intake, context.now),
    kinds: [{ ...newStamp(context), kind: input.kind }],
    severities: [{ ...newStamp(context, input.severityReason), severity: input.severity, proposed: input.severityProposed }],
    specials: [...new Set(input.specials)].map((special) => ({ ...newStamp(context), special })),
    personas: persona ? [{ ...newStamp(context), personality: input.personality, motive: input.motive, mainWant: input.mainWant }] : [],
    overrides,
    placements: [placement],
    promises,
    links,
  });
  const level = severityOf(complaint);
  const plan = level === "crisis" || isTimed((context.levelPlans ?? defaultLevelPlans)[level]);
  return {
    ok: true,
    complaint,
    events: [createdEvent(complaint, placement, { plan }), ...overrides.map(overrideEvent), ...promises.map(promiseEvent), ...links.map(linkEvent)],
  };
}

/**
 * The first event of every complaint. `more`: how it came, where that matters to who follows the event; `plan` false = its level
 * brings nothing by itself, `mail` false = there is no address to acknowledge it to.
 */
export function createdEvent(complaint: Complaint, placement: Placement, more: Readonly<Record<string, unknown>> = {}): ComplaintEvent {
  return event("complaint.created", {
    recordId: complaint.created.id,
    number: complaint.number,
    channel: complaint.intake.channel,
    kind: complaint.kinds[0]?.kind,
    severity: complaint.severities[0]?.severity,
    teamId: placement.teamId,
    assigneeId: placement.assigneeId,
    ...more,
  });
}

const promiseEvent = (p: Promise_): ComplaintEvent => event("complaint.promiseMade", { recordId: p.id, personId: p.personId, dueAt: p.dueAt });
const linkEvent = (l: Link): ComplaintEvent => event("complaint.linked", { recordId: l.id, kind: l.kind, complaintId: l.complaintId, number: l.number });
