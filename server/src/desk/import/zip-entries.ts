import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";

export type ZipEntry = { readonly name: string; readonly method: number; readonly packed: number; readonly offset: number };

/** Thrown for what is no zip archive, or one that nobody would make of a spreadsheet. */
export class BadZip extends Error {
  override name = "BadZip";
}

async function readAt(path: string, position: number, length: number): Promise<Buffer> {
  const handle = await open(path, "r");
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position).finally(() => handle.close());
  return buffer.subarray(0, bytesRead);
}

/** The entries of a zip archive, from the directory at its end. Encrypted and 64-bit archives are refused: no spreadsheet is one. */
export async function zipEntries(path: string, maxEntries: number): Promise<ZipEntry[]> {
  const { size } = await stat(path);
  const tailStart = Math.max(0, size - 66_000);
  const tail = await readAt(path, tailStart, size - tailStart);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at < 0 || at + 22 > tail.length) throw new BadZip("no directory");
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (count === 0 || count > maxEntries || length > 4_000_000 || start + length > size) throw new BadZip("directory out of bounds");
  const directory = await readAt(path, start, length);
  const entries: ZipEntry[] = [];
  for (let i = 0, p = 0; i < count; i++) {
    if (p + 46 > directory.length || directory.readUInt32LE(p) !== 0x02014b50) throw new BadZip("broken directory");
    const nameLength = directory.readUInt16LE(p + 28);
    if (directory.readUInt16LE(p + 8) & 1) throw new BadZip("encrypted");
    entries.push({
      name: directory.toString("utf8", p + 46, p + 46 + nameLength),
      method: directory.readUInt16LE(p + 10),
      packed: directory.readUInt32LE(p + 20),
      offset: directory.readUInt32LE(p + 42),
    });
    p += 46 + nameLength + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32);
  }
  return entries;
}

/** What an entry unpacks to, in pieces, whatever size it claims. */
export async function* unpackEntry(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  const head = await readAt(path, entry.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw new BadZip("broken entry");
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (entry.packed === 0) return;
  const packed = createReadStream(path, { start, end: start + entry.packed - 1 });
  if (entry.method === 0) {
    yield* packed as AsyncIterable<Buffer>;
    return;
  }
  if (entry.method !== 8) throw new BadZip("unknown method");
  const unpacked = createInflateRaw();
  packed.on("error", (error) => unpacked.destroy(error));
  try {
    yield* packed.pipe(unpacked) as AsyncIterable<Buffer>;
  } catch {
    throw new BadZip("damaged");
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}
