import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Config } from "../../platform/config.ts";
import type { Db } from "../../platform/db/connect.ts";
import { filePath, keptHashes, removeBrokenUploads } from "../attachments/file-store.ts";

type Folder = Pick<Config, "dataDir">;

/** Files to import lie apart from attachments: they go when their import is done. */
export const importFolder = (config: Folder): string => join(config.dataDir, "imports");
export const importPath = (config: Folder, sha256: string): string => filePath(importFolder(config), sha256);
/** The rows of a workbook, beside it. */
export const convertedPath = (path: string): string => `${path}.rows`;

/** Is an import of this content still to be tried, begun or taken up? */
async function isNeeded(db: Db, sha256: string): Promise<boolean> {
  const row = await db.selectFrom("imports").select("id").where("sha256", "=", sha256).where("status", "<>", "finished").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** One at a time per content, until the transaction ends: else a file just uploaded goes with the import that had the same one before. */
export async function lockContent(tx: Db, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import file ${sha256}`}, 12))`.execute(tx);
}

/** Removes the file of an import that is done, unless another one needs the same content. */
export async function dropImportFile(db: Db, config: Folder, sha256: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockContent(tx, sha256);
    if (await isNeeded(tx, sha256)) return;
    const path = importPath(config, sha256);
    await Promise.all([rm(path, { force: true }), rm(convertedPath(path), { force: true })]);
  });
}

/** Forgets an upload that was never begun. */
export async function discardUpload(db: Db, config: Folder, id: string): Promise<void> {
  const gone = await db.deleteFrom("imports").where("id", "=", id).where("status", "=", "uploaded").returning("sha256").executeTakeFirst();
  if (gone) await dropImportFile(db, config, gone.sha256);
}

const day = 86_400_000;

/** Uploads that nobody began within a week, and files of which no import knows (their company is gone). */
export async function sweepImportFiles(db: Db, config: Folder, now: Date): Promise<void> {
  await db
    .deleteFrom("imports")
    .where("status", "=", "uploaded")
    .where("created_at", "<", new Date(now.getTime() - 7 * day))
    .execute();
  const folder = importFolder(config);
  await removeBrokenUploads(folder, new Date(now.getTime() - day));
  for await (const sha256 of keptHashes(folder)) {
    const age = await stat(filePath(folder, sha256)).catch(() => null);
    if (age && now.getTime() - age.mtimeMs > day) await dropImportFile(db, config, sha256);
  }
}
