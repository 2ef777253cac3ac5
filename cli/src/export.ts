import { pipeline } from "node:stream/promises";
import { mayUse } from "@amends/core/accounts/permission";
import { createSearchWindows, exportComplaints, exportFormats, exportQuery } from "@amends/server/desk/index";
import { newUuid } from "@amends/server/platform/new-uuid";
import { actingPerson } from "./acting-person.ts";
import { readArguments } from "./arguments.ts";
import { type Command, CommandError } from "./command.ts";
import { withInstallation } from "./open-installation.ts";

const filters = Object.keys(exportQuery.shape) as (keyof typeof exportQuery.shape)[];
type Format = (typeof exportFormats)[number];
const isFormat = (text: string): text is Format => (exportFormats as readonly string[]).includes(text);

export const command: Command = {
  summary: `write a list of complaints to standard output: ${exportFormats.join(", ")}; filters as in the list (--state closed)`,
  usage: "export [--as NAME] [--format csv] [--view all] [--q WORDS] > FILE",
  async run(args) {
    const { as, format = "csv", ...asked } = readArguments(args, { values: ["as", "format", ...filters] }).values;
    if (!isFormat(format)) throw new CommandError(`the format is one of ${exportFormats.join(", ")}`);
    const query = exportQuery.safeParse(asked);
    if (!query.success) throw new CommandError(query.error.issues.map((issue) => `--${String(issue.path[0])}: ${issue.message}`).join("; "));
    if (format === "xlsx" && process.stdout.isTTY) throw new CommandError("a workbook is not for the terminal: add '> complaints.xlsx'");
    return withInstallation("export", async ({ db }) => {
      const { viewer, language } = await actingPerson(db, as);
      if (!mayUse(viewer.role, "exportComplaints")) throw new CommandError(`${viewer.name} may not export complaints (${viewer.role})`);
      const deps = { desk: { windows: createSearchWindows() } };
      const file = await exportComplaints({ db, viewer, language: language ?? "en", now: new Date().toISOString(), newId: newUuid, deps }, query.data, format);
      await pipeline(file.body, process.stdout);
      console.error(`amends: ${file.count} complaints`);
      return 0;
    });
  },
};
