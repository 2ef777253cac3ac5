import type { Instant } from "../shared/record.ts";

/** One moment in a calendar. `uid` stays the same as long as it is the same thing; `summary` carries nobody's name. */
export type CalendarEntry = { readonly uid: string; readonly at: Instant; readonly summary: string; readonly url: string };

/** TEXT of RFC 5545 3.3.11: what has a meaning of its own is escaped, other control characters go. */
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");

/** "20261128T093000Z" (RFC 5545 3.3.5, form 2). */
const stamp = (at: Instant) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

const widthOf = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** No line has more than 75 octets; the next begins with a space, and no character is cut in two (RFC 5545 3.1). */
function folded(line: string): string {
  let [out, width] = ["", 0];
  for (const character of line) {
    const more = widthOf(character);
    if (width + more > 75) {
      out += "\r\n ";
      width = 1;
    }
    out += character;
    width += more;
  }
  return out;
}

/** Minutes a due time takes in the calendar, so that it can be seen there. */
const minutes = 15;

/** A calendar as text/calendar (RFC 5545). Entries are private and block no time. */
export function calendarText(name: string, entries: readonly CalendarEntry[], now: Instant): string {
  const events = entries.flatMap(({ uid, at, summary, url }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(at)}`,
    `DURATION:PT${minutes}M`,
    `SUMMARY:${escaped(summary)}`,
    `URL:${url}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const head = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Amends//Due times//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
  ];
  return [...head, ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}
