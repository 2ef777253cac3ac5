import type { Complaint } from "@amends/core/desk/complaint";
import type { SeverityRecord } from "@amends/core/desk/severity-record";
import type { Stamp } from "@amends/core/shared/record";
import type { TimelineEvent } from "./desk-types.ts";

/** How the names, times and words of a sentence are found; given by the screen, so that the sentence itself stays plain. */
export type SentenceWords = {
  readonly person: (id: unknown) => string;
  readonly team: (id: unknown) => string;
  readonly time: (at: unknown) => string;
  readonly word: (group: string, value: unknown) => string;
  /** A name given in each language, in the reader's. */
  readonly label: (labels: unknown) => string;
  readonly field: (name: unknown) => string;
  /** The path of a category. */
  readonly category: (id: unknown) => string;
  /** What was undone, by the name the core gives it ("placements", "completion" …). */
  readonly undone: (what: unknown) => string;
  readonly list: (items: readonly string[]) => string;
};

/** `key` of desk.json's "event", what fills it, and the words said in it (a reason, a note, the text of a promise). */
export type Sentence = { readonly key: string; readonly values: Readonly<Record<string, string>>; readonly quote: string };

type Data = Readonly<Record<string, unknown>>;
type Records = ReadonlyMap<string, Stamp>;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === "string") : []);

/** Words of a record that deserve to stand below the sentence; the first that is there. */
function wordsOf(record: Stamp | undefined): string {
  if (!record) return "";
  const r = record as Stamp & Record<string, unknown>;
  for (const name of ["what", "title", "text", "note", "reason", "causeNote"]) if (text(r[name])) return text(r[name]);
  return "";
}

function placementKey(base: string, data: Data): string {
  return data.assigneeId ? `${base}Person` : `${base}Team`;
}

