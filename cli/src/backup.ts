import { mayUse } from "@amends/core/accounts/permission";
import { recordBackup, writeBackup } from "@amends/server/platform/backup/index";
import { newUuid } from "@amends/server/platform/new-uuid";
import { actingPerson } from "./acting-person.ts";
import { readArguments } from "./arguments.ts";
import { type Command, CommandError } from "./command.ts";
import { progressLine } from "./import-progress.ts";
import { withInstallation } from "./open-installation.ts";

export const command: Command = {
  summary: "write everything into one file (.tar, or .tar.gz compressed), with the server running or stopped; keep it safe, it opens everything",
  usage: "backup FILE [--as PERSON]",
  async run(args) {
    const { positions, values } = readArguments(args, { positions: 1, values: ["as"] });
    const [file] = positions;
    if (file === undefined) throw new CommandError("say where to: 'amends backup amends-2026-11-28.tar.gz'");
    return withInstallation("backup", async ({ db, config }) => {
      // A nightly job is nobody; a person has to be one who may.
      const viewer = values.as === undefined ? null : (await actingPerson(db, values.as)).viewer;
      if (viewer && !mayUse(viewer.role, "managePeople")) throw new CommandError(`${viewer.name} (${viewer.role}) may not back up: a manager or admin can`);
      const line = progressLine();
      const now = new Date();
      const totals = await writeBackup({ db, dataDir: config.dataDir, file, now, onProgress: (rows) => line.show(rows) }).finally(line.end);
      await recordBackup(db, viewer, totals, { now: now.toISOString(), newId: newUuid });
      console.log(`${file}: ${totals.rows["complaints"] ?? 0} complaints, ${totals.files} files. Whoever has it can read all of it.`);
      if (config.sessionSecret) console.log("AMENDS_SESSION_SECRET is not in it: keep that as well, second factors need it.");
      return 0;
    });
  },
};
