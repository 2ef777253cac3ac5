import { abovePlanHearersOf, agentsOf, doersOf, handlerOf, managersOf, oneOf, ownerOf, planHearersOf, superiorsOf, withStandIns } from "./hearers.ts";
import type { NoticeComplaint, NoticeEvent, NoticeFacts } from "./notice-facts.ts";
import type { NoticeKind } from "./notice-kind.ts";

/** One person is to hear of something. `about`: what exactly (a record's id, "" = the complaint); a second notice of the same is the same notice. */
export type NewNotice = { readonly personId: string; readonly kind: NoticeKind; readonly about: string };

type Hearing = { readonly kind: NoticeKind; readonly about: unknown; readonly personIds: readonly string[] };
type Rule = (data: NoticeEvent["data"], facts: NoticeFacts, complaint: NoticeComplaint) => readonly Hearing[];

const hear = (kind: NoticeKind, about: unknown, personIds: readonly string[]): Hearing => ({ kind, about, personIds });

/** It lies somewhere else: with a person, who hears of it, or with a team, whose superiors (and agents, if they want) do. */
const placed: Rule = (data, facts, complaint) =>
  data.assigneeId
    ? [hear("assigned", data.recordId, oneOf(facts, data.assigneeId))]
    : [hear("incoming", "", [...superiorsOf(facts, complaint), ...agentsOf(facts, complaint)])];

const toOwner: Rule = (data, facts) => [hear("duty", data.recordId, oneOf(facts, data.ownerId ?? data.personId))];
const ofCustomer: Rule = (_, facts, complaint) => [hear("customer", "", handlerOf(facts, complaint))];
const ofColleague: Rule = (_, facts, complaint) => [hear("colleague", "", oneOf(facts, complaint.assigneeId))];
const toApprovers: Rule = (data, facts, complaint) => [
  hear("approvalAsked", data.optionId ?? data.recordId, superiorsOf(facts, complaint, complaint.approverIds)),
];
const toAsker: Rule = (data, facts, complaint) => {
  const asker = oneOf(facts, complaint.askedById);
  return [hear("approvalDecided", data.optionId ?? data.agreementId, [...asker, ...oneOf(facts, complaint.assigneeId)])];
};
/** A snooze whose time has come is a reminder: nothing was missed. */
const due =
  (kind: "dueSoon" | "dueReached"): Rule =>
  (data, facts, complaint) => {
    const about = data.about ?? data.kind;
    if (data.kind === "accept") {
      // Nobody has taken over: while there is time the one who should hears, then all who can see to it.
      const waited = oneOf(facts, complaint.assigneeId);
      return [hear(kind, about, kind === "dueSoon" ? waited : [...handlerOf(facts, complaint), ...superiorsOf(facts, complaint)])];
    }
    if (data.kind === "errand")
      return [hear("errand", about, doersOf(facts, complaint.ownerId)), hear(kind, about, kind === "dueReached" ? handlerOf(facts, complaint) : [])];
    if (!data.who) return [hear(data.kind === "snooze" ? "dueSoon" : kind, about, ownerOf(facts, complaint))];
    const above = kind === "dueReached" ? abovePlanHearersOf(facts, complaint, data.who) : [];
    return [hear(kind, about, [...planHearersOf(facts, complaint, data.who), ...above])];
  };

const ladder: Readonly<Record<string, number>> = { potential: 0, ordinary: 1, serious: 2, crisis: 3 };
const rung = (severity: unknown) => ladder[String(severity)] ?? 1;

/** It became serious or a crisis: whoever handles it and the superiors, of a crisis the managers too. */
const graver: Rule = (data, facts, complaint) => {
  if (rung(data.to) < 2 || rung(data.to) <= rung(data.from)) return [];
  const above = data.to === "crisis" ? managersOf(facts) : [];
  return [hear("severity", "", [...oneOf(facts, complaint.assigneeId), ...superiorsOf(facts, complaint), ...above])];
};

/** A level brought its plan: everybody it names hears of it at once. */
const planned: Rule = (data, facts, complaint) => {
  const named = Array.isArray(data.tell) ? data.tell : [];
  return [
    hear(
      "severity",
      "",
      named.flatMap((who) => planHearersOf(facts, complaint, who)),
    ),
  ];
};

