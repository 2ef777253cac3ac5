import { type Calendar, dayNumber, type Interval, weekdayOf } from "./calendar.ts";
import { dayLength, yearOf, yearStart, type Zone, zoneOf } from "./zone.ts";

/** Working time of one UTC year: stretches in order, with how much was worked before each. All in milliseconds. */
type WorkYear = { readonly starts: Float64Array; readonly ends: Float64Array; readonly before: Float64Array; readonly total: number };

/** `counts[n]` = working days among the first n days of the year that begins on local day `first`. */
type DayYear = { readonly first: number; readonly counts: Uint16Array };

/**
 * A calendar made ready for arithmetic: tables per year, made when first asked for. A moment is working time when the wall
 * clock then shows a time inside the hours of that date; so a skipped hour is not worked and a repeated one is worked twice.
 */
export type WorkTable = {
  readonly calendar: Calendar;
  readonly zone: Zone;
  hoursOf(day: number): readonly Interval[];
  /** Working milliseconds between two moments, 0 when `to` is not later. */
  worked(from: number, to: number): number;
  /** The first moment at which `amount` milliseconds have been worked since `from`. */
  addWork(from: number, amount: number): number;
  isWorkday(day: number): boolean;
  /** Working days after `from` up to and including `to`. */
  workdays(from: number, to: number): number;
  /** The n-th working day after `day`; with 0 the day itself or the next that is one. */
  addWorkdays(day: number, n: number): number;
  /** Just after the last working moment of a day; where it has none, the end of the day. */
  endOfWork(day: number): number;
  /** Just after the last moment of a local day. */
  endOfDay(day: number): number;
};

const minute = 60_000;
/** So many years without working time mean that there will be none: a checked calendar has some in every week. */
const patience = 3;

