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

/** Vitest globalSetup of the server project: one real PostgreSQL without fsync, and a migrated `template_amends` in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  const server = await startPostgres({ folder, holder: "a test run", durable: false });
  const teardown = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const admin = new pg.Client(server.url);
    await admin.connect();
    await admin.query("create database template_amends");
    await admin.end();
    const db = createDb(server.url.replace(/amends$/, "template_amends"));
    await migrate(db).finally(() => db.destroy()); // a template must have no open connection
  } catch (error) {
    await teardown(); // Vitest skips the teardown of a setup that threw
    throw error;
  }
  project.provide("clusterUrl", server.url);
  return teardown;
}
