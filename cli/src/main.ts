import { enableCompileCache } from "node:module";
import { type Command, CommandError } from "./command.ts";

enableCompileCache();

/** Every command by name, loaded only when it is called. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import("./serve.ts"),
  config: () => import("./config.ts"),
  migrate: () => import("./migrate.ts"),
  demo: () => import("./demo.ts"),
  people: () => import("./people.ts"),
  import: () => import("./import.ts"),
  export: () => import("./export.ts"),
  backup: () => import("./backup.ts"),
  restore: () => import("./restore.ts"),
};

async function help(): Promise<number> {
  console.log("amends: the complaint desk\n");
  for (const load of Object.values(commands)) {
    const { command } = await load();
    console.log(`  amends ${command.usage.padEnd(34)} ${command.summary}`);
  }
  console.log("\nSettings come from the environment; 'amends config' lists them.");
  return 0;
}

const [name = "help", ...args] = process.argv.slice(2);
try {
  if (name === "help" || name === "--help" || name === "-h") process.exitCode = await help();
  else if (!Object.hasOwn(commands, name)) throw new CommandError(`there is no command '${name}'; 'amends help' lists them`);
  else {
    const loaded = await commands[name]?.();
    if (loaded && (args.includes("--help") || args.includes("-h"))) console.log(`amends ${loaded.command.usage}\n${loaded.command.summary}`);
    else process.exitCode = (await loaded?.command.run(args)) ?? 0;
  }
} catch (error) {
  const forPeople =
    error instanceof Error && ["CommandError", "ConfigError", "FolderHeldError", "SchemaError", "RefusalError", "BackupError"].includes(error.name);
  console.error(forPeople ? `amends: ${error.message}` : error);
  process.exitCode = 1;
}
