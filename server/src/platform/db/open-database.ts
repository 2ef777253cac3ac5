import { join } from "node:path";
import pg from "pg";
import type { Config } from "../config.ts";
import { isDatabaseGone } from "../error-body.ts";
import { startPostgres } from "./postgres-server.ts";

/** A database that is there: its address, and how to let go of it. */
export type OpenDatabase = { readonly url: string; readonly close: () => Promise<void> };

/**
 * The database of an installation: the one that DATABASE_URL names, waited for when it is away, or the product's own,
 * started or adopted. @throws FolderHeldError when another process runs on the data folder.
 */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "dataDir">,
  options: { holder: string; notice: (message: string) => void },
): Promise<OpenDatabase> {
  if (config.databaseUrl === undefined) {
    const own = await startPostgres({ folder: ownFolder(config), holder: options.holder, notice: options.notice });
    return { url: own.url, close: own.stop };
  }
  await waitFor(config.databaseUrl, options.notice);
  return { url: config.databaseUrl, close: async () => undefined };
}

/** Where the product's own database lies. */
export function ownFolder(config: Pick<Config, "dataDir">): string {
  return join(config.dataDir, "postgres");
}

async function waitFor(url: string, notice: (message: string) => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 4000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!isDatabaseGone(error)) throw error; // wrong password, no such database: waiting does not help
      if (tries === 0)
        notice(`the database of DATABASE_URL does not answer (${(error as Error).message || (error as { code?: string }).code}); waiting for it`);
      await new Promise((later) => setTimeout(later, 1000));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
