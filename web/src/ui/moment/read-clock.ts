import type { Clock } from "./wall.ts";

type Half = "am" | "pm" | "noon" | "night" | undefined;

const halfWords: readonly (readonly [RegExp, Half])[] = [
  [/^(凌晨|清晨|早上|早晨|上午|am|a\.m\.)$/, "am"],
  [/^(中午|noon)$/, "noon"],
  [/^(下午|傍晚|pm|p\.m\.)$/, "pm"],
  [/^(晚上|晚间|晚間|夜里|夜裡|晚)$/, "night"],
];
const halfOf = (word: string | undefined): Half => halfWords.find(([pattern]) => word && pattern.test(word))?.[1];

const before = "(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚間|夜里|夜裡|晚|noon)?\\s*";
const after = "\\s*(am|pm|a\\.m\\.|p\\.m\\.)?";
const forms: readonly RegExp[] = [
  new RegExp(`${before}(\\d{1,2}):(\\d{2})(?::\\d{2})?${after}`),
  new RegExp(`${before}(\\d{1,2})[点时](?:(\\d{1,2})分?|(半)|钟|整)?()`),
  /()(\d{1,2})()\s*(am|pm|a\.m\.|p\.m\.)(?![a-z])/,
  /()(?<!\d)([01]\d|2[0-4])([0-5]\d)()(?!\d)$/,
];

/** Midnight of the evening is hour 24, so that it counts to the next day. */
function toClock(hour: number, minute: number, half: Half): Clock | null {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  if (half === "am") return { hour: hour === 12 ? 0 : hour, minute };
  if (half === "noon") return { hour: hour < 10 ? hour + 12 : hour, minute };
  if (half === "pm") return { hour: hour < 12 ? hour + 12 : hour, minute };
  if (half === "night") return { hour: hour === 12 ? 24 : hour < 12 ? hour + 12 : hour, minute };
  return { hour, minute };
}

/**
 * Finds the time of day in what somebody typed ("18:00", "下午3点半", "6pm", "1830"; folded to small letters, half width and
 * Simplified beforehand) and gives it with the rest of the text; null for a time that cannot be (25:70).
 */
export function takeClock(text: string): { readonly clock: Clock | undefined; readonly rest: string } | null {
  for (const form of forms) {
    const found = form.exec(text);
    if (!found) continue;
    const [whole, front, hour, minute, half] = found;
    const clock = toClock(Number(hour), half === "半" ? 30 : Number(minute || 0), halfOf(front) ?? halfOf(half));
    return clock && { clock, rest: text.replace(whole, " ") };
  }
  const noon = /中午|正午|\bnoon\b/.exec(text);
  return noon ? { clock: { hour: 12, minute: 0 }, rest: text.replace(noon[0], " ") } : { clock: undefined, rest: text };
}
