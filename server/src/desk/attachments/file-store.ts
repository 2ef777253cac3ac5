import { createHash, randomUUID } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** A file that was received and lies beside its final place, synced to disk. `keep` moves it there, `drop` removes it. */
export type ReceivedFile = { readonly path: string; readonly sha256: string; readonly size: number; keep(): Promise<void>; drop(): Promise<void> };

/** Thrown by `receive` when more bytes come than allowed; what was written is already gone. */
export class FileTooLarge extends Error {
  override name = "FileTooLarge";
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** Where the bytes of a file lie: `<dataDir>/files/ab/cd/<sha256>`. Nothing of what a client sends is part of a path. */
export function filePath(dataDir: string, sha256: string): string {
  if (!isHash(sha256)) throw new Error("Not a content hash");
  return join(dataDir, "files", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/** Writes a stream to a temporary file, counting and hashing. @throws FileTooLarge beyond `limit` bytes. */
export async function receive(dataDir: string, source: Readable | AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedFile> {
  const incoming = join(dataDir, "files", "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const path = join(incoming, randomUUID());
  const drop = () => rm(path, { force: true });
  const hash = createHash("sha256");
  let size = 0;
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of source) {
      const bytes = chunk as Uint8Array;
      size += bytes.length;
      if (size > limit) throw new FileTooLarge();
      hash.update(bytes);
      await handle.writeFile(bytes);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await drop();
    throw error;
  }
  await handle.close();
  const sha256 = hash.digest("hex");
  const keep = async () => {
    const final = filePath(dataDir, sha256);
    await mkdir(join(final, ".."), { recursive: true, mode: 0o700 });
    await rename(path, final); // the same content twice: one replaces the other
    await syncFolder(join(final, ".."));
  };
  return { path, sha256, size, keep, drop };
}

/** The bytes of a kept file, or null when they are missing. `range` in bytes, both ends included. */
export async function readKept(dataDir: string, sha256: string, range?: { start: number; end: number }): Promise<ReadStream | null> {
  const path = filePath(dataDir, sha256);
  const there = await stat(path).then(
    (s) => s.isFile(),
    () => false,
  );
  return there ? createReadStream(path, range) : null;
}

export async function removeKept(dataDir: string, sha256: string): Promise<void> {
  await rm(filePath(dataDir, sha256), { force: true });
}

/** Temporary files of uploads that broke off with the server, older than a day. */
export async function removeBrokenUploads(dataDir: string, before: Date): Promise<void> {
  const incoming = join(dataDir, "files", "incoming");
  for (const name of await readdir(incoming).catch(() => [])) {
    const path = join(incoming, name);
    const age = await stat(path).catch(() => null);
    if (age && age.mtime < before) await rm(path, { force: true });
  }
}

/** Every hash that lies in the store, folder by folder. */
export async function* keptHashes(dataDir: string): AsyncGenerator<string> {
  const root = join(dataDir, "files");
  for (const a of (await readdir(root).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const b of await readdir(join(root, a)).catch(() => [])) {
      for (const name of await readdir(join(root, a, b)).catch(() => [])) if (isHash(name)) yield name;
    }
  }
}
