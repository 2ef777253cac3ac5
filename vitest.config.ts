import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: "core", include: ["core/src/**/*.test.ts"], isolate: false } },
      {
        test: {
          name: "server",
          include: ["server/src/**/*.test.ts", "cli/src/**/*.test.ts"],
          globalSetup: ["server/src/platform/db/test-cluster.ts"],
          isolate: false, // no module holds state, and importing the heavy libraries once per worker saves most of the time
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      { test: { name: "web", include: ["web/**/*.test.ts", "web/**/*.test.tsx"], exclude: ["**/node_modules/**", "**/dist/**"] } },
      { test: { name: "content", include: ["content/**/*.test.ts"] } },
      { test: { name: "tools", include: ["tools/**/*.test.ts"], testTimeout: 60_000 } },
    ],
  },
});
