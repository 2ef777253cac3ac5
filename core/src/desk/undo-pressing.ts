import type { Stamp } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import { openErrands } from "./errand-state.ts";
import { replaced } from "./stamp.ts";
import { isClosed } from "./state.ts";
import type { Undoable } from "./undo-rules.ts";

function single(what: string, record: Stamp | null, id: string, no: string | null, undo: Undoable["undo"]): Undoable | null {
  return record?.id === id ? { what, record, no, undo } : null;
}

/** Records inside reminders, supervisions and extensions; a rework, which takes its reopening along. */
export function findPressing(complaint: Complaint, id: string): Undoable | null {
  const { reminders, supervisions, extensions, suspensions } = complaint;
  const found = [
    ...reminders.map((r) =>
      single("reminderAnswer", r.answered, id, null, () => ({ reminders: replaced(reminders, r.id, (x) => ({ ...x, answered: null })) })),
    ),
    ...supervisions.map((s) =>
      single("supervisionEnd", s.ended, id, null, () => ({ supervisions: replaced(supervisions, s.id, (x) => ({ ...x, ended: null })) })),
    ),
    ...supervisions.flatMap((s) =>
      s.reports.map((report) =>
        single("report", report, id, s.ended ? "laterRecord" : null, (withdrawn) => ({
          supervisions: replaced(supervisions, s.id, (x) => ({ ...x, reports: replaced(x.reports, id, (r) => ({ ...r, withdrawn })) })),
        })),
      ),
    ),
    ...suspensions.map((s) => single("suspensionEnd", s.ended, id, null, () => ({ suspensions: replaced(suspensions, s.id, (x) => ({ ...x, ended: null })) }))),
    ...extensions.map((e) =>
      single("extensionDecision", e.decided, id, e.decided?.approved ? "customerSaw" : extensionAskedAgain(complaint, e.id), () => ({
        extensions: replaced(extensions, e.id, (x) => ({ ...x, decided: null })),
      })),
    ),
  ];
  return found.find((f) => f !== null) ?? planTick(complaint, id) ?? rework(complaint, id);
}

/** After a refusal one may ask anew; then the refusal stands. */
function extensionAskedAgain(complaint: Complaint, id: string): string | null {
  return complaint.extensions.at(-1)?.id === id ? null : "laterRecord";
}

/** A tick taken back; a take-over stands with the placement it made. */
function planTick(complaint: Complaint, id: string): Undoable | null {
  for (const plan of complaint.plans) {
    const item = plan.items.find((each) => each.done?.id === id);
    if (!item) continue;
    const undone = { ...plan, items: plan.items.map((each) => (each.id === item.id ? { ...each, done: null } : each)) };
    const no = item.kind === "takeOver" ? "notUndoable" : null;
    // A plan that came with its first tick goes with its last.
    const gone = plan.by.type === "person" && undone.items.every((each) => !each.done);
    const plans = complaint.plans.flatMap((each) => (each.id !== plan.id ? [each] : gone ? [] : [undone]));
    return single("planTick", item.done, id, no, () => ({ plans }));
  }
  return null;
}

/** Undone, the complaint is closed again or the reported result counts again; not once something has come of it. */
function rework(complaint: Complaint, id: string): Undoable | null {
  const record = complaint.reworks.find((r) => r.id === id);
  if (!record) return null;
  const { reopeningId, result } = record;
  const last = complaint.reworks.findLast((r) => !r.withdrawn)?.id === id;
  const still = reopeningId
    ? !isClosed(complaint) && complaint.reopenings.findLast((r) => !r.withdrawn)?.id === reopeningId
    : !isClosed(complaint) && complaint.resultReported === null;
  const unfinished =
    reopeningId !== null &&
    (complaint.steps.some((s) => !s.withdrawn && !s.done) ||
      complaint.promises.some((p) => !p.withdrawn && !p.kept && !p.broken) ||
      openErrands(complaint).length > 0);
  return {
    what: "reworks",
    record,
    no: last && still && !unfinished ? null : "laterRecord",
    undo: (withdrawn) => ({
      reworks: replaced(complaint.reworks, id, (r) => ({ ...r, withdrawn })),
      ...(reopeningId ? { reopenings: replaced(complaint.reopenings, reopeningId, (r) => ({ ...r, withdrawn })) } : { resultReported: result }),
    }),
  };
}
