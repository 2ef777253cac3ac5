import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { filled } from "./fill/filled.ts";
import { measureBrowser } from "./measure/browser.ts";
import { measureByTime } from "./measure/by-time.ts";
import { measureDeadlines } from "./measure/deadlines.ts";
import { report } from "./measure/figure.ts";
import { pssOf } from "./measure/processes.ts";
import { measureRequests } from "./measure/requests.ts";
import { startServer } from "./measure/server.ts";

const { values } = parseArgs({
  options: {
    /** How many complaints; above 100,000 the figures of 100,000 are measured first and growth is reported against them. */
    size: { type: "string", default: "100000" },
    folder: { type: "string", default: join(tmpdir(), "amends-bench") },
    runs: { type: "string", default: "300" },
    /** Leave out the browser, or the minute of waiting for the memory figure. */
    "no-browser": { type: "boolean", default: false },
    "no-idle": { type: "boolean", default: false },
  },
});

const say = (text: string) => console.error(`bench: ${text}`);
const port = 4698;

/** First start on an empty folder, then a warm one. */
async function measureStarts(): Promise<void> {
  const folder = join(values.folder, "empty");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const [name, budget] of [
    ["start.first", 8_000],
    ["start.warm", 2_500],
  ] as const) {
    const server = await startServer(folder, port);
    report(name, server.startMs, "ms", budget);
    await server.stop();
  }
  rmSync(folder, { recursive: true, force: true });
}

async function measureSize(size: number): Promise<Map<string, number>> {
  const dataDir = join(values.folder, String(size));
  await filled(dataDir, size, say);
  const server = await startServer(dataDir, port);
  try {
    report("start.filled", server.startMs, "ms", null);
    const figures = await measureRequests(server, Number(values.runs), size);
    if (!values["no-browser"]) await measureBrowser(server);
    if (!values["no-idle"]) {
      say("60 s of idling for the memory figure");
      await new Promise((later) => setTimeout(later, 60_000));
      report("memory.idle", pssOf(server.pids()), "MB", size <= 100_000 ? 250 : null);
    }
    await measureByTime(server, dataDir, !values["no-idle"]);
    return figures;
  } finally {
    await server.stop();
  }
}

mkdirSync(values.folder, { recursive: true, mode: 0o755 });
await measureStarts();
measureDeadlines();
const size = Number(values.size);
const small = await measureSize(Math.min(size, 100_000));
if (size > 100_000) {
  const large = await measureSize(size);
  for (const [name, cpu] of large) {
    const before = small.get(name);
    if (before && /^(list|search)/.test(name)) report(`${name}.growth`, cpu / before, "ratio", 1.3);
  }
}
