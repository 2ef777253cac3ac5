import type { Instant } from "./record.ts";

type Parts = { readonly year: number; readonly month: number; readonly day: number; readonly hour: number; readonly minute: number };

const pad = (n: number) => String(n).padStart(2, "0");
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  clocks.set(timeZone, made);
  return made;
}

/** Year, month (1-12), day, hour and minute that clocks of the zone show at this moment. */
export function partsIn(at: number, timeZone: string): Parts {
  return Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(at)
      .map((p) => [p.type, Number(p.value)]),
  ) as unknown as Parts;
}

/** "2026-11-22T09:30" as clocks of the zone show the moment; the form of `<input type="datetime-local">`. */
export function toWallClock(at: Instant, timeZone: string): string {
  const p = partsIn(Date.parse(at), timeZone);
  return `${p.year}-${pad(p.month)}-${pad(p.day)}T${pad(p.hour)}:${pad(p.minute)}`;
}

/** The moment at which clocks of the zone show `wall`; null when it is no date and time. A skipped hour moves forward. */
export function fromWallClock(wall: string, timeZone: string): Instant | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(wall);
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number) as [number, number, number, number, number];
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  let guess = wanted;
  for (let round = 0; round < 2; round++) {
    const p = partsIn(guess, timeZone);
    guess += wanted - Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute);
  }
  return new Date(guess).toISOString();
}

/** Whole days between the calendar dates of two moments in the zone; 0 = the same day, 1 = `b` is tomorrow. */
export function daysBetween(a: number, b: number, timeZone: string): number {
  const day = (at: number) => {
    const p = partsIn(at, timeZone);
    return Date.UTC(p.year, p.month - 1, p.day) / 86_400_000;
  };
  return day(b) - day(a);
}
