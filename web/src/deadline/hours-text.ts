import type { Interval } from "@amends/core/deadline/calendar";

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** Working hours of a day as people write them: "9:00-12:00, 13:30-18:00"; empty for a day off. */
export const writeHours = (hours: readonly Interval[]): string => hours.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(", ");

const minutesOf = (hour: string, minute: string | undefined) => Number(hour) * 60 + Number(minute ?? 0);

/**
 * Reads hours typed by hand: full-width signs, 到 or 至, half hours left out ("9-12 13:30~18") are all understood.
 * Null when it is none; whether the hours can be (overlaps, order) the core says.
 */
export function readHours(text: string): Interval[] | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\s*(?:[-–—~〜]|到|至)\s*/g, "-")
    .trim();
  if (plain === "") return [];
  const read: Interval[] = [];
  for (const part of plain.split(/[,;、，；\s]+/).filter(Boolean)) {
    const found = /^(\d{1,2})(?:[:.](\d{2}))?-(\d{1,2})(?:[:.](\d{2}))?$/.exec(part);
    if (!found) return null;
    read.push({ from: minutesOf(found[1] as string, found[2]), to: minutesOf(found[3] as string, found[4]) });
  }
  return read;
}
