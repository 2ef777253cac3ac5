import { randomInt, timingSafeEqual } from "node:crypto";

/** Letters and digits that cannot be taken for one another when read off a terminal. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A code of 12 characters (59 bits) in three groups, for the first set-up from another machine; made anew at every start. */
export function newSetupCode(): string {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]);
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join("")).join("-");
}

/** Compares what was typed; case, spaces and hyphens do not matter. */
export function isSetupCode(given: unknown, code: string): boolean {
  if (typeof given !== "string") return false;
  const plain = (text: string) => Buffer.from(text.toUpperCase().replace(/[\s-]/g, ""));
  const [typed, expected] = [plain(given), plain(code)];
  return typed.length === expected.length && timingSafeEqual(typed, expected);
}