/** The sentence for something that happened. Unknown events (a newer server) fall back to naming their type. */
export function sentenceOf(item: TimelineEvent, complaint: Complaint, records: Records, words: SentenceWords): Sentence {
  const { data } = item;
  const name = item.event.replace(/^complaint\./, "");
  const record = typeof data.recordId === "string" ? records.get(data.recordId) : undefined;
  const about = [data.stepId, data.promiseId, data.optionId, data.escalationId, data.snoozeId, data.reminderId, data.errandId, data.about]
    .map((id) => records.get(text(id)))
    .find(Boolean);
  const quote = [...new Set([wordsOf(about), wordsOf(record)])].filter(Boolean).join("\n");
  const values: Record<string, string> = {};
  let key = name;
  switch (name) {
    case "created":
      values.channel = words.word("channel", data.channel ?? complaint.intake.channel);
      return { key, values, quote: item.from ? text(data.facts) : "" };
    case "intakeEdited":
    case "diagnosed":
      values.fields = words.list(texts(data.fields).map(words.field));
      if (!values.fields) key = `${name}Plain`;
      break;
    case "moodSet":
      key = `moodSet_${text(data.part)}${data.done ? "" : "_undone"}`;
      break;
    case "kindSet":
      values.kind = words.word("complaintKind", data.to);
      break;
    case "severitySet":
      values.severity = words.word("severity", data.to);
      break;
    case "severityRaised": {
      values.severity = words.word("severity", data.to);
      values.reasons = words.list(texts(data.rules).map((rule) => words.word("severityRule", rule)));
      const { grounds = [] } = (record ?? {}) as Partial<SeverityRecord>;
      return { key, values, quote: [...new Set(grounds.flatMap((g) => g.phrases))].join(" · ") };
    }
    case "planBrought":
      values.severity = words.word("severity", data.level);
      values.list = words.list(texts(data.tell).map((who) => words.word("planRole", who)));
      break;
    case "planItemTicked": {
      const item = complaint.plans.flatMap((plan) => plan.items).find((each) => each.id === data.itemId);
      return { key, values, quote: [item?.text[complaint.language] ?? "", quote].filter(Boolean).join("\n") };
    }
    case "crisisOwnerNamed":
    case "crisisVoiceSet":
      values.person = words.person(data.toPersonId ?? data.personId);
      break;
    case "crisisAccessSet":
      if (data.people === 0) key = "crisisAccessSet_open";
      break;
    case "reopened":
      if (data.because === "followUp") key = "reopened_followUp";
      break;
    case "serviceLevelSet":
      values.level = words.word("serviceLevel", data.level);
      break;
    case "specialAdded":
      values.special = words.word("specialKind", data.special);
      break;
    case "proposalOverridden": {
      const say = (value: unknown) => (data.field === "category" ? words.category(value) : words.word(text(data.field), value));
      values.field = words.word("field", data.field);
      values.proposed = say(data.proposed);
      if (data.taken) values.taken = say(data.taken);
      else key = "proposalOverriddenNone";
      break;
    }
    case "assigneeProposed":
      key = data.personId ? name : "nobodyProposed";
      values.rule = text(data.rule);
      values.person = words.person(data.personId);
      break;
    case "assigned":
    case "handedOver":
    case "returned":
    case "transferred":
      key = data.declinedById ? "returnedDeclined" : data.rule ? "assignedByRule" : placementKey(name, data);
      if (data.rule) values.rule = text(data.rule);
      values.person = words.person(data.assigneeId);
      values.team = words.team(data.teamId);
      break;
    case "accepted":
      if (data.way === "acted") key = "acceptedActed";
      break;
    case "escalated":
      values.person = words.person(data.toPersonId);
      break;
    case "optionAdded":
    case "optionOffered":
    case "optionAnswered":
    case "approvalRequested":
    case "approvalDecided":
      values.option = words.word("optionKind", data.kind ?? complaint.options.find((o) => o.id === data.optionId)?.kind);
      if (name === "optionAnswered") key = data.accepted ? "optionAccepted" : "optionDeclined";
      if (name === "approvalDecided") key = data.approved ? "approvalGiven" : "approvalRefused";
      break;
    case "stepAdded":
    case "stepChanged":
    case "promiseMade":
    case "promiseRenegotiated":
      values.person = words.person(data.ownerId ?? data.personId);
      values.due = words.time(data.dueAt ?? data.toDueAt);
      break;
    case "errandAdded":
    case "errandMoved":
      values.person = data.ownerId ? words.person(data.ownerId) : words.team(data.teamId);
      values.due = words.time(data.dueAt ?? data.toDueAt);
      break;
    case "errandEnded":
      key = `errandEnded_${text(data.as)}`;
      break;
    case "dutiesPassed":
      values.from = words.person(data.fromPersonId);
      values.person = words.person(data.toPersonId);
      return {
        key,
        values,
        quote: texts(data.recordIds)
          .map((id) => wordsOf(records.get(id)))
          .filter(Boolean)
          .join("\n"),
      };
    case "dueSoon":
    case "dueReached":
      if (data.kind === "snooze") key = "snoozeOver";
      values.what = words.label(data.labels) || words.word("dueKind", data.kind);
      values.due = words.time(data.dueAt);
      break;
    case "mailFailed":
      if (data.purpose === "acknowledgement") key = "mailFailedAcknowledgement";
      values.reason = words.word("mailReason", data.reason);
      break;
    case "messagePlanned":
      values.due = words.time(data.sendAt);
      break;
    case "snoozed":
      values.due = words.time(data.until);
      break;
    case "snoozeEnded":
      key = `snoozeEnded_${text(data.because)}`;
      break;
    case "reminded":
      values.person = words.person(data.toPersonId);
      values.due = words.time(data.dueAt);
      values.voice = words.word("reminderVoice", data.voice);
      break;
    case "suspended":
      values.due = words.time(data.reviewAt);
      break;
    case "draftTaken":
    case "draftReturned":
      values.person = words.person(data.fromPersonId ?? data.toPersonId);
      break;
    case "supervised":
      values.person = words.person(data.personId);
      values.due = words.time(data.dueAt);
      break;
    case "extensionAsked":
    case "extensionDecided": {
      values.what = words.word("dueKind", data.kind);
      values.due = words.time(data.toDueAt);
      if (name === "extensionDecided") key = data.approved ? "extensionGiven" : "extensionRefused";
      const told = text((record as { told?: string } | undefined)?.told);
      return { key, values, quote: [quote, told].filter(Boolean).join("\n") };
    }
    case "reworked":
      key = data.closed ? "reworkedClosed" : "reworkedOpen";
      values.count = String(data.count ?? 1);
      break;
    case "waitStarted":
      values.due = words.time(data.reviewAt);
      break;
    case "contactTried":
      key = data.reached ? "contactReached" : "contactMissed";
      values.way = words.word("contactWay", data.way);
      break;
    case "agreed":
      if (data.approvalNeeded) key = "agreedAsking";
      break;
    case "agreementApprovalDecided":
      key = data.approved ? "agreementApproved" : "agreementRefused";
      break;
    case "agreementConfirmed":
      key = `agreementConfirmed_${text(data.way) || "page"}`;
      break;
    case "closed":
      values.outcome = words.word("outcome", data.outcome);
      break;
    case "followedUp":
      values.satisfaction = words.word("satisfaction", data.satisfaction);
      break;
    case "surveyAsked":
      values.way = text(data.way);
      break;
    case "surveyNotAsked":
      values.reason = words.word("notAskedReason", data.because);
      break;
    case "rated":
      values.stars = String(data.stars ?? "");
      break;
    case "representativeNamed":
    case "representativeEnded":
      values.name = text((record as { name?: string } | undefined)?.name);
      break;
    case "groupMessageSent":
      values.sent = String(data.sent ?? 0);
      values.failed = String(data.failed ?? 0);
      break;
    case "joinedCollective":
    case "leftCollective":
    case "memberJoined":
    case "memberLeft":
    case "mergedInto":
    case "tookIn":
    case "unmerged":
      values.number = text(data.number);
      values.planned = String(data.planned ?? 0);
      values.left = String(data.left ?? 0);
      break;
    case "linked":
      values.kind = words.word("linkKind", data.kind);
      values.number = text(data.number);
      break;
    case "tagsSet":
      values.tags = words.list([...texts(data.added).map((tag) => `+${tag}`), ...texts(data.removed).map((tag) => `−${tag}`)]);
      break;
    case "recordWithdrawn":
      values.what = words.undone(data.what);
      return { key, values, quote: "" };
  }
  if (item.by.type === "customer" && byThemselves.has(key)) key = `${key}_self`;
  return { key, values, quote };
}

/** What a customer does on the tracking page and a colleague can only note. */
const byThemselves: ReadonlySet<string> = new Set(["optionAccepted", "optionDeclined", "withdrawalNoted"]);
