// `npm test` and `npm run check`: every part one after the other, output passed through, and one closing line over all of
// them. Runs on every Node from 20 on; the parts run on Node 24. Options: --no-browser; names of parts to run only those.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, env, exit } from "node:process";
import { checkout, node24 } from "./node24.mjs";

const reports = mkdtempSync(join(tmpdir(), "amends-reports-"));
const bin = (name, ...path) => join(checkout, "node_modules", name, ...path);

/** A static check: passes or fails as one. */
const check = (name, ...args) => ({ name, args, quiet: true });
const types = (folder, project = folder) => check(`types ${folder}`, bin("typescript", "bin", "tsc"), "-p", project);

const parts = [
  types("core"),
  types("core tests", "core/tsconfig.test.json"),
  types("server"),
  types("web"),
  types("cli"),
  types("other", "tsconfig.tools.json"),
  check("lint and boundaries", bin("@biomejs", "biome", "bin", "biome"), "ci", "--colors=off", "."),
  check("dead code", bin("knip", "bin", "knip.js"), "--no-progress"),
  check("sizes", "tools/check-sizes.ts"),
  check("texts", "tools/check-texts.ts"),
  check("lock file", "tools/lock-stubs.mjs", "--check"),
  { ...check("first visit", "tools/check-web-size.mjs"), browser: true }, // needs the built pages, as the journeys do
  {
    name: "unit and server",
    args: [bin("vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "vitest.json")}`],
    count: vitestCount,
  },
  {
    name: "browser",
    args: [bin("@playwright", "test", "cli.js"), "test"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, "playwright.json") },
    count: playwrightCount,
    browser: true,
  },
];

function vitestCount() {
  const file = join(reports, "vitest.json");
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0, testResults } = JSON.parse(readFileSync(file, "utf8"));
  const brokenFiles = testResults.filter((result) => result.status === "failed" && result.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles, skipped: numPendingTests + numTodoTests };
}

function playwrightCount() {
  const file = join(reports, "playwright.json");
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

function run(part) {
  return new Promise((resolve) => {
    const started = Date.now();
    const output = [];
    const child = spawn(node24(), part.args, {
      cwd: checkout,
      env: { ...env, ...part.env, PATH: `${bin(".bin")}:${env.PATH}` },
      stdio: ["ignore", part.quiet ? "pipe" : "inherit", part.quiet ? "pipe" : "inherit"],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output.push(chunk));
    child.on("error", (error) => output.push(Buffer.from(String(error))));
    child.on("close", (code) => {
      const ok = code === 0;
      const count = part.count?.() ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
      if (!ok && count.failed === 0) count.failed = 1; // ended badly although no single test failed
      if (part.quiet && !ok) process.stdout.write(Buffer.concat(output));
      const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
      console.log(`${ok ? "✓" : "✗"} ${part.name}: ${count.passed} passed, ${count.failed} failed${skipped} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      resolve(count);
    });
  });
}

const wanted = argv.slice(2).filter((arg) => !arg.startsWith("--"));
const chosen = parts.filter((part) =>
  wanted.length > 0 ? wanted.some((word) => part.name.startsWith(word)) : !(part.browser && argv.includes("--no-browser")),
);

const total = { passed: 0, failed: 0 };
const add = ({ passed, failed }) => {
  total.passed += passed;
  total.failed += failed;
};
// Static checks two at a time: each uses about one core.
const waiting = chosen.filter((part) => part.quiet);
const lane = async () => {
  for (let part = waiting.shift(); part; part = waiting.shift()) add(await run(part));
};
await Promise.all([lane(), lane()]);
for (const part of chosen.filter((each) => !each.quiet)) add(await run(part));

rmSync(reports, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
exit(total.failed > 0 ? 1 : 0);
