import type { Instant } from "@amends/core/shared/record";

const dayMs = 86_400_000;

function offsetMinutes(format: Intl.DateTimeFormat, at: number): number {
  const name = format.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** How a place's clock stands; made once for a file. */
export type LocalTime = {
  readonly timeZone: string;
  /** "2026-11-22T09:30:00+08:00": ISO 8601, local and exact. */
  readonly iso: (at: Instant) => string;
  /** The wall clock as days since 1899-12-30, as spreadsheets count. */
  readonly serial: (at: Instant) => number;
};

/** @throws RangeError for an unknown time zone. */
export function localTime(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const whole = new Map<number, number | null>();
  /** Most days have one offset: it is asked for once a day, and each time on the days the clocks change. */
  const offsetAt = (at: number): number => {
    const day = Math.floor(at / dayMs);
    let offset = whole.get(day);
    if (offset === undefined) {
      const start = offsetMinutes(format, day * dayMs);
      offset = start === offsetMinutes(format, (day + 1) * dayMs) ? start : null;
      if (whole.size > 20_000) whole.clear();
      whole.set(day, offset);
    }
    return offset ?? offsetMinutes(format, at);
  };
  const two = (n: number) => String(n).padStart(2, "0");
  return {
    timeZone,
    iso(at) {
      const ms = Date.parse(at);
      const offset = offsetAt(ms);
      const wall = new Date(ms + offset * 60_000).toISOString().slice(0, 19);
      return `${wall}${offset < 0 ? "-" : "+"}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
    },
    serial(at) {
      const ms = Date.parse(at);
      return (Math.floor(ms / 1000) * 1000 + offsetAt(ms) * 60_000) / dayMs + 25_569;
    },
  };
}
