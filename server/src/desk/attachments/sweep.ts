import { stat } from "node:fs/promises";
import type { Config } from "../../platform/config.ts";
import type { Db } from "../../platform/db/connect.ts";
import { filePath, keptHashes, removeBrokenUploads, removeKept } from "./file-store.ts";
import { deleteLooseBefore, isReferenced, lockContent } from "./store.ts";

const hour = 3_600_000;

/** Removes the bytes of a file that no row names; under the content's lock, so that an upload of the same is not lost. */
async function removeUnreferenced(db: Db, dataDir: string, sha256: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockContent(tx, sha256);
    if (await isReferenced(tx, sha256)) return false;
    await removeKept(dataDir, sha256);
    return true;
  });
}

/** Files nobody sent within 24 hours of uploading: their rows go, and bytes that nothing else uses. Gives the number of files removed. */
export async function sweepLooseFiles(db: Db, config: Pick<Config, "dataDir">, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 24 * hour);
  let removed = 0;
  for (;;) {
    const hashes = await deleteLooseBefore(db, before, 500);
    for (const sha256 of hashes) if (await removeUnreferenced(db, config.dataDir, sha256)) removed++;
    if (hashes.length === 0) break;
  }
  await removeBrokenUploads(config.dataDir, before);
  return removed;
}

/** Bytes whose rows went with their company or complaint, older than a day. Walks the whole store: once a day is enough. */
export async function sweepOrphanFiles(db: Db, config: Pick<Config, "dataDir">, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 24 * hour);
  let removed = 0;
  for await (const sha256 of keptHashes(config.dataDir)) {
    const age = await stat(filePath(config.dataDir, sha256)).catch(() => null);
    if (!age || age.mtime >= before || (await isReferenced(db, sha256))) continue;
    if (await removeUnreferenced(db, config.dataDir, sha256)) removed++;
  }
  return removed;
}

/** Sweeps an hour after the start and then hourly, the whole store daily. Returns what ends it. Failures go to `onError` and are tried again. */
export function startSweeping(db: Db, config: Pick<Config, "dataDir">, onError: (error: unknown) => void): () => void {
  let rounds = 0;
  const timer = setInterval(() => {
    const now = new Date();
    const work = rounds++ % 24 === 0 ? sweepLooseFiles(db, config, now).then(() => sweepOrphanFiles(db, config, now)) : sweepLooseFiles(db, config, now);
    work.catch(onError);
  }, hour);
  timer.unref();
  return () => clearInterval(timer);
}
