import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export type ZipEntry = { readonly name: string; readonly content: Iterable<string> | AsyncIterable<string> };

type Done = { readonly name: Buffer; readonly offset: number; readonly crc: number; readonly packed: number; readonly size: number };

/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** 1980-01-01, the earliest a zip can say: an export tells its date in its name. */
const date = 0x0021;
const limit = 0xffff_ffff;

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
}

const opening = (name: Buffer) =>
  Buffer.concat([fields([4, 0x04034b50], [2, version], [2, flags], [2, deflated], [2, 0], [2, date], [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]), name]);
const closing = ({ crc, packed, size }: Done) => fields([4, 0x08074b50], [4, crc], [4, packed], [4, size]);
const listed = ({ name, offset, crc, packed, size }: Done) =>
  Buffer.concat([
    fields([4, 0x02014b50], [2, version], [2, version], [2, flags], [2, deflated], [2, 0], [2, date], [4, crc], [4, packed], [4, size]),
    fields([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
    name,
  ]);

/**
 * A zip file in pieces, packed while its contents come: one after the other, and no faster than it is fetched.
 * @throws RangeError when an entry or the whole passes 4 GB.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const done: Done[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const name = Buffer.from(entry.name);
    const head = opening(name);
    yield head;
    let [crc, size, packed] = [0, 0, 0];
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const text of entry.content) {
        const bytes = Buffer.from(text);
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    }
    const packer = createDeflateRaw({ level: 4, chunkSize: 65_536 });
    pipeline(Readable.from(counted()), packer, () => undefined); // an error comes out of the packer
    for await (const bytes of packer) {
      packed += (bytes as Buffer).length;
      yield bytes as Buffer;
    }
    if (Math.max(size, offset + packed) > limit) throw new RangeError("this is more than a workbook can hold");
    const entryDone = { name, offset, crc, packed, size };
    const tail = closing(entryDone);
    yield tail;
    done.push(entryDone);
    offset += head.length + packed + tail.length;
  }
  const directory = Buffer.concat(done.map(listed));
  yield directory;
  yield fields([4, 0x06054b50], [2, 0], [2, 0], [2, done.length], [2, done.length], [4, directory.length], [4, offset], [2, 0]);
}
