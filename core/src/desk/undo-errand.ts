import type { Complaint } from "./complaint.ts";
import type { Errand } from "./errand-record.ts";
import { replaced } from "./stamp.ts";
import type { Undoable } from "./undo-rules.ts";

/** What stands inside an errand: its end, that somebody took it, its latest move. */
export function findInErrand(complaint: Complaint, id: string): Undoable | null {
  for (const errand of complaint.errands) {
    const set = (patch: Partial<Errand>) => ({ errands: replaced(complaint.errands, errand.id, (e) => ({ ...e, ...patch })) });
    const { ended, taken, moves } = errand;
    if (ended?.id === id) return { what: "errandEnd", record: ended, no: null, undo: () => set({ ended: null }) };
    if (taken?.id === id)
      return {
        what: "errandTaking",
        record: taken,
        no: ended || errand.takeovers?.length ? "laterRecord" : null,
        undo: () => set({ taken: null, ownerId: null }),
      };
    const move = moves.find((m) => m.id === id);
    if (!move) continue;
    const last = moves.findLast((m) => !m.withdrawn)?.id === id;
    return {
      what: "errandMove",
      record: move,
      no: last && !ended ? null : "laterRecord",
      undo: (withdrawn) => set({ dueAt: move.fromDueAt, moves: moves.map((m) => (m.id === id ? { ...m, withdrawn } : m)) }),
    };
  }
  return null;
}
