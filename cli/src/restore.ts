import { stat } from "node:fs/promises";
import { restoreBackup } from "@amends/server/platform/backup/index";
import { readConfig } from "@amends/server/platform/config";
import { ownFolder } from "@amends/server/platform/db/open-database";
import { runningPostgres } from "@amends/server/platform/db/postgres-server";
import { newUuid } from "@amends/server/platform/new-uuid";
import { readArguments } from "./arguments.ts";
import { type Command, CommandError } from "./command.ts";
import { progressLine } from "./import-progress.ts";
import { withInstallation } from "./open-installation.ts";

export const command: Command = {
  summary: "put a backup into an empty installation, with the server stopped; refused where anything is",
  usage: "restore FILE",
  async run(args) {
    const [file] = readArguments(args, { positions: 1 }).positions;
    if (file === undefined) throw new CommandError("say which file: 'amends restore amends-2026-11-28.tar.gz'");
    if (!(await stat(file).catch(() => undefined))?.isFile()) throw new CommandError(`there is no file '${file}'`);
    const { databaseUrl, dataDir } = readConfig();
    if (databaseUrl === undefined && runningPostgres(ownFolder({ dataDir }))) throw new CommandError("Amends runs on this data folder: stop it first");
    return withInstallation(
      "restore",
      async ({ db, config, databaseUrl: url }) => {
        const line = progressLine();
        const restored = await restoreBackup({
          db,
          databaseUrl: url,
          dataDir: config.dataDir,
          file,
          now: new Date(),
          newId: newUuid,
          onProgress: (rows) => line.show(rows),
        }).finally(line.end);
        console.log(`Restored as of ${restored.madeAt}: ${restored.rows["complaints"] ?? 0} complaints, ${restored.files} files.`);
        if (config.sessionSecret) console.log("AMENDS_SESSION_SECRET is set here: second factors work only if it is the one that was used before.");
        return 0;
      },
      { migrate: false },
    );
  },
};
