import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** AMENDS_TEST_PORT: a server that was started by hand (`node tools/e2e-server.ts`) and is used by run after run. */
const given = process.env["AMENDS_TEST_PORT"];
const port = given ?? "4691";
/** Where installations for the journeys are asked for (tools/e2e-server.ts). */
export const controlUrl = `http://127.0.0.1:${port}`;
const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"].find((path) => existsSync(path));

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: false,
  timeout: 240_000, // a shared machine may take three times what a quiet one does
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: process.env["CI"] ? 1 : 0, // the build machine is shared; what needed a second try is named 'flaky' in the output
  reporter: [["list"], ["json"]],
  use: {
    actionTimeout: 20_000,
    trace: "retain-on-failure",
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"], ...(browser ? { executablePath: browser } : {}) },
  },
  webServer: {
    command: "exec node tools/e2e-server.ts",
    url: `${controlUrl}/api/health`,
    env: { AMENDS_TEST_PORT: port },
    reuseExistingServer: given !== undefined,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 }, // SIGKILL would leave PostgreSQL behind
    stdout: "ignore",
    stderr: "pipe",
    timeout: 60_000,
  },
});
