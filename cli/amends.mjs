#!/usr/bin/env node
// `npx amends …` on whatever Node is there (20 and newer): finds Node 24 and runs the command line, which is TypeScript.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { node24 } from "../tools/node24.mjs";

let runtime;
try {
  runtime = node24();
} catch (error) {
  console.error(`amends: ${error.message}`);
  exit(1);
}
const child = spawn(runtime, [fileURLToPath(new URL("src/main.ts", import.meta.url)), ...argv.slice(2)], { stdio: "inherit" });
// Ctrl-C reaches the child by itself; a signal sent to this process alone is passed on.
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
process.on("SIGINT", () => undefined);
child.on("close", (code, signal) => exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
