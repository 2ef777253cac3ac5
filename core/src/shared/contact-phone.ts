export type PhoneRegion = "CN" | "TW";
export type PhoneHit = { readonly start: number; readonly end: number; readonly text: string; readonly normalised: string };

/** Telephone numbers as they are written in mainland China, Taiwan and with a country code. Every quantifier is bounded: linear. */
const written = new RegExp(
  // Part of a longer number, amount or code ("JD13800138000", "1.13800138000") is no telephone number.
  `(?<![A-Za-z0-9]|\\d[.,])(?:${[
    "(?:\\+|00)86[- ]?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}",
    "(?:\\+|00)886[- ]?\\(?0?\\)?9\\d{2}[- ]?\\d{3}[- ]?\\d{3}",
    "(?:\\+|00)\\d{1,3}(?:[-. ()]{0,2}\\d){6,12}",
    "1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}",
    "09\\d{2}[- ]?\\d{3}[- ]?\\d{3}",
    "\\(?0\\d{1,3}\\)?[- ]?\\d{3,4}[- ]?\\d{4}",
    "[48]00[- ]?\\d{3}[- ]?\\d{4}",
  ]
    .map((p) => `(?:${p})`)
    .join("|")})(?![A-Za-z0-9]|[.,]\\d)`,
  "g",
);

/** Reads `text` (already found to be a number) as E.164 ("+8613800138000") where the country is clear, else as its digits. */
function normaliseFound(text: string, region: PhoneRegion | undefined): string {
  const digits = text.replace(/\D/g, "");
  if (/^\s*\+/.test(text)) return `+${digits.replace(/^(886|86)0/, "$1")}`;
  if (/^00[1-9]/.test(digits) && digits.length > 10) return `+${digits.slice(2).replace(/^(886|86)0/, "$1")}`;
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`;
  if (/^86(1[3-9]\d{9})$/.test(digits)) return `+${digits}`;
  if (/^09\d{8}$/.test(digits)) return `+886${digits.slice(1)}`;
  if (/^8869\d{8}$/.test(digits)) return `+${digits}`;
  // TW landlines have 9 or 10 digits with their 0, mainland ones 11 or 12 ("010" + 8): told apart by length when no region is given.
  if (/^0[2-8]\d{7,8}$/.test(digits) && region !== "CN") return `+886${digits.slice(1)}`;
  if (/^0\d{9,11}$/.test(digits) && region !== "TW") return `+86${digits.slice(1)}`;
  return digits;
}

/** Telephone numbers in a text with their offsets (of the text as given; full-width digits are read too). */
export function detectPhones(text: string, region?: PhoneRegion): PhoneHit[] {
  const half = text.replace(/[０-９＋－（）．　]/g, (c) => (c === "　" ? " " : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
  const hits: PhoneHit[] = [];
  for (const match of half.matchAll(written)) {
    const start = match.index;
    const end = start + match[0].length;
    hits.push({ start, end, text: text.slice(start, end), normalised: normaliseFound(match[0], region) });
  }
  return hits;
}

/** One field that holds a telephone number, in the form two spellings of it share; "" when it holds none. */
export function normalisePhone(value: string, region?: PhoneRegion): string {
  const half = value.normalize("NFKC").trim();
  if (!/^[+\d][\d ().\-/]*$/.test(half) && !/^\(\d/.test(half)) return "";
  const digits = half.replace(/\D/g, "");
  if (digits.length < 5 || digits.length > 20) return "";
  return normaliseFound(half, region);
}

/** Digits a person would type to look a number up: "+86 138-0013-8000" and "13800138000" both give "13800138000". */
export function nationalDigits(text: string): string[] {
  return [
    ...new Set(
      detectPhones(text).map((hit) =>
        hit.normalised
          .replace(/^\+86(?=1\d{10}$)/, "")
          .replace(/^\+(?:886|86)/, "0")
          .replace("+", ""),
      ),
    ),
  ];
}
