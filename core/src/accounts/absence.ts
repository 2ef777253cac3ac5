import { handles, type Role, type Viewer } from "../shared/role.ts";
import { fromWallClock } from "../shared/wall-clock.ts";
import { mayUse } from "./permission.ts";
import { subtreeOf, type TeamNode } from "./team-tree.ts";

/** Why somebody is away, as far as it is anybody's business. */
export const absenceKinds = ["leave", "sick", "training", "trip", "other"] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

/** Whole days, as the calendar shows them where the person's team is; both days are away. */
export type AwayDays = { readonly fromDay: string; readonly lastDay: string };
/** The same as moments; `untilAt` is excluded. */
export type AwaySpan = { readonly fromAt: string; readonly untilAt: string };

const dayMs = 86_400_000;
/** Longer ones are slips of the year; parental leave is entered in parts. */
const longestDays = 366;

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);

/** From the first midnight to the midnight after the last day, by clocks of the zone; days may have 23 or 25 hours. */
export function spanOf({ fromDay, lastDay }: AwayDays, timeZone: string): AwaySpan {
  const midnight = (day: string) => fromWallClock(`${day}T00:00`, timeZone) ?? `${day}T00:00:00.000Z`;
  return { fromAt: midnight(fromDay), untilAt: midnight(nextDay(lastDay)) };
}

const daysIn = ({ fromDay, lastDay }: AwayDays): number => Math.round((Date.parse(lastDay) - Date.parse(fromDay)) / dayMs) + 1;

/** A member of the company, as far as standing in is concerned. */
export type StandInPerson = { readonly id: string; readonly role: Role; readonly teamId: string; readonly left: boolean };

const rank: Readonly<Record<string, number>> = { agent: 0, supervisor: 1, manager: 2 };

/**
 * Why one person cannot stand in for another: left, does not work complaints, is below them (authority is not lent: who decides
 * for a superior must be one), or answers for other teams and would not see the complaints. null = can.
 */
export function standInFault(person: StandInPerson, substitute: StandInPerson, teams: readonly TeamNode[]): string | null {
  if (substitute.id === person.id) return "substituteSelf";
  if (substitute.left) return "personLeft";
  if (!handles(person.role)) return "substituteNotNeeded";
  if (!handles(substitute.role)) return "substituteUnfit";
  if ((rank[substitute.role] ?? 0) < (rank[person.role] ?? 0)) return "substituteBelow";
  const sees = person.role !== "agent" || substitute.role !== "supervisor" || subtreeOf(teams, substitute.teamId).includes(person.teamId);
  return sees ? null : "substituteSeesNot";
}

/** May this viewer record, change and take back absences of somebody: one's own, of the teams one answers for, of all who manages people. */
export function mayRecordFor(viewer: Viewer, person: { readonly id: string; readonly teamId: string }): boolean {
  if (viewer.id === person.id || mayUse(viewer.role, "managePeople")) return true;
  return viewer.role === "supervisor" && viewer.teamIds.includes(person.teamId);
}

/** An absence that stands (not withdrawn), as far as others are checked against it. */
export type StandingAbsence = AwayDays & AwaySpan & { readonly id: string; readonly personId: string; readonly substituteId: string | null };

const meet = (a: AwaySpan, b: AwaySpan): AwaySpan | null => {
  const [, fromAt = ""] = [a.fromAt, b.fromAt].sort();
  const [untilAt = ""] = [a.untilAt, b.untilAt].sort();
  return fromAt < untilAt ? { fromAt, untilAt } : null;
};

/** Would what `from` passes on in this time come back to `personId`, from one substitute who is away to the next? */
function leadsBack(from: string, personId: string, span: AwaySpan, others: readonly StandingAbsence[], steps = 0): boolean {
  if (from === personId) return true;
  if (steps > others.length) return false;
  return others.some((other) => {
    const both = other.personId === from && other.substituteId !== null ? meet(span, other) : null;
    return both !== null && leadsBack(other.substituteId ?? "", personId, both, others, steps + 1);
  });
}

export type WantedAbsence = AwayDays & { readonly personId: string; readonly substituteId: string | null };
export type AbsenceFacts = {
  readonly now: string;
  readonly timeZone: string;
  readonly people: readonly StandInPerson[];
  readonly teams: readonly TeamNode[];
  /** All that stand and are not over, of everybody; without the one that is changed. */
  readonly others: readonly StandingAbsence[];
};

export type AbsenceFault = { readonly code: string; readonly field: string; readonly params?: Readonly<Record<string, string>> };

/** Why an absence cannot be recorded so, with the field at fault; null = it can. */
export function absenceFault(wanted: WantedAbsence, { now, timeZone, people, teams, others }: AbsenceFacts): AbsenceFault | null {
  const person = people.find((p) => p.id === wanted.personId);
  if (!person) return { code: "unknownPerson", field: "personId" };
  if (person.left) return { code: "personLeft", field: "personId" };
  if (wanted.lastDay < wanted.fromDay) return { code: "absenceEndsBefore", field: "lastDay" };
  if (daysIn(wanted) > longestDays) return { code: "absenceTooLong", field: "lastDay", params: { days: String(longestDays) } };
  const span = spanOf(wanted, timeZone);
  if (span.untilAt <= now) return { code: "absenceOver", field: "lastDay" };
  const twin = others.find((other) => other.personId === wanted.personId && meet(span, other) !== null);
  if (twin) return { code: "absenceOverlaps", field: "fromDay", params: { from: twin.fromDay, to: twin.lastDay } };
  if (wanted.substituteId === null) return null;
  const substitute = people.find((p) => p.id === wanted.substituteId);
  if (!substitute) return { code: "unknownPerson", field: "substituteId" };
  const unfit = standInFault(person, substitute, teams);
  if (unfit) return { code: unfit, field: "substituteId" };
  return leadsBack(substitute.id, person.id, span, others) ? { code: "substituteCircle", field: "substituteId" } : null;
}

/** Who is away now and who they named. */
export type AwayNow = { readonly personId: string; readonly substituteId: string | null };

/**
 * Who stands in for each of those away now: whom they named; when that one is away too, whom that one named, and so on. null where
 * the chain ends with nobody who could: then it is their superiors' matter.
 */
export function standInsOf(away: readonly AwayNow[], people: readonly StandInPerson[], teams: readonly TeamNode[]): ReadonlyMap<string, string | null> {
  const named = new Map(away.map((each) => [each.personId, each.substituteId]));
  const person = (id: string) => people.find((p) => p.id === id);
  const standIn = (absent: string): string | null => {
    const passed = new Set([absent]);
    let at = named.get(absent) ?? null;
    while (at !== null && named.has(at) && !passed.has(at)) {
      passed.add(at);
      at = named.get(at) ?? null;
    }
    const [of, by] = [person(absent), at === null || passed.has(at) ? undefined : person(at)];
    return of && by && standInFault(of, by, teams) === null ? by.id : null;
  };
  return new Map(away.map((each) => [each.personId, standIn(each.personId)]));
}
