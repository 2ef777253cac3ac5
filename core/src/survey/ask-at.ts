import type { Instant } from "../shared/record.ts";
import { fromWallClock, toWallClock } from "../shared/wall-clock.ts";
import type { SurveyDefinition } from "./survey.ts";

const hour = 3_600_000;
const pad = (n: number) => String(n).padStart(2, "0");

/** The same hour on the clocks of the next day. */
function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10);
}

/**
 * When a customer is asked: so many hours after closing, and not in the night. Customers' clocks are not known; they are taken to
 * be those of the company, whose customers live where it works.
 */
export function askAt(closedAt: Instant, { delayHours, hours }: Pick<SurveyDefinition, "delayHours" | "hours">, timeZone: string): Instant {
  const at = new Date(Date.parse(closedAt) + delayHours * hour).toISOString();
  const wall = toWallClock(at, timeZone);
  const [day = "", time = ""] = wall.split("T");
  const from = `${pad(hours.from)}:00`;
  if (time >= from && time < `${pad(hours.to)}:00`) return at;
  const morning = time < from ? day : nextDay(day);
  return fromWallClock(`${morning}T${from}`, timeZone) ?? at;
}

/** Is this a time at which mail may go out? What was late (a server stood still over night) waits for the morning as well. */
export function mayAskNow(now: Instant, survey: Pick<SurveyDefinition, "hours">, timeZone: string): boolean {
  return askAt(now, { ...survey, delayHours: 0 }, timeZone) === now;
}
