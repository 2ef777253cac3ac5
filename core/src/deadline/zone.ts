/** Milliseconds of a day that has no change of the clocks. */
export const dayLength = 86_400_000;
const week = 7 * dayLength;

/** A stretch of time (milliseconds since 1970, `to` excluded) in which local time = UTC + `offset`. */
export type OffsetRun = { readonly from: number; readonly to: number; readonly offset: number };

/**
 * A time zone as arithmetic needs it. 'Local milliseconds' are what the wall clock shows, written as if it were UTC; a day is
 * the number of whole local days since 1970-01-01.
 */
export type Zone = {
  readonly name: string;
  /** The runs of one UTC year, in order and without gaps. */
  runsOf(year: number): readonly OffsetRun[];
  offsetAt(at: number): number;
  /** Local day of a moment. */
  dayOf(at: number): number;
  /** The moment at which the wall clock shows `local`: the first of two; a skipped time moves on by what was skipped. */
  at(local: number): number;
  /** Just after the last moment whose wall clock reads from `from` up to `to` (excluded); null when none does. */
  lastOf(from: number, to: number): number | null;
};

const startOfYear = (year: number) => new Date(0).setUTCFullYear(year, 0, 1);
/** Those that are asked for a hundred thousand times. */
const usualYears = Array.from({ length: 200 }, (_, n) => startOfYear(1950 + n));

/** First moment of a UTC year; also right for the years 0 to 99. */
export const yearStart = (year: number): number => usualYears[year - 1950] ?? startOfYear(year);

/** The UTC year of a moment: near enough by the mean length of a year, then put right. */
export function yearOf(at: number): number {
  let year = 1970 + Math.floor(at / 31_556_952_000);
  while (at < yearStart(year)) year--;
  while (at >= yearStart(year + 1)) year++;
  return year;
}

function offsetReader(name: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = value;
    const year = part["era"] === "BC" ? 1 - Number(part["year"]) : Number(part["year"]);
    const day = new Date(0).setUTCFullYear(year, Number(part["month"]) - 1, Number(part["day"]));
    const time = ((Number(part["hour"]) * 60 + Number(part["minute"])) * 60 + Number(part["second"])) * 1_000;
    return day + time - Math.floor(at / 1_000) * 1_000;
  };
}

/** Looks at each week of the year, so that a change which is taken back within a month (Ramadan in Morocco) is seen as well. */
function findRuns(year: number, offsetAt: (at: number) => number): OffsetRun[] {
  const [start, end] = [yearStart(year), yearStart(year + 1)];
  const runs: OffsetRun[] = [];
  let from = start;
  let offset = offsetAt(start);
  for (let at = start; at < end; at += week) {
    const next = Math.min(at + week, end - 1);
    const later = offsetAt(next);
    if (later === offset) continue;
    let [low, high] = [at, next];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    runs.push({ from, to: high, offset });
    [from, offset] = [high, later];
  }
  runs.push({ from, to: end, offset });
  return runs;
}

function makeZone(name: string): Zone {
  const read = offsetReader(name);
  const years = new Map<number, readonly OffsetRun[]>();
  const runsOf = (year: number) => {
    let runs = years.get(year);
    if (!runs) years.set(year, (runs = findRuns(year, read)));
    return runs;
  };
  const offsetAt = (at: number) => {
    const runs = runsOf(yearOf(at));
    for (const run of runs) if (at < run.to) return run.offset;
    return (runs.at(-1) as OffsetRun).offset;
  };
  /** The runs that may show these local times, in order. */
  const runsNear = (from: number, to: number) => {
    const found: OffsetRun[] = [];
    for (let year = yearOf(from - dayLength); year <= yearOf(to + dayLength); year++) {
      for (const run of runsOf(year)) if (run.from + run.offset < to && run.to + run.offset > from) found.push(run);
    }
    return found;
  };
  return {
    name,
    runsOf,
    offsetAt,
    dayOf: (at) => Math.floor((at + offsetAt(at)) / dayLength),
    at(local) {
      let before = 0;
      for (let year = yearOf(local - dayLength); year <= yearOf(local + dayLength); year++) {
        for (const { from, to, offset } of runsOf(year)) {
          if (local - offset < from) continue;
          if (local - offset < to) return local - offset;
          before = offset;
        }
      }
      return local - before;
    },
    lastOf(from, to) {
      let last: number | null = null;
      for (const run of runsNear(from, to)) last = Math.max(last ?? Number.NEGATIVE_INFINITY, Math.min(run.to, to - run.offset));
      return last;
    },
  };
}

const zones = new Map<string, Zone>();

/** Arithmetic of a time zone (IANA name). @throws RangeError for a name that is none */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = makeZone(name)));
  return zone;
}

/** Is this the name of a time zone that the runtime knows? Offsets such as "+08:00" are no zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}
