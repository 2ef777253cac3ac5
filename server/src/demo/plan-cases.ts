import type { Chance } from "./seeded.ts";
import type { Fate } from "./tell-case.ts";

export const demoSize = 400;
const dayMs = 86_400_000;
const span = 182;

export type PlannedCase = { readonly receivedAt: number; readonly shop: 0 | 1 | 2; readonly fate: Fate };

/** Somebody is there who takes it down: mostly in working hours, else a little before or after. Hours are local to the shop (+8). */
function atWorkingHour(day: number, chance: Chance): number {
  const hour = chance.happens(0.85) ? chance.between(9, 17) : chance.between(8, 20);
  return day + ((hour - 8 + 24) % 24) * 3_600_000 + chance.between(0, 59) * 60_000;
}

/**
 * When each complaint came in, where, and what became of it: 400 over 26 weeks, a little busier each month, oldest first.
 * The last days hold what a supervisor has on the desk: some nobody has taken, some waiting, one in twenty left lying.
 */
export function planCases(now: number, chance: Chance): PlannedCase[] {
  const today = Math.floor(now / dayMs) * dayMs;
  const times = Array.from({ length: demoSize }, () => {
    const daysAgo = chance.happens(0.2) ? chance.between(0, 7) : Math.floor(span * (1 - chance.next() ** 0.8));
    const at = atWorkingHour(today - daysAgo * dayMs, chance);
    const latest = now - chance.between(5, 180) * 60_000;
    return at > latest ? at - Math.ceil((at - latest) / dayMs) * dayMs : at;
  }).sort((a, b) => a - b);
  return times.map((receivedAt) => {
    const ageDays = (now - receivedAt) / dayMs;
    const roll = chance.next();
    const fate: Fate =
      ageDays < 1.5 && roll < 0.45 ? "untouched" : ageDays < 12 && roll < 0.12 ? "waiting" : ageDays < 9 && roll < 0.17 ? "neglected" : "runsItsCourse";
    return { receivedAt, shop: chance.pick([0, 0, 1, 1, 2, 2] as const), fate };
  });
}
