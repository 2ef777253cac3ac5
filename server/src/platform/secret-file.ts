import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A random secret of 256 bits that is made once and kept in the data folder, readable by its owner only. */
export function secretFile(dataDir: string, name: string): string {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, name);
  const mine = `${file}.${process.pid}`;
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    writeFileSync(mine, randomBytes(32).toString("hex"), { mode: 0o600 });
    try {
      linkSync(mine, file); // of two first starts one wins, and both read the winner's secret
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(mine, { force: true });
    }
    return readFileSync(file, "utf8").trim();
  }
}