const toDoers: Rule = (data, facts) => [hear("errand", data.errandId ?? data.recordId, doersOf(facts, data.ownerId ?? data.teamId))];
/** Whoever asked and whoever works the complaint hear how it ended; of what is no longer wanted those who were to do it. */
const errandEnded: Rule = (data, facts, complaint) =>
  data.as === "cancelled"
    ? toDoers(data, facts, complaint)
    : [hear("errand", data.errandId, [...oneOf(facts, data.askedById), ...oneOf(facts, complaint.assigneeId)])];

const mentionedBy = (data: NoticeEvent["data"], facts: NoticeFacts) => (Array.isArray(data.mentions) ? data.mentions : []).flatMap((id) => oneOf(facts, id));

/** What those hear who follow a complaint: what the customer and the team said, who has it, how grave it is, that it was closed or opened again. */
const followed: ReadonlySet<string> = new Set(
  [
    ...["messageReceived", "letterReceived", "customerWrote", "optionAnswered", "agreementConfirmed", "withdrawalNoted", "rated"],
    ...["messageSent", "letterSent", "noteWritten", "callRecorded", "agreed", "promiseBroken", "closed", "reopened"],
    ...["assigned", "handedOver", "returned", "transferred", "escalated", "severitySet", "severityRaised"],
  ].map((name) => `complaint.${name}`),
);
/** Does the event concern those who follow the complaint? */
export const concernsFollowers = (type: string): boolean => followed.has(type);

const rules: Readonly<Record<string, Rule>> = {
  // What an import takes over is old news by the hundred.
  "complaint.created": (data, facts, complaint) => (data.imported ? [] : placed(data, facts, complaint)),
  "complaint.assigned": placed,
  "complaint.handedOver": placed,
  "complaint.returned": placed,
  "complaint.transferred": placed,
  "complaint.accepted": (data, facts) => [hear("colleague", data.placementId, oneOf(facts, data.fromPersonId))],
  "complaint.dutiesPassed": (data, facts) => [hear("duty", "", oneOf(facts, data.toPersonId))],
  "complaint.stepAdded": toOwner,
  "complaint.promiseMade": toOwner,
  "complaint.errandAdded": toDoers,
  "complaint.errandMoved": toDoers,
  "complaint.errandEnded": errandEnded,
  "complaint.messageReceived": ofCustomer,
  "complaint.letterReceived": ofCustomer,
  "complaint.customerWrote": ofCustomer,
  "complaint.optionAnswered": ofCustomer,
  "complaint.agreementConfirmed": ofCustomer,
  "complaint.withdrawalNoted": ofCustomer,
  "complaint.rated": ofCustomer,
  "complaint.surveyAnswered": ofCustomer,
  // A dissatisfied answer opens nothing by itself (two clicks of a passing mood, or of the wrong person); whoever answers for it decides.
  "complaint.surveyDissatisfied": (_, facts, complaint) => [hear("customer", "", [...handlerOf(facts, complaint), ...superiorsOf(facts, complaint)])],
  "complaint.messageSent": ofColleague,
  "complaint.letterSent": ofColleague,
  "complaint.noteWritten": (data, facts, complaint) => [hear("mentioned", data.messageId, mentionedBy(data, facts)), ...ofColleague(data, facts, complaint)],
  "complaint.callRecorded": ofColleague,
  "complaint.promiseBroken": ofColleague,
  "complaint.closed": ofColleague,
  "complaint.mailFailed": (data, facts, complaint) => [hear("duty", data.mailId, handlerOf(facts, complaint))],
  "complaint.dueSoon": due("dueSoon"),
  "complaint.dueReached": due("dueReached"),
  "complaint.severitySet": graver,
  "complaint.severityRaised": graver,
  "complaint.planBrought": planned,
  "complaint.crisisOwnerNamed": (data, facts) => [hear("escalated", data.ownerRecordId, oneOf(facts, data.toPersonId))],
  "complaint.crisisDeclined": (data, facts) => [hear("escalated", data.ownerRecordId, managersOf(facts))],
  "complaint.crisisAccepted": (_, facts, complaint) => [hear("colleague", "", oneOf(facts, complaint.assigneeId))],
  "complaint.crisisVoiceSet": (data, facts) => [hear("duty", "", oneOf(facts, data.personId))],
  "complaint.crisisReviewed": (data, facts) => [hear("duty", data.crisisId, oneOf(facts, data.ownerId))],
  "complaint.escalated": (data, facts) => [hear("escalated", data.recordId, oneOf(facts, data.toPersonId))],
  "complaint.escalationSettled": (data, facts, complaint) => [hear("escalated", data.escalationId, oneOf(facts, complaint.askedById))],
  "complaint.approvalRequested": toApprovers,
  "complaint.agreed": (data, facts, complaint) => (data.approvalNeeded ? toApprovers(data, facts, complaint) : []),
  "complaint.approvalDecided": toAsker,
  "complaint.agreementApprovalDecided": toAsker,
  "complaint.reopened": (_, facts, complaint) => [hear("reopened", "", handlerOf(facts, complaint))],
};

