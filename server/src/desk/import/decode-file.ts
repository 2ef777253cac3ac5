import { createReadStream } from "node:fs";
import type { ImportEncoding } from "@amends/core/desk/contract-import";
import iconv from "iconv-lite";

/** The text of a file, piece by piece: mark at the beginning and NULs taken out, what cannot be decoded as U+FFFD. */
export async function* decodeFile(path: string, encoding: ImportEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const text = decoder.write(chunk as Buffer);
    if (text) yield text.replaceAll("\u0000", "");
  }
  const rest = decoder.end();
  if (rest) yield rest.replaceAll("\u0000", "");
}

/** The first characters of a file's text. */
export async function textStart(path: string, encoding: ImportEncoding, length: number): Promise<string> {
  let text = "";
  for await (const piece of decodeFile(path, encoding)) {
    text += piece;
    if (text.length >= length) break;
  }
  return text.slice(0, length);
}
