import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { ImportEncoding } from "@amends/core/desk/contract-import";
import { encodingScore } from "./encoding-score.ts";

const sampleBytes = 256 * 1024;

/** The encoding a file says at its beginning, or null. */
function byMark(start: Buffer): ImportEncoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  if (start[0] === 0x84 && start[1] === 0x31 && start[2] === 0x95 && start[3] === 0x33) return "gb18030";
  return null;
}

/** Two-byte text without a mark: the line ends and commas have a NUL beside them, always on the same side. */
function byNuls(start: Buffer): ImportEncoding | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(start.length, 8_192);
  for (let i = 0; i < length; i++) if (start[i] === 0) i % 2 === 0 ? even++ : odd++;
  if (odd > length / 20 && odd > even * 8) return "utf-16le";
  if (even > length / 20 && even > odd * 8) return "utf-16be";
  return null;
}

/** Is every byte of the file UTF-8? Stops at the first that is not. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** From the first byte beyond ASCII on: a file may begin with thousands of lines that say nothing. */
async function sampleOf(path: string): Promise<Buffer> {
  let skipped = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: sampleBytes })) {
    const bytes = chunk as Buffer;
    const first = bytes.findIndex((byte) => byte > 127);
    if (first >= 0) {
      const handle = await open(path, "r");
      const sample = Buffer.alloc(sampleBytes);
      const { bytesRead } = await handle.read(sample, 0, sampleBytes, skipped + first).finally(() => handle.close());
      return sample.subarray(0, bytesRead);
    }
    skipped += bytes.length;
  }
  return Buffer.alloc(0);
}

/**
 * Finds how a text file is encoded: by its mark, by being UTF-8 throughout, else by which of the encodings makes an ordinary
 * text of it; a second opinion (chardet) settles what is close. `start` = the first bytes of the file.
 */
export async function findEncoding(path: string, start: Buffer): Promise<ImportEncoding> {
  const told = byMark(start) ?? byNuls(start);
  if (told) return told;
  if (await isUtf8(path)) return "utf-8";
  const sample = await sampleOf(path);
  const { analyse } = await import("chardet");
  const opinions = new Map(analyse(sample.subarray(0, 32 * 1024)).map((match) => [match.name.toLowerCase(), match.confidence / 100]));
  const candidates: readonly ImportEncoding[] = ["gb18030", "big5", "utf-8", "windows-1252"];
  const scored = candidates.map((encoding) => ({ encoding, score: encodingScore(sample, encoding) + 0.1 * (opinions.get(encoding) ?? 0) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}
