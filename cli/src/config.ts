import { describeConfig, readConfig } from "@amends/server/platform/config";
import type { Command } from "./command.ts";

export const command: Command = {
  summary: "list every setting with its value, default and meaning (secrets masked); --json for programs",
  usage: "config [--json]",
  async run(args) {
    const rows = describeConfig(readConfig());
    if (args.includes("--json")) {
      console.log(JSON.stringify(rows, null, 2));
      return 0;
    }
    for (const { name, value, fallback, meaning, given } of rows) {
      console.log(`${name}=${value}`);
      console.log(`    ${meaning}`);
      console.log(given ? `    set here; default: ${fallback || "(empty)"}` : "    default");
    }
    return 0;
  },
};
