import type { ImportEncoding } from "@amends/core/desk/contract-import";
import iconv from "iconv-lite";
import { commonCharacters } from "./common-characters.ts";

/** Signs that Western texts have beyond ASCII: curly quotes, dashes, accents, currencies. */
const western = /[‘’‚“”„…–—•€£¥°©®™§«»¿¡×·À-ÖØ-öø-ÿŒœŠšŽž]/;
const han = /[\u3400-\u9fff\uf900-\ufaff]/;

/**
 * How much the bytes read like a text in this encoding, from 0 to 1: the share of common characters among those beyond ASCII, less what
 * cannot be decoded or stands in no ordinary text. 0.5 when everything is ASCII. `bytes` may end within a character.
 */
export function encodingScore(bytes: Uint8Array, encoding: ImportEncoding): number {
  const text = iconv.decode(Buffer.from(bytes), encoding);
  if (encoding === "windows-1252") return westernScore(text);
  let beyond = 0;
  let points = 0;
  for (const character of text) {
    if (character <= "\u007f") continue;
    beyond++;
    if (character === "\ufffd" || (character >= "\u0080" && character <= "\u009f") || (character >= "\ue000" && character <= "\uf8ff")) points -= 3;
    else if (commonCharacters.has(character)) points += 1;
    else if (han.test(character)) points += 0.1;
  }
  return beyond === 0 ? 0.5 : Math.max(0, points / beyond);
}

/** In a Western text what is beyond ASCII stands alone between letters; the bytes of Chinese stand in pairs and runs. */
function westernScore(text: string): number {
  let beyond = 0;
  let points = 0;
  for (const [run] of text.matchAll(/[^\u0000-\u007f]+/g)) {
    beyond += run.length;
    points += run.length <= 2 ? [...run].filter((c) => western.test(c)).length * (run.length === 1 ? 1 : 0.4) : -run.length;
  }
  return beyond === 0 ? 0.5 : Math.max(0, points / beyond) * 0.9;
}
