import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { holdFolder } from "./folder-owner.ts";
import { databaseUser, isReachable, postgresBinaries } from "./postgres-binaries.ts";
import { postgresSettings } from "./postgres-settings.ts";
import { commandLineOf, isAlive, waitForExit } from "./running-process.ts";

/** A PostgreSQL that this process looks after. */
export type OwnPostgres = {
  /** Connection string of the database `amends`. */
  readonly url: string;
  /** True when a server left behind by a killed process was taken over instead of started. */
  readonly adopted: boolean;
  /** True when the data folder was made by this start. */
  readonly fresh: boolean;
  /** Fast shutdown: open transactions are rolled back, committed ones are on disk. Safe to call twice. */
  stop(): Promise<void>;
};

/** What the log should hear about: a restart after the database died. */
export type PostgresNotices = (message: string) => void;

type Options = {
  /** `<folder>/{data, secret, server.log, owner.pid}` */
  readonly folder: string;
  /** Named in the sentence that a second start gets: 'Amends on http://127.0.0.1:4600'. */
  readonly holder: string;
  readonly durable?: boolean;
  readonly notice?: PostgresNotices;
  /** A free one is chosen when it is not given. */
  readonly port?: number;
};

const superuser = "amends";

/**
 * Starts PostgreSQL on `folder`, or adopts the one that a killed predecessor left running there. While it is held, a
 * server that dies is started again on the same port. @throws FolderHeldError when another living process holds the folder.
 */
export async function startPostgres(options: Options): Promise<OwnPostgres> {
  if (!isReachable(options.folder))
    throw new Error(
      `The database cannot be put into ${options.folder}: its user (uid ${databaseUser?.uid}) may not enter a folder above it. Choose another AMENDS_DATA_DIR.`,
    );
  mkdirSync(options.folder, { recursive: true, mode: 0o755 });
  const folder = realpathSync(options.folder); // two ways to one folder must give one command line
  if (databaseUser) chmodSync(folder, 0o755);
  const release = holdFolder(folder, options.holder);
  try {
    const binaries = postgresBinaries();
    const fresh = initialise(folder, binaries);
    const password = readFileSync(join(folder, "secret"), "utf8").trim();
    const durable = options.durable ?? true;
    let adopted = await adopt(folder, binaries, password, durable);
    const wasAdopted = adopted !== undefined;
    adopted ??= await launch(folder, binaries, password, durable, options.port ?? (await freePort()));
    const guard = watch(adopted, (port) => launch(folder, binaries, password, durable, port), options.notice ?? (() => undefined));
    const url = urlOf(adopted.port, password);
    let stopping: Promise<void> | undefined;
    return { url, adopted: wasAdopted, fresh, stop: () => (stopping ??= guard.stop().finally(release)) };
  } catch (error) {
    release();
    throw error;
  }
}

/** The connection string of a server that runs on the folder right now, started by whomever; undefined when none does. */
export function runningPostgres(folder: string): string | undefined {
  const found = existsSync(folder) ? postmasterOf(realpathSync(folder)) : undefined;
  if (!found) return undefined;
  return urlOf(found.port, readFileSync(join(folder, "secret"), "utf8").trim());
}

/** Stops whatever PostgreSQL still runs on a folder nobody holds any more (left-over test clusters). */
export async function stopLeftover(folder: string): Promise<void> {
  const found = existsSync(folder) ? postmasterOf(realpathSync(folder)) : undefined;
  if (found) await halt(found.pid);
}

function urlOf(port: number, password: string, database = "amends"): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

