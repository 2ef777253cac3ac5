import type { Stamp } from "../shared/record.ts";
import type { Agreement, Approval, Complaint, Option } from "./complaint.ts";
import { replaced } from "./stamp.ts";
import { closureOf, currentAgreement } from "./state.ts";
import { findInErrand } from "./undo-errand.ts";
import { findPressing } from "./undo-pressing.ts";
import type { Undoable } from "./undo-rules.ts";

/** One of a kind: undone it is gone from the document; that it was there stays in the events. */
function single(what: string, record: Stamp | null | undefined, id: string, no: string | null, undo: () => Partial<Complaint>): Undoable | null {
  return record?.id === id ? { what, record, no, undo } : null;
}

function firstOf(...candidates: (Undoable | null)[]): Undoable | null {
  return candidates.find((c) => c !== null) ?? null;
}

function inOption(complaint: Complaint, option: Option, id: string): Undoable | null {
  const { approval, answer, offered } = option;
  const asked = "asked" in approval ? approval.asked : null;
  const decided = "decided" in approval ? approval.decided : null;
  const set = (patch: Partial<Option>) => () => ({ options: replaced(complaint.options, option.id, (o) => ({ ...o, ...patch })) });
  const undecided: Approval = asked ? { state: "asked", asked } : { state: "needed" };
  const agreed = complaint.agreements.some((a) => !a.withdrawn && a.optionIds.includes(option.id));
  return firstOf(
    single("offer", offered, id, "customerSaw", () => ({})),
    single("answer", answer, id, agreed ? "laterRecord" : null, set({ answer: null })),
    single("approvalRequest", asked, id, decided ? "laterRecord" : null, set({ approval: { state: "needed" } })),
    single("approval", decided, id, offered || agreed ? "laterRecord" : null, set({ approval: undecided })),
  );
}

function inAgreement(complaint: Complaint, agreement: Agreement, id: string): Undoable | null {
  const { approval, confirmation } = agreement;
  const decided = approval && "decided" in approval ? approval.decided : null;
  const asked = approval && "asked" in approval ? approval.asked : null;
  const set = (patch: Partial<Agreement>) => () => ({ agreements: replaced(complaint.agreements, agreement.id, (a) => ({ ...a, ...patch })) });
  return firstOf(
    single("confirmation", confirmation, id, currentAgreement(complaint)?.id === agreement.id ? null : "laterRecord", set({ confirmation: null })),
    single("approval", decided, id, confirmation || !asked ? "laterRecord" : null, set({ approval: asked ? { state: "asked", asked } : undefined })),
    single("approvalRequest", asked, id, "notUndoable", () => ({})),
  );
}

/** Records that stand inside another record or alone: an answer, a confirmation, the end of a wait. */
export function findNested(complaint: Complaint, id: string): Undoable | null {
  const { errands, mood, steps, promises } = complaint;
  const found: (Undoable | null)[] = [
    single("created", complaint.created, id, "notUndoable", () => ({})),
    single("acknowledgement", complaint.acknowledgement, id, "customerSaw", () => ({})),
    single("heard", mood.heard, id, null, () => ({ mood: { ...mood, heard: null } })),
    single("feeling", mood.feeling, id, null, () => ({ mood: { ...mood, feeling: null } })),
    single("result", complaint.resultReported, id, null, () => ({ resultReported: null })),
    ...complaint.options.map((option) => inOption(complaint, option, id)),
    ...complaint.agreements.map((agreement) => inAgreement(complaint, agreement, id)),
    ...complaint.waits.map((w) => single("waitEnd", w.ended, id, null, () => ({ waits: replaced(complaint.waits, w.id, (x) => ({ ...x, ended: null })) }))),
    ...complaint.snoozes.map((s) =>
      single("snoozeEnd", s.ended, id, null, () => ({ snoozes: replaced(complaint.snoozes, s.id, (x) => ({ ...x, ended: null })) })),
    ),
    ...complaint.escalations.map((e) =>
      single("settlement", e.settled, id, null, () => ({ escalations: replaced(complaint.escalations, e.id, (x) => ({ ...x, settled: null })) })),
    ),
    ...steps.map((s) => single("completion", s.done, id, null, () => ({ steps: replaced(steps, s.id, (x) => ({ ...x, done: null })) }))),
    ...promises.map((p) => single("kept", p.kept, id, null, () => ({ promises: replaced(promises, p.id, (x) => ({ ...x, kept: null })) }))),
    ...promises.map((p) => single("broken", p.broken, id, null, () => ({ promises: replaced(promises, p.id, (x) => ({ ...x, broken: null })) }))),
    ...promises.flatMap((p) => p.renegotiations.map((r) => single("renegotiation", r, id, "customerSaw", () => ({})))),
  ];
  const takeovers = [...steps, ...promises, ...errands].flatMap((duty) => duty.takeovers ?? []);
  found.push(...takeovers.map((t) => single("takeover", t, id, "notUndoable", () => ({}))));
  return firstOf(...found) ?? stepChange(complaint, id) ?? followUp(complaint, id) ?? findInErrand(complaint, id) ?? findPressing(complaint, id);
}

/** Only the latest change of a step, and only while the customer has not been told of it. */
function stepChange(complaint: Complaint, id: string): Undoable | null {
  for (const step of complaint.steps) {
    const record = step.changes.find((c) => c.id === id);
    if (!record) continue;
    const last = step.changes.findLast((c) => !c.withdrawn)?.id === id;
    return {
      what: "stepChange",
      record,
      no: record.customerTold ? "customerSaw" : last && !step.done ? null : "laterRecord",
      undo: (mark) => ({
        steps: replaced(complaint.steps, step.id, (s) => ({
          ...s,
          dueAt: record.fromDueAt,
          changes: s.changes.map((c) => (c.id === id ? { ...c, withdrawn: mark } : c)),
        })),
      }),
    };
  }
  return null;
}

function followUp(complaint: Complaint, id: string): Undoable | null {
  for (const closure of complaint.closures) {
    const record = closure.followUps.find((f) => f.id === id);
    if (!record) continue;
    const last = closureOf(complaint)?.id === closure.id && closure.followUps.findLast((f) => !f.withdrawn)?.id === id;
    return {
      what: "followUp",
      record,
      no: last ? null : "laterRecord",
      whileClosed: true,
      undo: (mark) => ({
        closures: replaced(complaint.closures, closure.id, (c) => ({ ...c, followUps: c.followUps.map((f) => (f.id === id ? { ...f, withdrawn: mark } : f)) })),
      }),
    };
  }
  return null;
}
