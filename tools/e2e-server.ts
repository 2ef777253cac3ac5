import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopLeftover } from "../server/src/platform/db/postgres-server.ts";

/** The server of the browser journeys: an empty installation each time, apart from any the developer has. */
const port = process.env["AMENDS_TEST_PORT"] ?? "4691";
const folder = join(tmpdir(), `amends-e2e-${port}`);
await stopLeftover(join(folder, "postgres"));
rmSync(folder, { recursive: true, force: true });

Object.assign(process.env, {
  AMENDS_PORT: port,
  AMENDS_DATA_DIR: folder,
  AMENDS_LOGIN_LIMIT_ADDRESS: "1000/20s",
  AMENDS_LOGIN_LIMIT_ACCOUNT: "1000/5min",
  AMENDS_PORTAL_LIMIT: "1000/1min",
});
await import("../server/src/main.ts");