/** What a person gave to themselves is told to nobody. */
const placing: ReadonlySet<string> = new Set([
  "complaint.created",
  "complaint.assigned",
  "complaint.handedOver",
  "complaint.returned",
  "complaint.transferred",
]);

/** Could anybody hear of it? Known from the event alone, before any facts are read; most complaints are recorded by whoever keeps them. */
export function mayConcern({ type, actor, data }: NoticeEvent): boolean {
  if (!noticedEvents.includes(type)) return false;
  return !(placing.has(type) && actor.type === "person" && data.assigneeId === actor.id);
}

/** Whom the failure of background work concerns: those who run the installation. */
const failure = (event: NoticeEvent, facts: NoticeFacts): Hearing =>
  hear(
    "failure",
    event.data.name,
    facts.people.filter((p) => p.role === "manager" || p.role === "admin").map((p) => p.id),
  );

/** What is about no complaint: who stands in now, who is back and has something to catch up with. */
const companyRules: Readonly<Record<string, (event: NoticeEvent, facts: NoticeFacts) => Hearing>> = {
  "failure.givenUp": failure,
  "person.standInBegun": ({ data }) => hear("absence", data.personId, typeof data.toPersonId === "string" ? [data.toPersonId] : []),
  "person.absenceEnded": ({ data }) => hear("absence", data.absenceId, typeof data.personId === "string" ? [data.personId] : []),
};

/** Events after which somebody may hear of something. */
export const noticedEvents: readonly string[] = [...Object.keys(rules), ...Object.keys(companyRules)];

/** Kinds that reach whoever stands in as well. What a colleague did is read by who comes back. */
const passedOn: ReadonlySet<NoticeKind> = new Set([
  "assigned",
  "duty",
  "customer",
  "dueSoon",
  "dueReached",
  "severity",
  "escalated",
  "approvalAsked",
  "reopened",
]);

/** The same hearings with those who stand in for who is away. */
function reaching(hearings: readonly Hearing[], facts: NoticeFacts): readonly Hearing[] {
  const { complaint, standIns } = facts;
  if (!complaint || Object.keys(standIns ?? {}).length === 0) return hearings;
  return hearings.map((each) => {
    // Who does an errand need not see the complaint, nor whoever does it for them.
    if (each.kind === "errand") return { ...each, personIds: each.personIds.flatMap((id) => [id, ...doersOf(facts, standIns?.[id])]) };
    if (!passedOn.has(each.kind)) return each;
    const among = each.kind === "approvalAsked" ? complaint.approverIds : undefined;
    return { ...each, personIds: withStandIns(facts, complaint, each.personIds, among) };
  });
}

/**
 * Who hears of what happened, each person once. Never whoever did it; never who may not see the complaint; of what nobody has,
 * its superiors hear. Who follows it hears when nothing nearer concerns them. `facts` are those of now: somebody who lost sight of it meanwhile hears nothing.
 */
export function noticesFor(event: NoticeEvent, facts: NoticeFacts): NewNotice[] {
  const rule = rules[event.type];
  const ofCompany = companyRules[event.type];
  const hearings = ofCompany ? [ofCompany(event, facts)] : rule && facts.complaint ? reaching(rule(event.data, facts, facts.complaint), facts) : [];
  const following = followed.has(event.type) ? (facts.complaint?.followerIds ?? []).flatMap((id) => oneOf(facts, id)) : [];
  const actorId = event.actor.type === "person" ? event.actor.id : null;
  const notices = new Map<string, NewNotice>();
  for (const { kind, about, personIds } of [...hearings, hear("followed", "", following)]) {
    for (const personId of personIds) {
      if (personId !== actorId && !notices.has(personId)) notices.set(personId, { personId, kind, about: typeof about === "string" ? about : "" });
    }
  }
  return [...notices.values()];
}
