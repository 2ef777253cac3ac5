import { refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { conflictRefusal } from "./placement.ts";
import type { Supervision } from "./pressing-records.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";
import { placementOf } from "./state.ts";
import { openSupervisions } from "./supervision-state.ts";

/** Names who watches from above, until when, and when they want to hear how it stands. It lies with somebody else: who handles it does not watch. */
export function decideSupervise(complaint: Complaint, command: Command<"supervise">, context: DeskContext): Decision {
  const { personId, until, reason } = command;
  const field = "personId";
  if (context.role === null || !isSuperior(context.role)) return refusal("superiorNeeded");
  const person = context.people[personId];
  if (!person) return refusal("unknownPerson", { field });
  if (person.left) return refusal("personLeft", { field });
  if (!isSuperior(person.role) || placementOf(complaint).assigneeId === personId) return refusal("notASuperior", { field });
  const conflict = conflictRefusal(personId, complaint.intake.respondent.personId, field);
  if (conflict) return { ok: false, refusal: conflict };
  if (openSupervisions(complaint).some((s) => s.personId === personId)) return refusal("alreadySupervised", { field });
  if (until <= context.now) return refusal("dueInPast", { field: "until" });
  const reportAt = [...new Set(command.reportAt)].sort();
  if (reportAt.some((at) => at <= context.now || at > until)) return refusal("reportOutside", { field: "reportAt" });
  const supervision: Supervision = { ...newStamp(context, reason), personId, until, reportAt, reports: [], ended: null };
  return changed(
    complaint,
    { supervisions: [...complaint.supervisions, supervision] },
    event("complaint.supervised", { recordId: supervision.id, personId, dueAt: until, reports: reportAt.length }),
  );
}

/** How it stands, for whoever watches. */
export function decideReport(complaint: Complaint, command: Command<"report">, context: DeskContext): Decision {
  const found = standingRecord(complaint.supervisions, command.recordId);
  if (!found.ok) return found;
  if (found.record.ended) return refusal("alreadyDone");
  const report = newStamp(context, command.text);
  const supervisions = replaced(complaint.supervisions, found.record.id, (s) => ({ ...s, reports: [...s.reports, report] }));
  return changed(complaint, { supervisions }, event("complaint.supervisionReported", { recordId: report.id, supervisionId: found.record.id }));
}

/** Whoever watches says that it is enough; a manager may say so for them. */
export function decideEndSupervision(complaint: Complaint, command: Command<"endSupervision">, context: DeskContext): Decision {
  const found = standingRecord(complaint.supervisions, command.recordId);
  if (!found.ok) return found;
  if (found.record.ended) return refusal("alreadyDone");
  const watches = context.actor.type === "person" && context.actor.id === found.record.personId;
  if (!watches && context.role !== "manager") return refusal("notTheWatcher");
  const ended = newStamp(context, command.note);
  const supervisions = replaced(complaint.supervisions, found.record.id, (s) => ({ ...s, ended }));
  return changed(complaint, { supervisions }, event("complaint.supervisionEnded", { recordId: ended.id, supervisionId: found.record.id }));
}
