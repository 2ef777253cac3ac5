import { latest, standing } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import { isCollective, membershipOf } from "./collective.ts";
import { actorRefusal, actsForOneself } from "./command-guard.ts";
import type { Closure, Complaint, Merge, Placement, Promise_, Step } from "./complaint.ts";
import { restrictedTo, runningCrisis } from "./crisis-state.ts";
import type { ComplaintEvent, DeskContext } from "./decision.ts";
import type { Errand } from "./errand-record.ts";
import { openErrands } from "./errand-state.ts";
import { openExtensions } from "./extension.ts";
import { conflictRefusal } from "./placement.ts";
import type { Extension, Reminder } from "./pressing-records.ts";
import { openReminders } from "./reminder.ts";
import { event, newStamp, replaced } from "./stamp.ts";
import { closureOf, currentAgreement, isClosed, mergedIntoOf, openEscalations, placementOf } from "./state.ts";
import { openSupervisions } from "./supervision-state.ts";

/** A decision about two complaints at once; both are saved or neither. */
export type MergeDecision = { readonly ok: true; readonly source: Half; readonly target: Half } | { readonly ok: false; readonly refusal: Refusal };
type Half = { readonly complaint: Complaint; readonly events: readonly ComplaintEvent[] };

/** `sameCustomer`: are both from one person, customers merged into one counted as one? */
export type MergeContext = DeskContext & {
  readonly sameCustomer: boolean;
  /** Answers planned in the source: they go out from the target (server/src/desk/outbox). */
  readonly plannedAnswers?: number | undefined;
};

function workRefusal(complaint: Complaint, context: DeskContext): Refusal | null {
  return actorRefusal(complaint, context) ?? (actsForOneself(complaint, context) ? { code: "respondentMustNotHandle" } : null);
}

/** What the source still has that cannot go along: then it is the other one that is merged into it. */
function sourceRefusal(source: Complaint, context: DeskContext): Refusal | null {
  if (isClosed(source)) return { code: mergedIntoOf(source) ? "alreadyMergedInto" : "complaintClosed" };
  if (source.intake.referral) return { code: "mergeReferral" };
  const offered = standing(source.options).some((o) => o.offered && !o.answer);
  if (currentAgreement(source) || offered) return { code: "mergeAgreement" };
  // Those who may see a crisis were chosen: what was said in it does not go where others read it.
  if (runningCrisis(source) || restrictedTo(source)) return { code: "mergeCrisis" };
  if (openSupervisions(source).length > 0) return { code: "mergeSupervised" };
  const superior = context.role !== null && isSuperior(context.role);
  return openEscalations(source).length > 0 && !superior ? { code: "mergeEscalated" } : null;
}

function pairRefusal(source: Complaint, target: Complaint, context: MergeContext): Refusal | null {
  if (source.id === target.id) return { code: "mergeWithItself" };
  const work = workRefusal(source, context) ?? workRefusal(target, context);
  if (work) return work;
  // Source and target both open: so no chain of merges can come back to where it began.
  if (isClosed(target)) return mergedIntoOf(target) ? { code: "mergeTargetMerged" } : { code: "mergeTargetClosed" };
  // One of several answers for its own customer; what carries several has none.
  if ([source, target].some((c) => isCollective(c) || membershipOf(c))) return { code: "mergeCollective" };
  if (!context.sameCustomer) return { code: "mergeOtherCustomer" };
  return sourceRefusal(source, context) ?? conflictRefusal(placementOf(target).assigneeId, source.intake.respondent.personId, "");
}

/** What goes along with a merge, because somebody waits for it. */
type Owed = Step | Promise_ | Reminder | Errand | Extension;
const isOpenStep = (s: Step) => !s.withdrawn && !s.done;
const isOpenPromise = (p: Promise_) => !p.withdrawn && !p.kept && !p.broken;

