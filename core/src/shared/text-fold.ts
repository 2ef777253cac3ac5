import { simplified, traditional } from "./text-fold-chars.ts";

/** One entry per UTF-16 unit, filled on first use (about 3 ms): what the unit reads as when case, width and script do not matter. */
let table: Uint16Array | undefined;

const combiningMark = /^\p{M}$/u;

/** What one unit reads as: compatibility form, no accent, lower case; itself when that is not exactly one unit. */
function plainUnit(char: string): string {
  let now = char;
  for (let round = 0; round < 4; round++) {
    const compatible = now.normalize("NFKC");
    let next = compatible.length === 1 ? compatible : now;
    const parts = [...next.normalize("NFD")];
    if (parts.length > 1 && parts[0]?.length === 1 && parts.slice(1).every((p) => combiningMark.test(p)) && next < "\u0250") next = parts[0];
    const lower = next.toLowerCase();
    if (lower.length === 1) next = lower;
    if (next === now) break;
    now = next;
  }
  return now;
}

function buildTable(): Uint16Array {
  const units = new Uint16Array(0x10000);
  for (let code = 0; code < units.length; code++) units[code] = code;
  const ranges = [
    [0x21, 0x58f],
    [0x10a0, 0x10ff],
    [0x1e00, 0x24ff],
    [0x2e80, 0x33ff],
    [0xa640, 0xa7ff],
    [0xf900, 0xfaff],
    [0xfb00, 0xffef],
  ] as const;
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code++) units[code] = plainUnit(String.fromCharCode(code)).charCodeAt(0);
  }
  for (const dash of "‐‑‒–—―−") units[dash.charCodeAt(0)] = 0x2d;
  for (const mark of "‘’ʼ`´") units[mark.charCodeAt(0)] = 0x27;
  for (const mark of "“”„") units[mark.charCodeAt(0)] = 0x22;
  for (const space of "\u00a0\u3000\u2002\u2003\u2007\u2009\u202f") units[space.charCodeAt(0)] = 0x20;
  for (let i = 0; i < traditional.length; i++) units[traditional.charCodeAt(i)] = simplified.charCodeAt(i);
  // A compatibility ideograph may itself have a simplified form: one more step makes folding idempotent.
  for (let code = 0; code < units.length; code++) units[code] = units[units[code] as number] as number;
  return units;
}

/**
 * The text as it is compared: lower case, half width, without Latin accents, Traditional read as Simplified. Exactly as long as
 * the original in UTF-16 units, so an offset in the result is an offset in the text. Folding twice changes nothing.
 */
export function foldForMatch(text: string): string {
  table ??= buildTable();
  const units = table;
  if (text.length <= 32) {
    let short = "";
    for (let i = 0; i < text.length; i++) short += String.fromCharCode(units[text.charCodeAt(i)] as number);
    return short;
  }
  const out: string[] = [];
  const chunk = new Array<number>(Math.min(text.length, 4_096));
  for (let start = 0; start < text.length; start += 4_096) {
    const end = Math.min(start + 4_096, text.length);
    chunk.length = end - start;
    for (let i = start; i < end; i++) chunk[i - start] = units[text.charCodeAt(i)] as number;
    out.push(String.fromCharCode.apply(null, chunk));
  }
  return out.join("");
}

/** Is this UTF-16 unit a Han character of the basic plane (incl. extension A and compatibility forms)? */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff) || code === 0x3007;
}

/** Characters that are invisible inside a word: zero-width spaces and joiners, soft hyphen, variation selectors, direction marks. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}
