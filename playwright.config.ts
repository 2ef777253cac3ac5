import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const port = 4691;
const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"].find((path) => existsSync(path));

export default defineConfig({
  testDir: "e2e",
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"], ["json"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: "retain-on-failure",
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"], ...(browser ? { executablePath: browser } : {}) },
  },
  webServer: {
    command: "exec node tools/e2e-server.ts",
    url: `http://127.0.0.1:${port}/api/health`,
    env: { AMENDS_TEST_PORT: String(port) },
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 }, // SIGKILL would leave PostgreSQL behind
    stdout: "ignore",
    stderr: "pipe",
    timeout: 60_000,
  },
});
