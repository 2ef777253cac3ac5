/**
 * Deadlines found by walking through time a quarter of an hour at a time and asking the runtime what the wall clock shows.
 * Written from the rules, not from the product's code, and slow on purpose: what the fast arithmetic is compared with.
 * All times must fall on quarters of an hour, between 2024 and 2029.
 */
export type OracleCalendar = {
  readonly timeZone: string;
  /** Monday first; minutes of the day. */
  readonly week: readonly (readonly { readonly from: number; readonly to: number }[])[];
  readonly holidays: readonly string[];
  readonly workdays: readonly { readonly date: string; readonly intervals?: readonly { readonly from: number; readonly to: number }[] | undefined }[];
};
export type OracleSpan = { readonly from: number; readonly to: number | null };

export const quarter = 15 * 60_000;
const first = Date.UTC(2024, 0, 1);
const walls = new Map<string, { readonly format: Intl.DateTimeFormat; readonly shown: Int32Array }>();

/** What the wall clock shows, in minutes as if it were UTC. */
export function wall(at: number, timeZone: string): number {
  let zone = walls.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    zone = { format, shown: new Int32Array((Date.UTC(2029, 0, 1) - first) / quarter) };
    walls.set(timeZone, zone);
  }
  const index = (at - first) / quarter;
  if (!Number.isInteger(index) || index < 0 || index >= zone.shown.length) throw new Error(`the oracle does not know ${new Date(at).toISOString()}`);
  if (!zone.shown[index]) zone.shown[index] = Date.parse(`${zone.format.format(at).replace(" ", "T")}Z`) / 60_000;
  return zone.shown[index] as number;
}

const dates = new Map<number, string>();
export function dateOf(at: number, timeZone: string): string {
  const day = Math.floor(wall(at, timeZone) / 1440);
  let date = dates.get(day);
  if (!date) dates.set(day, (date = new Date(day * 86_400_000).toISOString().slice(0, 10)));
  return date;
}

function hoursOn(date: string, calendar: OracleCalendar) {
  const weekday = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  const extra = calendar.workdays.find((day) => day.date === date);
  if (extra) {
    if (extra.intervals) return extra.intervals;
    return calendar.week[weekday]?.length ? calendar.week[weekday] : (calendar.week.find((day) => day.length > 0) ?? []);
  }
  return calendar.holidays.includes(date) ? [] : (calendar.week[weekday] ?? []);
}

export function works(at: number, calendar: OracleCalendar): boolean {
  const minutes = ((wall(at, calendar.timeZone) % 1440) + 1440) % 1440;
  return hoursOn(dateOf(at, calendar.timeZone), calendar).some(({ from, to }) => from <= minutes && minutes < to);
}

const isPaused = (at: number, pauses: readonly OracleSpan[]) => pauses.some(({ from, to }) => from <= at && (to === null || at < to));
const endless = (at: number, pauses: readonly OracleSpan[]) => pauses.some(({ from, to }) => to === null && from <= at);

/** Runs out after so many minutes of time, or of working time; "paused" when it never does. */
export function slowTime(start: number, minutes: number, pauses: readonly OracleSpan[], calendar: OracleCalendar, working: boolean): number | "paused" {
  let left = minutes;
  for (let at = start; ; at += quarter) {
    if (left <= 0) return at;
    if (endless(at, pauses)) return "paused";
    if (!isPaused(at, pauses) && (!working || works(at, calendar))) left -= 15;
    if (left <= 0) return at + quarter;
  }
}

export type DayRule = { readonly days: number; readonly working: boolean; readonly endOfWork: boolean; readonly rollsOn: boolean };

/** Runs out in the last millisecond of its last day (or of that day's work). */
export function slowDays(start: number, rule: DayRule, pauses: readonly OracleSpan[], calendar: OracleCalendar): number | "paused" {
  const { timeZone } = calendar;
  const isWorkday = (date: string) => hoursOn(date, calendar).length > 0;
  let left = rule.days;
  let date = dateOf(start, timeZone);
  let stood = false;
  for (let at = start; ; at += quarter) {
    if (endless(at, pauses)) return "paused";
    const today = dateOf(at, timeZone);
    const pausedNow = isPaused(at, pauses);
    if (today !== date && !stood && (!rule.working || isWorkday(today))) left -= 1; // also the day on which a pause begins
    date = today;
    stood = pausedNow;
    if (pausedNow) continue;
    if (left > 0 || ((rule.working || rule.rollsOn) && !isWorkday(today))) continue;
    if (rule.endOfWork && !works(at, calendar)) continue;
    let last = true;
    for (let later = at + quarter; later < at + 26 * 60 * 60_000 && last; later += quarter) {
      if (dateOf(later, timeZone) === today && (!rule.endOfWork || works(later, calendar))) last = false;
    }
    if (last) return at + quarter - 1;
  }
}

/** Runs out when the wall clock shows `days` later what it showed at the start, and as much later as it stood. */
export function slowSameTime(start: number, days: number, pauses: readonly OracleSpan[], calendar: OracleCalendar): number | "paused" {
  const { timeZone } = calendar;
  const target = wall(start, timeZone) + days * 1440;
  let at = start;
  while (wall(at, timeZone) < target) at += quarter;
  const skipped = wall(at, timeZone) === target ? 0 : target - (wall(at - quarter, timeZone) + 15);
  return slowTime(start, (at - start) / 60_000 + skipped, pauses, calendar, false);
}

/** Days from a date to the same day so many months later, or to the last of a shorter month. */
export function daysToMonth(date: string, months: number): number {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  for (let last = day; ; last--) {
    const then = new Date(Date.UTC(year, month - 1 + months, last));
    if (then.getUTCDate() === last) return (then.getTime() - Date.UTC(year, month - 1, day)) / 86_400_000;
  }
}
