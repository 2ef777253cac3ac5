// npm leaves optional packages for other platforms out of package-lock.json when it cannot find them, and `npm ci` then
// refuses the lock it wrote itself. This adds an entry for each missing edge; `--check` only reports. Run it after every
// change of dependencies: node tools/lock-stubs.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { argv, exit } from "node:process";

const words = { android: "android", darwin: "darwin", freebsd: "freebsd", linux: "linux", win32: "win32", openharmony: "openharmony" };
const cpus = { arm64: "arm64", x64: "x64", ia32: "ia32", arm: "arm", ppc64: "ppc64", riscv64: "riscv64", s390x: "s390x" };

/** The path in the lock where `name` resolves to when `from` asks for it, or undefined. */
function resolveEdge(packages, from, name) {
  for (let folder = from; ; ) {
    const path = `${folder ? `${folder}/` : ""}node_modules/${name}`;
    if (packages[path]) return path;
    if (!folder) return undefined;
    const cut = folder.lastIndexOf("/node_modules/");
    folder = cut < 0 ? "" : folder.slice(0, cut);
  }
}

/** @returns {{ name: string, version: string, from: string }[]} optional dependencies that the lock does not hold */
export function missingEdges(lock) {
  const missing = new Map();
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!resolveEdge(lock.packages, from, name)) missing.set(name, { name, version, from });
    }
  }
  return [...missing.values()];
}

function stubFor({ name, version }) {
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}@${version} is not an exact version; npm install must put it into the lock`);
  const parts = name.split(/[-/]/);
  const cpu = parts.map((part) => cpus[part]).find(Boolean);
  const os = parts.map((part) => words[part]).find(Boolean);
  const musl = parts.some((part) => part.startsWith("musl"));
  return { version, optional: true, ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}), ...(musl ? { libc: ["musl"] } : {}) };
}

if (import.meta.url === new URL(argv[1] ?? "", "file:").href) {
  const file = new URL("../package-lock.json", import.meta.url);
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingEdges(lock);
  if (argv.includes("--check")) {
    for (const { name, version, from } of missing)
      console.error(`package-lock.json lacks ${name}@${version} (optional for ${from}); run: node tools/lock-stubs.mjs`);
    exit(missing.length > 0 ? 1 : 0);
  }
  for (const edge of missing) lock.packages[`node_modules/${edge.name}`] = stubFor(edge);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} entries added`);
}
