import { standing } from "../shared/record.ts";
import type { Complaint, Promise_, Step, Takeover } from "./complaint.ts";
import type { ComplaintEvent, DeskContext } from "./decision.ts";
import { event, newStamp } from "./stamp.ts";

/** A duty: a step that is not done, a promise nothing has become of yet. Whose it is may change, on record. */
const isOpenStep = (step: Step): boolean => !step.withdrawn && !step.done;
const isOpenPromise = (promise: Promise_): boolean => !promise.withdrawn && !promise.kept && !promise.broken;

/** Everybody who still owes a step or a promise here, each once. */
export function owingIdsOf(complaint: Complaint): string[] {
  const owners = [...complaint.steps.filter(isOpenStep).map((s) => s.ownerId), ...complaint.promises.filter(isOpenPromise).map((p) => p.personId)];
  return [...new Set(owners)];
}

/** Whose a step or promise is now, done or not; null for any other record. */
export function dutyOwnerOf(complaint: Complaint, recordId: string): string | null {
  return complaint.steps.find((s) => s.id === recordId)?.ownerId ?? complaint.promises.find((p) => p.id === recordId)?.personId ?? null;
}

type Passing = {
  readonly from: readonly string[];
  readonly to: string;
  /** The placement by which they pass, which gives them back when it is undone. */
  readonly placementId: string | null;
};

/** What some people owe passes to another, record by record; an event for each of those who owed. Nothing owed, no event. */
export function passDuties(complaint: Complaint, passing: Passing, context: DeskContext): { patch: Partial<Complaint>; events: ComplaintEvent[] } {
  const { to, placementId } = passing;
  const passed = new Map(passing.from.filter((id) => id !== to).map((id) => [id, [] as string[]]));
  const takeover = (recordId: string, fromPersonId: string): Takeover | undefined => {
    const records = passed.get(fromPersonId);
    records?.push(recordId);
    return records && { ...newStamp(context), fromPersonId, toPersonId: to, placementId };
  };
  const steps = complaint.steps.map((step) => {
    const taken = isOpenStep(step) ? takeover(step.id, step.ownerId) : undefined;
    return taken ? { ...step, ownerId: to, takeovers: [...(step.takeovers ?? []), taken] } : step;
  });
  const promises = complaint.promises.map((promise) => {
    const taken = isOpenPromise(promise) ? takeover(promise.id, promise.personId) : undefined;
    return taken ? { ...promise, personId: to, takeovers: [...(promise.takeovers ?? []), taken] } : promise;
  });
  const events = [...passed]
    .filter(([, recordIds]) => recordIds.length > 0)
    .map(([fromPersonId, recordIds]) => event("complaint.dutiesPassed", { fromPersonId, toPersonId: to, recordIds }));
  return events.length > 0 ? { patch: { steps, promises }, events } : { patch: {}, events };
}

/** Whoever takes a complaint takes over what those who have left still owe in it. */
export function dutiesOfLeft(complaint: Complaint, context: DeskContext): string[] {
  return owingIdsOf(complaint).filter((id) => context.people[id]?.left);
}

/** Undoing a placement gives back what passed with it and is still open. */
export function dutiesBack(complaint: Complaint, placementId: string, mark: Takeover["withdrawn"]): Pick<Complaint, "steps" | "promises"> {
  const last = (record: Step | Promise_) => {
    const taken = standing(record.takeovers ?? []).at(-1);
    return taken?.placementId === placementId ? taken : undefined;
  };
  const marked = (record: Step | Promise_, id: string) => (record.takeovers ?? []).map((t) => (t.id === id ? { ...t, withdrawn: mark } : t));
  return {
    steps: complaint.steps.map((step) => {
      const taken = isOpenStep(step) ? last(step) : undefined;
      return taken ? { ...step, ownerId: taken.fromPersonId, takeovers: marked(step, taken.id) } : step;
    }),
    promises: complaint.promises.map((promise) => {
      const taken = isOpenPromise(promise) ? last(promise) : undefined;
      return taken ? { ...promise, personId: taken.fromPersonId, takeovers: marked(promise, taken.id) } : promise;
    }),
  };
}
