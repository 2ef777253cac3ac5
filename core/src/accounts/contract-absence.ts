import { z } from "zod";
import { line } from "../shared/contract.ts";
import { type AbsenceKind, absenceKinds } from "./absence.ts";

const day = z.iso.date();
const substituteId = z.uuid().nullable();
const kind = z.enum(absenceKinds);

/** POST /api/absences. `substituteId` null: the superiors see to it. */
export const absenceSchema = z.strictObject({ personId: z.uuid(), kind, fromDay: day, lastDay: day, substituteId, note: line(200).default("") });

/** PATCH /api/absences/:id; the first day of one that has begun stays. */
export const changeAbsenceSchema = z
  .strictObject({ kind: kind.optional(), fromDay: day.optional(), lastDay: day.optional(), substituteId: substituteId.optional(), note: line(200).optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "nothingToChange");

/**
 * An absence as it is shown. `kind` and `note` only to the person and those who answer for them; `backOn` is the first working day
 * after it by the company's calendar, `workingDays` how many of its days are ones. `standIn`: who stands in by now, which is somebody
 * else than the one named when that one is away too; null = the superiors.
 */
export type AbsenceRow = {
  readonly id: string;
  readonly personId: string;
  readonly fromDay: string;
  readonly lastDay: string;
  readonly backOn: string;
  readonly workingDays: number;
  readonly substituteId: string | null;
  readonly standInId: string | null;
  readonly state: "coming" | "away" | "over";
  readonly kind: AbsenceKind | null;
  readonly note: string;
  /** May this viewer change it or take it back? */
  readonly mayChange: boolean;
};
export type AbsenceList = { readonly absences: readonly AbsenceRow[] };

/** One complaint of who was away, with what others did in it meanwhile, newest first; `count` of all, `events` the newest few. */
export type HappenedComplaint = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly closed: boolean;
  readonly count: number;
  readonly events: readonly { readonly at: string; readonly type: string; readonly by: string | null }[];
};

/** GET /api/absences/happened: what to catch up with after the last absence; null = nothing to catch up with. */
export type Happened = {
  readonly absence: { readonly id: string; readonly fromDay: string; readonly lastDay: string } | null;
  readonly complaints: readonly HappenedComplaint[];
};
