import { daysBetween } from "@amends/core/shared/wall-clock";

/** How much a deadline asks for action: overdue → act; today or within four hours → need; later → calm. */
export type DueTone = "act" | "need" | "calm";

const soon = 4 * 3_600_000;

export function dueTone(dueAt: number, now: number, timeZone: string): DueTone {
  if (dueAt <= now) return "act";
  return dueAt - now <= soon || daysBetween(now, dueAt, timeZone) === 0 ? "need" : "calm";
}
