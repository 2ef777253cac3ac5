import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { createDb } from "./connect.ts";
import { ownerOf } from "./folder-owner.ts";
import { migrate } from "./migrate.ts";
import { startPostgres, stopLeftover } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the test cluster's maintenance database. */
    clusterUrl: string;
  }
}

const prefix = "amends-test-";

/** Clusters whose test run was killed keep running: stop and remove every one that nobody holds any more. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (!existsSync(join(folder, "data")) || ownerOf(folder)) continue;
    await stopLeftover(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Connects to another database of the same cluster. */
export const onDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** A migrated `template_amends`, which every test file gets a copy of. */
async function makeTemplate(clusterUrl: string): Promise<void> {
  const admin = new pg.Client(clusterUrl);
  await admin.connect();
  await admin.query("drop database if exists template_amends with (force)");
  await admin.query("create database template_amends");
  await admin.end();
  const url = onDatabase(clusterUrl, "template_amends");
  const db = createDb(url);
  await migrate(db, url).finally(() => db.destroy()); // a template must have no open connection
}

/**
 * Vitest globalSetup of the server project: one real PostgreSQL without fsync, and a migrated `template_amends` in it.
 * AMENDS_TEST_DATABASE_URL uses one that runs already (of another version, say), whose user may create databases.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.AMENDS_TEST_DATABASE_URL;
  if (given) {
    await makeTemplate(given);
    project.provide("clusterUrl", given);
    return async () => undefined;
  }
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  const server = await startPostgres({ folder, holder: "a test run", durable: false });
  const teardown = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await teardown(); // Vitest skips the teardown of a setup that threw
    throw error;
  }
  project.provide("clusterUrl", server.url);
  return teardown;
}