/**
 * A request for more time goes along with the step or promise it is about. One on a clock of the source stays with it: the target has
 * clocks of its own. It waits for nobody while the source is closed, and is there again when the merge is undone.
 */
function carriedExtensions(source: Complaint, ids: ReadonlyMap<string, string>, newId: () => string): { extension: Extension; copy: Extension }[] {
  return openExtensions(source).flatMap((extension) => {
    const { of } = extension;
    const toId = "recordId" in of ? ids.get(of.recordId) : undefined;
    return "recordId" in of && toId ? [{ extension, copy: { ...extension, id: newId(), of: { ...of, recordId: toId } } }] : [];
  });
}

/** Closed without causes and satisfaction: those are told once, where the work goes on. */
function mergedClosure(target: Complaint, mergeId: string, reason: string, context: DeskContext): Closure {
  return {
    ...newStamp(context, reason),
    outcome: "merged",
    directCause: "other",
    indirectCause: "none",
    causeNote: "",
    satisfaction: null,
    satisfactionUnknown: target.number,
    followUpAt: null,
    noFollowUp: target.number,
    reflection: { wellDone: "", better: "", suggestion: "" },
    mergedIntoId: target.id,
    mergeId,
    followUps: [],
  };
}

/** The source lies with whoever works the target from here on. */
function movedTo(source: Complaint, target: Complaint, context: DeskContext): Placement | null {
  const [from, to] = [placementOf(source), placementOf(target)];
  if (from.teamId === to.teamId && from.assigneeId === to.assigneeId) return null;
  return { ...newStamp(context, target.number), kind: "assignment", teamId: to.teamId, assigneeId: to.assigneeId, note: "" };
}

/**
 * Two complaints of one person about one thing become one: the work goes on in the target, the source is closed as merged.
 * What was still owed in the source is owed in the target, with its time and owner; undoing gives it back.
 */
export function decideMerge(source: Complaint, target: Complaint, { reason }: { readonly reason: string }, context: MergeContext): MergeDecision {
  const no = pairRefusal(source, target, context);
  if (no) return { ok: false, refusal: no };
  const steps = source.steps.filter(isOpenStep).map((step) => ({ step, toId: context.newId() }));
  const promises = source.promises.filter(isOpenPromise).map((promise) => ({ promise, toId: context.newId() }));
  const reminders = openReminders(source).map((reminder) => ({ reminder, toId: context.newId() }));
  const errands = openErrands(source).map((errand) => ({ errand, toId: context.newId() }));
  const about = new Map([...steps.map((s) => [s.step.id, s.toId] as const), ...promises.map((p) => [p.promise.id, p.toId] as const)]);
  const extensions = carriedExtensions(source, about, context.newId);
  const left = openExtensions(source).length - extensions.length;
  const placement = movedTo(source, target, context);
  const merge: Merge = {
    ...newStamp(context, reason),
    complaintId: source.id,
    number: source.number,
    placementId: placement?.id ?? null,
    carried: [
      ...steps.map((s) => ({ fromId: s.step.id, toId: s.toId })),
      ...promises.map((p) => ({ fromId: p.promise.id, toId: p.toId })),
      ...reminders.map((r) => ({ fromId: r.reminder.id, toId: r.toId })),
      ...errands.map((e) => ({ fromId: e.errand.id, toId: e.toId })),
      ...extensions.map((e) => ({ fromId: e.extension.id, toId: e.copy.id })),
    ],
  };
  const gone = { at: context.now, by: context.actor, reason: target.number };
  const carried = new Set(merge.carried.map((c) => c.fromId));
  const away = <T extends Owed>(record: T): T => (carried.has(record.id) ? { ...record, withdrawn: gone } : record);
  const wrote = [source.contact.wroteAt, target.contact.wroteAt].filter((at) => at !== null).sort()[0] ?? null;
  return {
    ok: true,
    source: {
      complaint: {
        ...source,
        steps: source.steps.map(away),
        promises: source.promises.map(away),
        reminders: source.reminders.map(away),
        errands: source.errands.map(away),
        extensions: source.extensions.map(away),
        placements: placement ? [...source.placements, placement] : source.placements,
        closures: [...source.closures, mergedClosure(target, merge.id, reason, context)],
      },
      events: [event("complaint.mergedInto", { mergeId: merge.id, complaintId: target.id, number: target.number })],
    },
    target: {
      complaint: {
        ...target,
        merges: [...target.merges, merge],
        steps: [...target.steps, ...steps.map(({ step, toId }) => ({ ...step, id: toId }))],
        promises: [...target.promises, ...promises.map(({ promise, toId }) => ({ ...promise, id: toId }))],
        reminders: [...target.reminders, ...reminders.map(({ reminder, toId }) => ({ ...reminder, id: toId }))],
        errands: [...target.errands, ...errands.map(({ errand, toId }) => ({ ...errand, id: toId }))],
        extensions: [...target.extensions, ...extensions.map((e) => e.copy)],
        contact: { ...target.contact, wroteAt: wrote },
      },
      events: [
        event("complaint.tookIn", {
          mergeId: merge.id,
          complaintId: source.id,
          number: source.number,
          carried: carried.size,
          planned: context.plannedAnswers ?? 0,
          left,
        }),
      ],
    },
  };
}