function initialise(folder: string, binaries: string): boolean {
  const data = join(folder, "data");
  if (existsSync(join(data, "PG_VERSION")) && existsSync(join(folder, "secret"))) return false;
  const making = join(folder, "data.new");
  rmSync(making, { recursive: true, force: true });
  const secret = join(folder, "secret");
  writeFileSync(secret, randomBytes(24).toString("hex"), { mode: 0o600 });
  mkdirSync(making, { mode: 0o700 });
  if (databaseUser) {
    chownSync(secret, databaseUser.uid, databaseUser.gid); // initdb reads the password as its own user
    chownSync(making, databaseUser.uid, databaseUser.gid);
  }
  const args = ["-D", making, "-U", superuser, "--pwfile", secret, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"];
  const made = spawnSync(join(binaries, "initdb"), args, {
    ...databaseUser,
    cwd: folder,
    encoding: "utf8",
    env: { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/bin", TZ: "UTC" },
  });
  if (made.error || made.status !== 0) throw new Error(`PostgreSQL could not create its data folder ${data}: ${made.error?.message ?? made.stderr.trim()}`);
  if (databaseUser) chownSync(secret, 0, 0);
  renameSync(making, data); // a start that was killed half-way leaves only data.new
  return true;
}

function argumentsFor(folder: string, durable: boolean, port: number): string[] {
  return ["-D", join(folder, "data"), ...Object.entries(postgresSettings({ port, durable })).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** The living postmaster of the folder by its pid file (line 1 process, line 4 port), checked against its command line. */
function postmasterOf(folder: string): { pid: number; port: number } | undefined {
  const file = join(folder, "data", "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 1) || !(port > 0) || !isAlive(pid)) return undefined;
  return commandLineOf(pid).includes(join(folder, "data")) ? { pid, port } : undefined;
}

type Running = { pid: number; port: number; child?: ChildProcess };

async function adopt(folder: string, binaries: string, password: string, durable: boolean): Promise<Running | undefined> {
  const found = postmasterOf(folder);
  if (!found) return undefined;
  const wanted = [join(binaries, "postgres"), ...argumentsFor(folder, durable, found.port)].join(" ");
  // Anything else than exactly what this version would start is stopped: new settings or binaries take effect then.
  if (commandLineOf(found.pid).replaceAll(/\s+/g, " ") === wanted.replaceAll(/\s+/g, " ") && (await answers(found.port, password, found.pid))) return found;
  await halt(found.pid);
  return undefined;
}

async function launch(folder: string, binaries: string, password: string, durable: boolean, port: number): Promise<Running> {
  // Nobody living wrote it (checked by its caller), but PostgreSQL would believe a reused number, or a killed process
  // that its container never cleared away. What still uses the shared memory of the old server is noticed all the same.
  rmSync(join(folder, "data", "postmaster.pid"), { force: true });
  const logFile = join(folder, "server.log");
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) rmSync(logFile);
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(join(binaries, "postgres"), argumentsFor(folder, durable, port), {
    ...databaseUser,
    cwd: folder,
    detached: true, // a process group of its own: Ctrl-C reaches the application first, which closes the database last
    stdio: ["ignore", log, log],
    env: { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/bin", TZ: "UTC" },
  });
  closeSync(log);
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  const pid = child.pid;
  if (pid === undefined) return failed;
  child.unref();
  if (await Promise.race([answers(port, password, pid), failed])) return { pid, port, child };
  throw new Error(`PostgreSQL did not start. The end of ${logFile} says why:\n${readFileSync(logFile, "utf8").split("\n").slice(-8).join("\n")}`);
}

/** Asks until the server answers (also after crash recovery, up to 60 s) and has the database `amends`; false when it died. */
async function answers(port: number, password: string, pid: number): Promise<boolean> {
  const end = performance.now() + 60_000;
  while (performance.now() < end && isAlive(pid)) {
    const client = new pg.Client({ connectionString: urlOf(port, password, "postgres"), connectionTimeoutMillis: 3000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = 'amends'");
      if (rowCount === 0) await client.query("create database amends");
      return true;
    } catch {
      await new Promise((later) => setTimeout(later, 20));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

/** Starts the server again when it dies although nobody asked it to. */
function watch(first: Running, restart: (port: number) => Promise<Running>, notice: PostgresNotices): { stop(): Promise<void> } {
  let current = first;
  let busy: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (busy || isAlive(current.pid)) return;
    notice("PostgreSQL is gone; it is being started again");
    busy = restart(current.port)
      .then((again) => {
        current = again;
        notice("PostgreSQL is back");
      })
      .catch((error: Error) => notice(`PostgreSQL could not be started again, trying on: ${error.message}`))
      .finally(() => {
        busy = undefined;
      });
  }, 250);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await busy;
      await halt(current.pid);
    },
  };
}

async function halt(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitForExit(pid, patience)) return;
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
