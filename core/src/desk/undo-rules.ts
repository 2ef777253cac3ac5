import type { Instant, Stamp } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import { dutiesBack } from "./duty.ts";
import { openErrands } from "./errand-state.ts";
import { closureOf, isClosed, placementOf } from "./state.ts";
import { isChangeTold } from "./step.ts";

/** A word to the customer can be taken back as a slip of the pen only this long, in minutes; after that it is kept, moved or broken. */
export const promiseUndoMinutes = 10;

type Mark = NonNullable<Stamp["withdrawn"]>;

/** A record found by its id: what it is, why it may not be undone (a refusal code), and what undoing it makes of the complaint. */
export type Undoable = {
  readonly what: string;
  readonly record: Stamp;
  readonly no: string | null;
  /** May it be undone while the complaint is closed? */
  readonly whileClosed?: boolean;
  readonly undo: (mark: Mark) => Partial<Complaint>;
};

/** A rise by the rules is anybody's to undo who works the complaint, for they could set it by hand as well; the reason is kept. */
export const isRise = (what: string, record: Stamp): boolean => what === "severities" && record.by.type === "system";

type ListName = {
  [K in keyof Complaint]: Complaint[K] extends readonly Stamp[] ? K : never;
}[keyof Complaint];

function marked(complaint: Complaint, list: ListName, id: string): (mark: Mark) => Partial<Complaint> {
  return (mark) => ({ [list]: (complaint[list] as readonly Stamp[]).map((r) => (r.id === id ? { ...r, withdrawn: mark } : r)) });
}

/** The first record of these lists came with the complaint. */
const firstStays = new Set<ListName>(["kinds", "severities", "placements"]);

/** Lists of a complaint whose records can be undone; each has a name in the texts (desk.json, "undone"). */
const undoableLists = [
  "kinds",
  "severities",
  "specials",
  "personas",
  "placements",
  "options",
  "agreements",
  "steps",
  "promises",
  "errands",
  "waits",
  "snoozes",
  "escalations",
  "contactTries",
  "finalAnswers",
  "withdrawals",
  "closures",
  "reopenings",
  "links",
  "ratings",
  "reminders",
  "supervisions",
  "extensions",
  "suspensions",
  "representatives",
  "dissents",
] as const satisfies readonly ListName[];
export const undoableKinds: readonly string[] = undoableLists;

/** Records that stand in a list of the complaint itself. */
export function findListed(complaint: Complaint, id: string, now: Instant): Undoable | null {
  for (const list of undoableLists) {
    const records: readonly Stamp[] = complaint[list];
    const index = records.findIndex((r) => r.id === id);
    const record = records[index];
    if (!record) continue;
    const no = firstStays.has(list) && index === 0 ? "firstRecordStays" : listRule(complaint, list, id, now);
    const mark = marked(complaint, list, id);
    const undo = list === "placements" ? (withdrawn: Mark) => ({ ...mark(withdrawn), ...dutiesBack(complaint, id, withdrawn) }) : mark;
    return { what: list, record, no, whileClosed: list === "closures" || list === "links" || list === "ratings", undo };
  }
  return null;
}

/** Why a record of a list may not be undone. The world does not forget: what the customer saw or said stands. */
function listRule(complaint: Complaint, list: ListName, id: string, now: Instant): string | null {
  switch (list) {
    case "placements":
      if (closureOf(complaint)?.mergeId) return "undoByUnmerge";
      return placementOf(complaint).id === id ? null : "laterRecord";
    case "options": {
      const option = complaint.options.find((o) => o.id === id);
      if (option?.offered) return "customerSaw";
      return complaint.agreements.some((a) => !a.withdrawn && a.optionIds.includes(id)) ? "laterRecord" : null;
    }
    case "agreements":
      return complaint.agreements.find((a) => a.id === id)?.confirmation ? "customerConfirmed" : null;
    case "steps": {
      const step = complaint.steps.find((s) => s.id === id);
      if (step?.done) return "laterRecord";
      return step?.changes.some((c) => !c.withdrawn && c.customerTold) ? "customerSaw" : null;
    }
    case "promises": {
      const promise = complaint.promises.find((p) => p.id === id);
      if (!promise || promise.kept || promise.broken || promise.renegotiations.length > 0) return "laterRecord";
      return Date.parse(now) - Date.parse(promise.at) > promiseUndoMinutes * 60_000 ? "undoTooLate" : null;
    }
    case "errands": {
      const errand = complaint.errands.find((e) => e.id === id);
      return errand?.ended || errand?.taken ? "laterRecord" : null;
    }
    case "escalations":
      return complaint.escalations.find((e) => e.id === id)?.settled ? "laterRecord" : null;
    case "reminders":
      return complaint.reminders.find((r) => r.id === id)?.answered ? "laterRecord" : null;
    case "supervisions": {
      const supervision = complaint.supervisions.find((s) => s.id === id);
      return supervision?.ended || supervision?.reports.some((r) => !r.withdrawn) ? "laterRecord" : null;
    }
    case "suspensions":
      return complaint.suspensions.find((s) => s.id === id)?.ended ? "laterRecord" : null;
    case "representatives":
      return complaint.representatives.find((r) => r.id === id)?.ended ? "laterRecord" : null;
    case "extensions": {
      const decided = complaint.extensions.find((e) => e.id === id)?.decided;
      return decided ? (decided.approved ? "customerSaw" : "laterRecord") : null;
    }
    case "finalAnswers":
      return "customerSaw";
    case "closures": {
      const closure = complaint.closures.findLast((c) => !c.withdrawn);
      if (closure?.id === id && closure.mergeId) return "undoByUnmerge";
      if (!isClosed(complaint) || closure?.id !== id || closure.followUps.some((f) => !f.withdrawn)) return "laterRecord";
      return complaint.ratings.some((r) => !r.withdrawn && r.at >= closure.at) ? "customerAnswered" : null;
    }
    case "reopenings": {
      if (isClosed(complaint) || complaint.reopenings.findLast((r) => !r.withdrawn)?.id !== id) return "laterRecord";
      if (complaint.reworks.some((r) => !r.withdrawn && r.reopeningId === id)) return "laterRecord";
      const unfinished =
        complaint.steps.some((s) => !s.withdrawn && (!s.done || !isChangeTold(s))) ||
        complaint.promises.some((p) => !p.withdrawn && !p.kept && !p.broken) ||
        openErrands(complaint).length > 0;
      return unfinished ? "laterRecord" : null;
    }
    default:
      return null;
  }
}
