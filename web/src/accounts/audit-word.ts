type Data = Readonly<Record<string, unknown>>;

/** Keys whose value is a word of the vocabulary whatever happened, and the list it belongs to. */
const always: Readonly<Record<string, string>> = {
  role: "words:role",
  severity: "words:severity",
  special: "words:specialKind",
  channel: "words:channel",
  outcome: "words:outcome",
  satisfaction: "words:satisfaction",
  phase: "words:phase",
  directCause: "words:directCause",
  indirectCause: "words:indirectCause",
  personality: "words:personality",
  motive: "words:motive",
  mainWant: "words:mainWant",
  language: "words:language",
  voice: "words:reminderVoice",
  part: "accounts:audit.part",
  because: "accounts:audit.because",
  what: "desk:undone",
};

/** What a key means depends on what happened: the kind of an option is no kind of complaint. */
const perEvent: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "complaint.created": { kind: "words:complaintKind" },
  "complaint.kindSet": { from: "words:complaintKind", to: "words:complaintKind" },
  "complaint.severitySet": { from: "words:severity", to: "words:severity" },
  "complaint.severityRaised": { from: "words:severity", to: "words:severity" },
  "complaint.optionAdded": { kind: "words:optionKind" },
  "complaint.linked": { kind: "words:linkKind" },
  "complaint.promiseMade": { kind: "words:promiseKind" },
  "complaint.planItemTicked": { kind: "words:planItemKind" },
  "complaint.planBrought": { level: "words:severity" },
  "complaint.dueSoon": { kind: "words:dueKind" },
  "complaint.dueReached": { kind: "words:dueKind" },
  "complaint.extensionAsked": { kind: "words:dueKind" },
  "complaint.extensionDecided": { kind: "words:dueKind" },
  "complaint.contactTried": { way: "words:contactWay" },
  "complaint.agreementConfirmed": { way: "accounts:audit.ways" },
  "complaint.proposalOverridden": { field: "words:field" },
  "person.signedIn": { way: "accounts:audit.ways" },
};

/** What people wrote themselves: shown as it is. */
const written: ReadonlySet<string> = new Set(["name", "email", "label", "reason", "note", "file", "fileName", "address", "subject"]);
const isCode = (value: string) => /^[a-z][A-Za-z]*(?:[._:/-][A-Za-z0-9]+)*$/.test(value);

/** The key of the word for a value of an event; "" for a code that has none, which is then not shown; null for words to show as they are. */
export function wordKey(type: string, key: string, value: string, data: Data = {}): string | null {
  const group =
    perEvent[type]?.[key] ?? (type === "complaint.proposalOverridden" && (key === "proposed" || key === "taken") ? `words:${String(data.field)}` : always[key]);
  if (group) return `${group}.${value}`;
  if (written.has(key)) return null;
  return isCode(value) ? "" : null;
}
