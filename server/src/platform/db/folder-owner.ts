import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { birthMarkOf, isAlive } from "./running-process.ts";

type Owner = { pid: number; birth: string; what: string; since: string };

/** Thrown when another living process works on the same data folder. The message is meant for the person at the terminal. */
export class FolderHeldError extends Error {
  override name = "FolderHeldError";
  readonly owner: { pid: number; what: string; since: string };
  constructor(folder: string, owner: Owner) {
    super(
      `The data folder ${folder} is held by ${owner.what} (process ${owner.pid}, since ${owner.since}). ` +
        "Stop that process first, or give this one a folder of its own with AMENDS_DATA_DIR.",
    );
    this.owner = owner;
  }
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Owner;
  } catch {
    return undefined;
  }
}

function lives(owner: Owner | undefined): owner is Owner {
  return owner !== undefined && isAlive(owner.pid) && birthMarkOf(owner.pid) === owner.birth;
}

/** Who holds the folder now, if anybody living does. */
export function ownerOf(folder: string): { pid: number; what: string; since: string } | undefined {
  const owner = read(join(folder, "owner.pid"));
  return lives(owner) ? owner : undefined;
}

/**
 * Takes the folder for this process and returns the function that gives it back. A file left by a process that was
 * killed is taken over. @throws FolderHeldError when a living process holds it.
 */
export function holdFolder(folder: string, what: string): () => void {
  const file = join(folder, "owner.pid");
  const mine = `${file}.${process.pid}`;
  const owner: Owner = { pid: process.pid, birth: birthMarkOf(process.pid), what, since: new Date().toISOString() };
  writeFileSync(mine, JSON.stringify(owner));
  try {
    for (let tries = 0; tries < 20; tries++) {
      try {
        linkSync(mine, file); // atomic: fails when the file exists, never shows a half-written one
        return () => {
          if (read(file)?.pid === process.pid) rmSync(file, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const other = read(file);
      if (lives(other)) throw new FolderHeldError(folder, other);
      setAside(file, `${file}.stale.${process.pid}`);
    }
    throw new Error(`The file ${file} cannot be taken over. Remove it when no Amends runs on this folder.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moves a dead owner's file away; when somebody living has taken the place in between, that file is put back. */
function setAside(file: string, aside: string): void {
  try {
    renameSync(file, aside);
    if (lives(read(aside))) linkSync(aside, file);
  } catch {
    // gone already: somebody else was faster, the next round looks again
  } finally {
    rmSync(aside, { force: true });
  }
}
