import type { Instant } from "../shared/record.ts";
import { fromWallClock, partsIn, toWallClock } from "../shared/wall-clock.ts";
import type { NoticePreference } from "./preference.ts";

/** Mail 'at once' waits this long: what is looked at meanwhile needs no mail, and what comes together goes together. */
export const mailDelayMinutes = 2;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Do the quiet hours of a person hold at this moment, where they work? */
export function isQuiet(quiet: NoticePreference["quiet"], at: Instant, timeZone: string): boolean {
  if (!quiet) return false;
  const clock = toWallClock(at, timeZone).slice(11);
  return quiet.from < quiet.to ? clock >= quiet.from && clock < quiet.to : clock >= quiet.from || clock < quiet.to;
}

/** The first moment after `after` at which clocks of the zone show `clock` ("08:30"). */
function nextClock(clock: string, after: number, timeZone: string): number {
  const on = (at: number) => Date.parse(fromWallClock(`${toWallClock(new Date(at).toISOString(), timeZone).slice(0, 10)}T${clock}`, timeZone) ?? "");
  const today = on(after);
  return today > after ? today : on(after + day);
}

function gatheredUntil(preference: NoticePreference, now: number, timeZone: string): number {
  if (preference.digest === "daily") return nextClock(preference.dailyAt, now, timeZone);
  if (preference.digest === "atOnce") return now + mailDelayMinutes * minute;
  const whole = now - (now % minute);
  return whole + (60 - partsIn(whole, timeZone).minute) * minute;
}

/** When mail about something that happens now goes to this person: by their digest, and never in their quiet hours. */
export function mailAt(preference: NoticePreference, now: Instant, timeZone: string): Instant {
  const at = gatheredUntil(preference, Date.parse(now), timeZone);
  const wanted = new Date(at).toISOString();
  if (!preference.quiet || !isQuiet(preference.quiet, wanted, timeZone)) return wanted;
  return new Date(nextClock(preference.quiet.to, at, timeZone)).toISOString();
}
