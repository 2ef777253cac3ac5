import { join } from "node:path";

/** Thrown when a backup cannot be made or put back; the message is meant for the person at the terminal. */
export class BackupError extends Error {
  override name = "BackupError";
}

/**
 * A backup is a tar: `manifest.json` first, then `tables/<name>/<number>.ndjson` (a row per line, as JSON), `jobs/…`, the files of
 * the data folder under `data/`, and `complete.json` last. Rows are JSON and not COPY, so that a backup of one PostgreSQL goes
 * into another version's and can be read by people.
 */
export type Manifest = {
  readonly format: "amends-backup";
  readonly version: 1;
  readonly madeAt: string;
  /** Migrations that its tables are the result of; they are run before it is put back. */
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** Last value of each sequence that was used. */
  readonly sequences: Readonly<Record<string, string>>;
  /** The first event nobody had reacted to yet (its seq), null = all done; absent while no server ever ran. */
  readonly reactFrom?: string | null;
};

/** How much there was: says at the end that a backup is whole. */
export type Totals = { readonly rows: Readonly<Record<string, number>>; readonly jobs: number; readonly files: number };

/** What of the data folder belongs to a backup: files by content, imports under way, the key of sessions and second factors. */
const dataFile = /^(?:(?:imports\/)?files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}|imports\/files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}\.rows|[a-z]+-secret)$/;
const prefix = "data/";

export const isDataFile = (path: string): boolean => dataFile.test(path);
export const entryOf = (path: string): string => prefix + path;

/** The place of a `data/` entry under the data folder, null for any other entry. @throws BackupError for a path that does not belong there. */
export function placeOf(entry: string, dataDir: string): { readonly path: string; readonly sha256: string | null } | null {
  if (!entry.startsWith(prefix)) return null;
  const path = entry.slice(prefix.length);
  if (!isDataFile(path)) throw new BackupError(`the backup holds '${entry}', which no backup does`);
  return { path: join(dataDir, path), sha256: /\/([0-9a-f]{64})$/.exec(path)?.[1] ?? null };
}

/** `tables/complaints/000001.ndjson` → complaints; null for another entry. */
export const tableOf = (entry: string): string | null => /^tables\/(\w+)\/\d+\.ndjson$/.exec(entry)?.[1] ?? null;
export const isJobs = (entry: string): boolean => /^jobs\/\d+\.ndjson$/.test(entry);
