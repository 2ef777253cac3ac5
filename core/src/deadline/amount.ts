import type { Amount } from "../shared/clock-words.ts";

/** Does the amount depend on which days are worked, so that a year nobody has entered yet matters? */
export function needsWorkdays({ unit, ifDayOff }: Amount): boolean {
  return unit === "workingMinutes" || unit === "workingHours" || unit === "workingDays" || ifDayOff === "next";
}
