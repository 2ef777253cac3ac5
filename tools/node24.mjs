// Finds the Node that runs the TypeScript sources: the one brought along in node_modules, else the one we run on.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = fileURLToPath(new URL("..", import.meta.url));

/** @returns {string} path of a Node >= 24, or throws a sentence that says what to do */
export function node24() {
  const brought = join(checkout, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  const installed = existsSync(join(checkout, "node_modules"));
  throw new Error(
    installed
      ? `Amends needs Node 24 or newer, brings none along for ${process.platform}-${process.arch}, and runs on ${process.version} here. Install Node 24 and try again.`
      : "Amends is not installed yet: run 'npm ci' (or 'npm start', which does it) in the checkout first.",
  );
}