function makeTable(calendar: Calendar): WorkTable {
  const zone = zoneOf(calendar.timeZone);
  const days = (dates: readonly string[]) => dates.map((date) => dayNumber(date) ?? Number.NaN);
  const off = new Set(days(calendar.holidays));
  const usual = calendar.week.find((hours) => hours.length > 0) ?? [];
  const madeUp = new Map(
    calendar.workdays.map(({ date, intervals }) => {
      const day = dayNumber(date) ?? Number.NaN;
      const own = calendar.week[weekdayOf(day)] ?? [];
      return [day, intervals ?? (own.length > 0 ? own : usual)] as const;
    }),
  );
  const none: readonly Interval[] = [];
  const hoursOf = (day: number): readonly Interval[] => madeUp.get(day) ?? (off.has(day) ? none : (calendar.week[weekdayOf(day)] ?? none));

  const workYears = new Map<number, WorkYear>();
  const makeWorkYear = (year: number): WorkYear => {
    const [starts, ends]: [number[], number[]] = [[], []];
    for (const { from, to, offset } of zone.runsOf(year)) {
      const lastDay = Math.floor((to - 1 + offset) / dayLength);
      for (let day = Math.floor((from + offset) / dayLength); day <= lastDay; day++) {
        for (const hours of hoursOf(day)) {
          const start = Math.max(from, day * dayLength + hours.from * minute - offset);
          const end = Math.min(to, day * dayLength + hours.to * minute - offset);
          if (start >= end) continue;
          starts.push(start);
          ends.push(end);
        }
      }
    }
    const before = new Float64Array(starts.length);
    let total = 0;
    for (let i = 0; i < starts.length; i++) {
      before[i] = total;
      total += (ends[i] as number) - (starts[i] as number);
    }
    return { starts: Float64Array.from(starts), ends: Float64Array.from(ends), before, total };
  };
  const workYear = (year: number) => {
    let made = workYears.get(year);
    if (!made) workYears.set(year, (made = makeWorkYear(year)));
    return made;
  };
  /** Worked in the year before this moment. */
  const workedInYear = ({ starts, ends, before, total }: WorkYear, at: number): number => {
    const i = lastUpTo(starts, at);
    if (i < 0) return 0;
    if (at >= (ends[i] as number)) return i + 1 < starts.length ? (before[i + 1] as number) : total;
    return (before[i] as number) + at - (starts[i] as number);
  };

  const dayYears = new Map<number, DayYear>();
  const dayYear = (year: number): DayYear => {
    let made = dayYears.get(year);
    if (!made) {
      const [first, next] = [yearStart(year) / dayLength, yearStart(year + 1) / dayLength];
      const counts = new Uint16Array(next - first + 1);
      for (let day = first; day < next; day++) counts[day - first + 1] = (counts[day - first] as number) + (hoursOf(day).length > 0 ? 1 : 0);
      dayYears.set(year, (made = { first, counts }));
    }
    return made;
  };

  const table: WorkTable = {
    calendar,
    zone,
    hoursOf,
    worked(from, to) {
      if (to <= from) return 0;
      const [first, last] = [yearOf(from), yearOf(to)];
      let sum = workedInYear(workYear(last), to) - workedInYear(workYear(first), from);
      for (let year = first; year < last; year++) sum += workYear(year).total;
      return sum;
    },
    addWork(from, amount) {
      let year = yearOf(from);
      let work = workYear(year);
      let target = workedInYear(work, from) + amount;
      for (let idle = 0; target > work.total; work = workYear(++year)) {
        idle = work.total === 0 ? idle + 1 : 0;
        if (idle > patience) throw new Error(`calendar ${calendar.id} has no working time`);
        target -= work.total;
      }
      if (amount <= 0) return from;
      const i = lastBelow(work.before, target);
      return (work.starts[i] as number) + target - (work.before[i] as number);
    },
    isWorkday: (day) => hoursOf(day).length > 0,
    workdays(from, to) {
      if (to <= from) return 0;
      const upTo = (day: number) => {
        const { first, counts } = dayYear(yearOf(day * dayLength));
        return counts[day - first + 1] as number;
      };
      const [firstYear, lastYear] = [yearOf(from * dayLength), yearOf(to * dayLength)];
      let sum = upTo(to) - upTo(from);
      for (let year = firstYear; year < lastYear; year++) sum += dayYear(year).counts.at(-1) as number;
      return sum;
    },
    addWorkdays(day, n) {
      const from = n === 0 ? day - 1 : day;
      let wanted = Math.max(1, n);
      for (let year = yearOf(from * dayLength), idle = 0; idle <= patience; year++) {
        const { first, counts } = dayYear(year);
        const passed = from < first ? 0 : (counts[from - first + 1] as number);
        const left = (counts.at(-1) as number) - passed;
        if (left >= wanted) return first + firstReaching(counts, passed + wanted) - 1;
        wanted -= left;
        idle = left === 0 ? idle + 1 : 0;
      }
      throw new Error(`calendar ${calendar.id} has no working day`);
    },
    endOfWork(day) {
      for (const { from, to } of hoursOf(day).toReversed()) {
        const end = zone.lastOf(day * dayLength + from * minute, day * dayLength + to * minute);
        if (end !== null) return end;
      }
      return table.endOfDay(day);
    },
    endOfDay: (day) => zone.lastOf(day * dayLength, (day + 1) * dayLength) ?? zone.at((day + 1) * dayLength),
  };
  return table;
}

/** Last index whose value is at most `value`; -1 when none. */
function lastUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Last index whose value is below `value`; 0 when none. */
function lastBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** First index whose value is at least `value`. */
function firstReaching(sorted: Uint16Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const tables = new WeakMap<Calendar, WorkTable>();

/** The tables of a calendar; kept as long as the calendar itself is. */
export function tableOf(calendar: Calendar): WorkTable {
  let table = tables.get(calendar);
  if (!table) tables.set(calendar, (table = makeTable(calendar)));
  return table;
}
