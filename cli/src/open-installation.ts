import { type Config, readConfig } from "@amends/server/platform/config";
import { createDb, type Db } from "@amends/server/platform/db/connect";
import { migrate } from "@amends/server/platform/db/migrate";
import { openDatabase, ownFolder } from "@amends/server/platform/db/open-database";
import { runningPostgres } from "@amends/server/platform/db/postgres-server";

/** The installation's database for the length of one command. */
export type Installation = { readonly config: Config; readonly db: Db; readonly databaseUrl: string };

/**
 * Opens the installation for one command, whether the server runs or not: a running server's database is shared, a
 * stopped one's is started for the command and stopped after it. The schema is brought up to date when nobody serves.
 */
export async function withInstallation<T>(what: string, work: (installation: Installation) => Promise<T>, options: { migrate?: boolean } = {}): Promise<T> {
  const config = readConfig();
  const shared = config.databaseUrl === undefined ? runningPostgres(ownFolder(config)) : undefined;
  const opened = shared
    ? { url: shared, close: async () => undefined }
    : await openDatabase(config, { holder: `'amends ${what}'`, notice: (message) => console.error(`amends: ${message}`) });
  const db = createDb(opened.url, { max: 4 });
  try {
    if (!shared && options.migrate !== false) await migrate(db, opened.url);
    return await work({ config, db, databaseUrl: opened.url });
  } finally {
    await db.destroy();
    await opened.close();
  }
}
