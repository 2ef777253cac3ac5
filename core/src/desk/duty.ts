import { standing } from "../shared/record.ts";
import type { Complaint, Promise_, Step, Takeover } from "./complaint.ts";
import type { ComplaintEvent, DeskContext } from "./decision.ts";
import type { Errand } from "./errand-record.ts";
import { event, newStamp } from "./stamp.ts";

/** A duty: a step that is not done, a promise nothing has become of yet, an errand not ended. Whose it is may change, on record. */
type Duty = Step | Promise_ | Errand;
type Duties = Pick<Complaint, "steps" | "promises" | "errands">;

const isOpenStep = (step: Step): boolean => !step.withdrawn && !step.done;
const isOpenPromise = (promise: Promise_): boolean => !promise.withdrawn && !promise.kept && !promise.broken;
const isOpenErrand = (errand: Errand): boolean => !errand.withdrawn && !errand.ended;

/** Everybody who still owes a step, a promise or an errand here, each once; an errand nobody has taken is owed by its team (its id). */
export function owingIdsOf(complaint: Complaint): string[] {
  const owners = [
    ...complaint.steps.filter(isOpenStep).map((s) => s.ownerId),
    ...complaint.promises.filter(isOpenPromise).map((p) => p.personId),
    ...complaint.errands.filter(isOpenErrand).flatMap((e) => e.ownerId ?? e.teamId ?? []),
  ];
  return [...new Set(owners)];
}

/** Whose a step, promise or errand is now, done or not; a team's id for an errand nobody has taken; null for any other record. */
export function dutyOwnerOf(complaint: Complaint, recordId: string): string | null {
  const errand = complaint.errands.find((e) => e.id === recordId);
  return (
    complaint.steps.find((s) => s.id === recordId)?.ownerId ??
    complaint.promises.find((p) => p.id === recordId)?.personId ??
    errand?.ownerId ??
    errand?.teamId ??
    null
  );
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
  const owned = <T extends Step | Errand>(duty: T, open: boolean): T => {
    const taken = open && duty.ownerId ? takeover(duty.id, duty.ownerId) : undefined;
    return taken ? { ...duty, ownerId: to, takeovers: [...(duty.takeovers ?? []), taken] } : duty;
  };
  const steps = complaint.steps.map((step) => owned(step, isOpenStep(step)));
  const promises = complaint.promises.map((promise) => {
    const taken = isOpenPromise(promise) ? takeover(promise.id, promise.personId) : undefined;
    return taken ? { ...promise, personId: to, takeovers: [...(promise.takeovers ?? []), taken] } : promise;
  });
  const errands = complaint.errands.map((errand) => owned(errand, isOpenErrand(errand)));
  const events = [...passed]
    .filter(([, recordIds]) => recordIds.length > 0)
    .map(([fromPersonId, recordIds]) => event("complaint.dutiesPassed", { fromPersonId, toPersonId: to, recordIds }));
  return events.length > 0 ? { patch: { steps, promises, errands }, events } : { patch: {}, events };
}

/** Whoever takes a complaint takes over what those who have left still owe in it. */
export function dutiesOfLeft(complaint: Complaint, context: DeskContext): string[] {
  return owingIdsOf(complaint).filter((id) => context.people[id]?.left);
}

/** Undoing a placement gives back what passed with it and is still open. */
export function dutiesBack(complaint: Complaint, placementId: string, mark: Takeover["withdrawn"]): Duties {
  const last = (record: Duty) => {
    const taken = standing(record.takeovers ?? []).at(-1);
    return taken?.placementId === placementId ? taken : undefined;
  };
  const marked = (record: Duty, id: string) => (record.takeovers ?? []).map((t) => (t.id === id ? { ...t, withdrawn: mark } : t));
  const owned = <T extends Step | Errand>(duty: T, open: boolean): T => {
    const taken = open ? last(duty) : undefined;
    return taken ? { ...duty, ownerId: taken.fromPersonId, takeovers: marked(duty, taken.id) } : duty;
  };
  return {
    steps: complaint.steps.map((step) => owned(step, isOpenStep(step))),
    promises: complaint.promises.map((promise) => {
      const taken = isOpenPromise(promise) ? last(promise) : undefined;
      return taken ? { ...promise, personId: taken.fromPersonId, takeovers: marked(promise, taken.id) } : promise;
    }),
    errands: complaint.errands.map((errand) => owned(errand, isOpenErrand(errand))),
  };
}
