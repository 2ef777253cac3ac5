import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarText } from "./calendar.ts";

const now = "2026-11-28T12:00:00.000Z";
const octets = (line: string) => Buffer.byteLength(line, "utf8");

/** Reads a calendar strictly after RFC 5545: unfolds, splits, unescapes; throws on what is not allowed. */
function read(text: string): { name: string; events: Record<string, string>[] } {
  if (!text.endsWith("\r\n") || /[^\r]\n|\r[^\n]/.test(text)) throw new Error("lines end with CRLF");
  const raw = text.slice(0, -2).split("\r\n");
  for (const line of raw) if (octets(line) > 75) throw new Error(`line of ${octets(line)} octets`);
  const lines = text.slice(0, -2).replaceAll("\r\n ", "").split("\r\n");
  const open: string[] = [];
  const events: Record<string, string>[] = [];
  let name = "";
  for (const line of lines) {
    const found = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line);
    if (!found) throw new Error(`no content line: ${line}`);
    const [, key = "", value = ""] = found;
    if (key === "BEGIN") open.push(value);
    else if (key === "END") {
      if (open.pop() !== value) throw new Error("unbalanced");
      continue;
    } else if (open.at(-1) === "VEVENT")
      Object.assign(events.at(-1) ?? {}, { [key]: value.replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? "\n" : c)) });
    else if (key === "X-WR-CALNAME") name = value;
    if (key === "BEGIN" && value === "VEVENT") events.push({});
  }
  if (open.length > 0) throw new Error("unbalanced");
  return { name, events };
}

test("due times are read back by a strict reader, whatever they say", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 120 }), { maxLength: 5 }), (summaries) => {
      const entries = summaries.map((summary, i) => ({
        uid: `${i}@amends`,
        at: "2026-12-01T01:30:00.000Z",
        summary,
        url: "https://desk.example.com/complaints/1",
      }));
      const { events } = read(calendarText("时限", entries, now));
      expect(events.map((e) => e["SUMMARY"])).toEqual(summaries.map((s) => s.replace(/\r\n|\r/g, "\n").replace(/[\p{Cc}]/gu, (c) => (c === "\n" ? c : ""))));
      for (const event of events)
        expect(event).toMatchObject({ DTSTART: "20261201T013000Z", DTSTAMP: "20261128T120000Z", CLASS: "PRIVATE", TRANSP: "TRANSPARENT" });
    }),
  );
});

test("a long Chinese line is folded between characters", () => {
  const summary = "A26-000001 承诺到期，".repeat(12);
  expect(read(calendarText("x", [{ uid: "1", at: now, summary, url: "https://a" }], now)).events[0]?.["SUMMARY"]).toBe(summary);
});

test("an empty calendar is one", () => expect(read(calendarText("我的时限", [], now))).toEqual({ name: "我的时限", events: [] }));
