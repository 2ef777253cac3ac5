import type { Notice } from "./contract.ts";

/**
 * Which sentence (notices.json, "sentence") says a notice, and what fills it, still to be put into the reader's words: a time, the
 * word of a list (words.json), or text as it is.
 */
export type NoticeSentence = {
  readonly key: string;
  readonly time?: Readonly<Record<string, string>>;
  readonly word?: Readonly<Record<string, readonly [group: string, value: string]>>;
  /** Names that a rule gave, in each language; they stand for the word of the same place. */
  readonly named?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly text?: Readonly<Record<string, string>>;
};

const string = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** Placements: whether it came to me or to my team. */
function placed(name: string, { kind }: Pick<Notice, "kind">): NoticeSentence {
  return { key: kind === "incoming" ? `${name}Team` : name };
}

/** Of a complaint one follows it is said otherwise what is said to those it is given to. */
const toldToFollowers: Readonly<Record<string, string>> = {
  assigned: "followedMoved",
  handedOver: "followedMoved",
  returned: "followedMoved",
  transferred: "followedMoved",
  escalated: "followedEscalated",
  agreed: "followedAgreed",
};

const named = (labels: unknown): Pick<NoticeSentence, "named"> =>
  labels !== null && typeof labels === "object" ? { named: { what: labels as Readonly<Record<string, string>> } } : {};

export function sentenceOf(notice: Pick<Notice, "kind" | "event" | "data">): NoticeSentence {
  const { data, event } = notice;
  const name = event.replace(/^[a-z]+\./, "");
  if (notice.kind === "followed" && toldToFollowers[name]) return { key: toldToFollowers[name] };
  switch (name) {
    case "created":
    case "assigned":
    case "handedOver":
    case "returned":
    case "transferred":
      return placed(name, notice);
    case "stepAdded":
    case "errandAdded":
    case "promiseMade":
      return { key: name, time: { due: string(data.dueAt) } };
    case "errandMoved":
      return { key: name, time: { due: string(data.toDueAt) } };
    case "errandEnded":
      return { key: `errandEnded_${string(data.as)}` };
    case "dueSoon":
    case "dueReached":
      if (data.kind === "snooze") return { key: "snoozeOver" };
      return { key: name, time: { due: string(data.dueAt) }, word: { what: ["dueKind", string(data.kind)] }, ...named(data.labels) };
    case "severitySet":
    case "severityRaised":
      return { key: "severitySet", word: { severity: ["severity", string(data.to)] } };
    case "noteWritten":
      return { key: notice.kind === "mentioned" ? "mentioned" : name };
    case "planBrought":
      return { key: name, word: { severity: ["severity", string(data.level)] } };
    case "optionAnswered":
      return { key: data.accepted ? "optionAccepted" : "optionDeclined" };
    case "rated":
      return { key: name, text: { stars: string(data.stars) } };
    case "approvalDecided":
    case "agreementApprovalDecided":
      return { key: data.approved ? "approved" : "declined" };
    case "closed":
      return { key: name, word: { outcome: ["outcome", string(data.outcome)] } };
    case "standInBegun":
      return { key: name, text: { day: string(data.lastDay) } };
    case "givenUp":
      return { key: name, word: { what: ["task", string(data.name)] } };
    default:
      return { key: name };
  }
}
