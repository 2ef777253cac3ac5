import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ArchiveError, readTar, tarEnd, tarFile } from "./tar.ts";

async function* inPieces(whole: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

async function archiveOf(files: Record<string, Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const [name, body] of Object.entries(files)) for await (const piece of tarFile(name, body.length, 1_764_300_000, [body])) parts.push(piece);
  return Buffer.concat([...parts, tarEnd]);
}

async function read(archive: Buffer, pieceSize = 700): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  for await (const file of readTar(inPieces(archive, pieceSize))) found[file.name] = await buffer(file.body);
  return found;
}

test("gives back what was put in, whatever the sizes and however it arrives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(2_100), { maxLength: 6 }), fc.integer({ min: 1, max: 5_000 }), async (sizes, pieceSize) => {
      const files = Object.fromEntries(sizes.map((size, i) => [`data/${i}`, randomBytes(size)]));
      expect(await read(await archiveOf(files), pieceSize)).toEqual(files);
    }),
    { numRuns: 60 },
  );
});

test("what nobody reads is skipped", async () => {
  const archive = await archiveOf({ a: randomBytes(3_000), b: Buffer.from("second") });
  const names: string[] = [];
  for await (const file of readTar(inPieces(archive, 512))) {
    names.push(file.name);
    if (file.name === "b") expect((await buffer(file.body)).toString()).toBe("second");
  }
  expect(names).toEqual(["a", "b"]);
});

test("any tar program reads it", async () => {
  const archive = await archiveOf({ "tables/complaints/000001.ndjson": Buffer.from("{}\n"), "data/session-secret": Buffer.from("x".repeat(513)) });
  const listed = spawnSync("tar", ["-tvf", "-"], { input: archive, env: { TZ: "UTC", LC_ALL: "C", PATH: process.env.PATH } });
  expect(listed.stderr.toString()).toBe("");
  expect(listed.stdout.toString()).toMatch(
    /-rw------- 0\/0 +3 2025-11-28 \d\d:\d\d tables\/complaints\/000001.ndjson\n-rw------- 0\/0 +513 .* data\/session-secret\n/,
  );
});

test("what is cut off, damaged or more than plain files is refused", async () => {
  const archive = await archiveOf({ a: randomBytes(3_000), b: Buffer.from("second") });
  for (const length of [0, 100, 512, 2_000, 4_000, archive.length - 1_024]) await expect(read(archive.subarray(0, length))).rejects.toThrow(ArchiveError);
  const damaged = Buffer.from(archive);
  damaged.write("z", 0);
  await expect(read(damaged)).rejects.toThrow("damaged");
  await expect(read(randomBytes(4_096))).rejects.toThrow(ArchiveError);
  const made = spawnSync("tar", ["--format=ustar", "-cf", "-", "-C", "/usr/bin", "env", "--transform", "s/x/x/", "/proc/self/cwd"], { maxBuffer: 1 << 26 });
  if (made.stdout.length > 1_024) await expect(read(made.stdout)).rejects.toThrow("not a plain file");
});

test("a file that is not as long as it was said to be is noticed while it is written", async () => {
  for (const size of [2, 4]) await expect(buffer(tarFile("a", size, 0, [Buffer.from("abc")]))).rejects.toThrow("changed while it was read");
  await expect(buffer(tarFile("ä".repeat(3), 0, 0, []))).rejects.toThrow("does not fit");
});