/** What was carried along comes back as it stands by now: done there is done here. */
function back<T extends Owed>(own: readonly T[], there: readonly T[], carried: Merge["carried"]): T[] {
  return own.map((record) => {
    const toId = carried.find((c) => c.fromId === record.id)?.toId;
    const copy = there.find((r) => r.id === toId);
    return copy ? { ...copy, id: record.id } : record;
  });
}

/** Takes a merge back: both are complaints of their own again, at any time, whatever has become of the target. */
export function decideUnmerge(source: Complaint, target: Complaint, { reason }: { readonly reason: string }, context: DeskContext): MergeDecision {
  const merge = latest(target.merges.filter((m) => m.complaintId === source.id));
  const closure = closureOf(source);
  if (!merge || closure?.mergeId !== merge.id) return refusal("notMergedHere");
  const no = workRefusal(source, context) ?? workRefusal(target, context);
  if (no) return { ok: false, refusal: no };
  const mark = { at: context.now, by: context.actor, ...(reason ? { reason } : {}) };
  const copies = new Set(merge.carried.map((c) => c.toId));
  const away = <T extends Owed>(record: T): T => (copies.has(record.id) && !record.withdrawn ? { ...record, withdrawn: mark } : record);
  const undone = <T extends { readonly id: string }>(record: T) => ({ ...record, withdrawn: mark });
  return {
    ok: true,
    source: {
      complaint: {
        ...source,
        steps: back(source.steps, target.steps, merge.carried),
        promises: back(source.promises, target.promises, merge.carried),
        reminders: back(source.reminders, target.reminders, merge.carried),
        errands: back(source.errands, target.errands, merge.carried),
        // What it is about has its own id here.
        extensions: back(source.extensions, target.extensions, merge.carried).map((e, i) => ({ ...e, of: source.extensions[i]?.of ?? e.of })),
        placements: merge.placementId ? replaced(source.placements, merge.placementId, undone) : source.placements,
        closures: replaced(source.closures, closure.id, undone),
      },
      events: [event("complaint.unmerged", { mergeId: merge.id, side: "source", complaintId: target.id, number: target.number })],
    },
    target: {
      complaint: {
        ...target,
        merges: replaced(target.merges, merge.id, undone),
        steps: target.steps.map(away),
        promises: target.promises.map(away),
        reminders: target.reminders.map(away),
        errands: target.errands.map(away),
        extensions: target.extensions.map(away),
      },
      events: [event("complaint.unmerged", { mergeId: merge.id, side: "target", complaintId: source.id, number: source.number })],
    },
  };
}
