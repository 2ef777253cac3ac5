import { migrate } from "@amends/server/platform/db/migrate";
import type { Command } from "./command.ts";
import { withInstallation } from "./open-installation.ts";

export const command: Command = {
  summary: "bring the database's schema up to date (the server does it by itself when it starts)",
  usage: "migrate",
  async run() {
    const done = await withInstallation("migrate", ({ db, databaseUrl }) => migrate(db, databaseUrl), { migrate: false });
    console.log(done.length > 0 ? `Done: ${done.join(", ")}` : "The schema is up to date.");
    return 0;
  },
};
