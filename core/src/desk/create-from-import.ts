import type { Instant } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Closure, Complaint } from "./complaint.ts";
import { type CreateFacts, createdEvent } from "./create-complaint.ts";
import type { ComplaintEvent, Decision, DeskContext } from "./decision.ts";
import { emptyIntake, newComplaint } from "./new-complaint.ts";
import { event, newStamp } from "./stamp.ts";
import type { Channel, Severity } from "./vocabulary.ts";

/** One row of an imported file, read and mapped. Only the text is needed: what else is missing is 'to complete'. */
export type ImportedComplaint = {
  readonly text: string;
  readonly title?: string | undefined;
  readonly externalNo?: string | undefined;
  /** null or absent: the time of import is taken, and marked as assumed. */
  readonly receivedAt?: Instant | null | undefined;
  readonly categoryId?: string | null | undefined;
  readonly occurredAt?: Instant | null | undefined;
  /** The whole title when it was too long for one. */
  readonly summary?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly respondentUnit?: string | undefined;
  readonly place?: string | undefined;
  readonly orderNo?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly severity?: Severity | undefined;
  readonly demandText?: string | undefined;
  /** Set when the file's state was mapped to 'closed'; else the complaint stays open, also when a reply came along. */
  readonly closedAt?: Instant | null | undefined;
};

/** A closure taken over from another system: nothing is known of cause, satisfaction or what was learned. */
function importedClosure(at: Instant, context: DeskContext): Closure {
  return {
    ...newStamp(context),
    at,
    outcome: "finalAnswer",
    directCause: "other",
    indirectCause: "other",
    causeNote: "",
    satisfaction: null,
    satisfactionUnknown: "",
    followUpAt: null,
    noFollowUp: "",
    reflection: { wellDone: "", better: "", suggestion: "" },
    mergedIntoId: null,
    followUps: [],
  };
}

/** Takes over a row; `context.actor` is who imports. It lies unassigned with `facts.teamId`. */
export function createFromImport(row: ImportedComplaint, facts: CreateFacts, context: DeskContext): Decision {
  if (row.text.trim() === "") return refusal("factsMissing", { field: "text" });
  if (!context.teamIds.includes(facts.teamId)) return refusal("unknownTeam", { field: "teamId" });
  const stamp = newStamp(context);
  const severity = row.severity === undefined || row.severity === "potential" ? "ordinary" : row.severity;
  const placement = { ...newStamp(context), kind: "assignment" as const, teamId: facts.teamId, assigneeId: null, note: "" };
  const complaint: Complaint = newComplaint({
    id: facts.id,
    number: facts.number,
    companyId: facts.companyId,
    customerId: facts.customerId,
    language: facts.language,
    created: stamp,
    firstOwnerId: null,
    intake: {
      ...emptyIntake,
      title: row.title ?? "",
      facts: row.text,
      summary: row.summary ?? "",
      channel: row.channel ?? "import",
      imported: true,
      categoryId: row.categoryId ?? null,
      receivedAt: row.receivedAt ?? context.now,
      ...(row.receivedAt ? {} : { receivedAtAssumed: true }),
      occurredAt: row.occurredAt ?? null,
      place: row.place ?? "",
      respondent: { unit: row.respondentUnit ?? "", person: "", personId: null },
      externalNo: row.externalNo || null,
      product: { ...emptyIntake.product, orderNo: row.orderNo ?? "" },
      demand: { types: [], text: row.demandText ?? "" },
    },
    kinds: [{ ...newStamp(context), kind: "complaint" }],
    severities: [{ ...newStamp(context), severity, proposed: null }],
    placements: [placement],
    tags: row.tags ?? [],
    closures: row.closedAt ? [importedClosure(row.closedAt, context)] : [],
  });
  const events: ComplaintEvent[] = [createdEvent(complaint, placement, { imported: true })];
  for (const closure of complaint.closures) events.push(event("complaint.closed", { recordId: closure.id, outcome: closure.outcome, imported: true }));
  return { ok: true, complaint, events };
}
