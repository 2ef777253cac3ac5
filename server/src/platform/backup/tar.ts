import { buffer } from "node:stream/consumers";

/**
 * The part of the tar format (POSIX ustar) that a backup needs: plain files with short ASCII names and sizes known beforehand.
 * Any tar program reads what is written here; of foreign archives nothing but plain files is accepted.
 */

/** Thrown when an archive is not one, is damaged or ends too early. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}

const blockSize = 512;
/** What a tar ends with. */
export const tarEnd = Buffer.alloc(2 * blockSize);

const sumOf = (header: Buffer): number => {
  let sum = 8 * 0x20; // the sum's own field counts as blanks
  for (let i = 0; i < blockSize; i++) if (i < 148 || i >= 156) sum += header[i] ?? 0;
  return sum;
};
const octal = (value: number, length: number) => value.toString(8).padStart(length - 1, "0");

function header(name: string, size: number, seconds: number): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name) || size >= 8 ** 11) throw new Error(`tar: ${name} of ${size} bytes does not fit`);
  const block = Buffer.alloc(blockSize);
  block.write(name, 0);
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(seconds, 12), 136);
  block.write("0", 156);
  block.write("ustar\u000000", 257);
  block.write(`${octal(sumOf(block), 7)}\u0000 `, 148);
  return block;
}

const padding = (size: number) => Buffer.alloc((blockSize - (size % blockSize)) % blockSize);

/** One file of the archive. `size` is what `body` really gives. @throws ArchiveError when it gives more or less. */
export async function* tarFile(name: string, size: number, seconds: number, body: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield header(name, size, seconds);
  let written = 0;
  for await (const piece of body) {
    written += piece.length;
    yield piece;
  }
  if (written !== size) throw new ArchiveError(`${name} changed while it was read (${written} instead of ${size} bytes)`);
  yield padding(size);
}

/** A file of an archive; `body` is read to its end before the next one is asked for, or skipped. */
export type TarFile = { readonly name: string; readonly size: number; readonly body: AsyncIterable<Buffer> };

/** Hands out a stream's bytes in the amounts asked for. */
function byteReader(source: AsyncIterable<Buffer>) {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  /** At most `most` bytes, null at the end. */
  const some = async (most: number): Promise<Buffer | null> => {
    while (rest.length === 0) {
      const { value, done } = await pieces.next();
      if (done) return null;
      rest = value;
    }
    const taken = rest.subarray(0, most);
    rest = rest.subarray(taken.length);
    return taken;
  };
  async function* stream(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      const piece = await some(left);
      if (!piece) throw new ArchiveError("the file ends too early: it was not written to its end");
      left -= piece.length;
      yield piece;
    }
  }
  return { stream, block: async (size: number) => buffer(stream(size)), close: () => pieces.return?.() };
}

const textOf = (block: Buffer, from: number, length: number) => {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString("latin1", 0, end < 0 ? length : end);
};

function nameOf(block: Buffer): { name: string; size: number } {
  const given = Number.parseInt(textOf(block, 148, 8), 8);
  if (textOf(block, 257, 5) !== "ustar" || given !== sumOf(block)) throw new ArchiveError("the file is damaged or no archive");
  const size = Number.parseInt(textOf(block, 124, 12), 8);
  const name = textOf(block, 0, 100);
  if (!["0", "\u0000", ""].includes(textOf(block, 156, 1)) || textOf(block, 345, 155) !== "" || !(size >= 0))
    throw new ArchiveError(`${name} is not a plain file`);
  return { name, size };
}

/** The files of an archive in their order. @throws ArchiveError when it is damaged or cut off. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  const reader = byteReader(source);
  try {
    for (;;) {
      const block = await reader.block(blockSize);
      if (block.every((byte) => byte === 0)) return;
      const { name, size } = nameOf(block);
      const body = reader.stream(size);
      yield { name, size, body };
      for await (const _ of body); // what nobody wanted
      await reader.block(padding(size).length);
    }
  } finally {
    await reader.close();
  }
}
