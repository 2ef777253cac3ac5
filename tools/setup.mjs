// Everything a fresh clone needs before `npm start`, `npm test` or `npm run check`, in plain JavaScript because it runs on
// whatever Node is there (20 and newer). Does nothing, in a tenth of a second, when everything is up to date.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, env, exit } from "node:process";
import { checkout, node24 } from "./node24.mjs";

const at = (...parts) => join(checkout, ...parts);
const say = (text) => console.log(`amends: ${text}`);

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: checkout, stdio: ["ignore", "inherit", "inherit"], ...options });
  return result.status === 0;
}

// --- packages

/** npm itself on the Node it came with: the one in node_modules disappears while npm installs. */
function npm(args) {
  return env.npm_execpath && env.npm_node_execpath && existsSync(env.npm_node_execpath) && !env.npm_node_execpath.startsWith(at("node_modules"))
    ? run(env.npm_node_execpath, [env.npm_execpath, ...args])
    : run("npm", args, { shell: process.platform === "win32" });
}

/** Compares what the lock asks for with what npm says it installed; a plain `npm ci` or `npm install` leaves it fresh too. */
function packagesAreFresh() {
  const read = (file) => JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  try {
    const wanted = read(at("package-lock.json"));
    const there = read(at("node_modules", ".package-lock.json"));
    return Object.entries(wanted).every(([path, entry]) => {
      if (!path.startsWith("node_modules/") || entry.link) return true;
      if (!there[path]) return Boolean(entry.optional || entry.peer || entry.devOptional);
      return there[path].version === entry.version;
    });
  } catch {
    return false;
  }
}

function installPackages() {
  if (packagesAreFresh()) return;
  say("installing packages (about a minute the first time) …");
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund"];
  if (npm(["ci", ...quiet]) || npm(["install", "--no-save", ...quiet])) return;
  throw new Error("The packages could not be installed; npm says why above.");
}

// --- web

function* filesBelow(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (name === "node_modules" || name === "dist" || name.endsWith(".test.ts") || name.endsWith(".test.tsx")) continue;
    yield* filesBelow(join(path, name));
  }
}

function buildWeb() {
  if (!existsSync(at("web", "index.html"))) return;
  const hash = createHash("sha256");
  for (const part of ["web", "core/src", "content", "package-lock.json", "tools/precompress.mjs"]) {
    for (const file of filesBelow(at(part))) hash.update(file.slice(checkout.length)).update(readFileSync(file));
  }
  const mark = hash.digest("hex");
  const markFile = at("web", "dist", ".built-from");
  if (existsSync(markFile) && readFileSync(markFile, "utf8") === mark) return;
  say("building the web part …");
  const built = run(node24(), [at("node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"], { cwd: at("web") });
  if (!built || !run(node24(), [at("tools", "precompress.mjs"), at("web", "dist")]))
    throw new Error("The web part could not be built; the reason stands above.");
  writeFileSync(markFile, mark);
}

// --- browser for the journeys

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

function installBrowser() {
  const asRootOnDebian = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (browsers.some((path) => existsSync(path))) {
    const fonts = !existsSync("/usr/bin/dpkg") || spawnSync("dpkg", ["-s", "fonts-noto-cjk"], { stdio: "ignore" }).status === 0;
    if (!fonts && asRootOnDebian && !aptInstall(["fonts-noto-cjk"])) say("fonts-noto-cjk is missing; Chinese text in pictures shows boxes");
    return;
  }
  if (asRootOnDebian && aptInstall(["chromium", "fonts-noto-cjk"])) return;
  const cli = at("node_modules", "@playwright", "test", "cli.js");
  const has =
    spawnSync(node24(), ["-e", "process.exit(require('fs').existsSync(require('@playwright/test').chromium.executablePath()) ? 0 : 1)"], { cwd: checkout })
      .status === 0;
  if (has) return;
  say("installing Chromium for the browser journeys …");
  if (!run(node24(), [cli, "install", "chromium"]))
    throw new Error("There is no Chromium for the browser journeys and none could be installed. Install one, or use 'npm run check', which needs none.");
}

function aptInstall(packages) {
  say(`installing ${packages.join(" and ")} …`);
  const options = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" } };
  const install = () => run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
  return install() || (run("apt-get", ["update", "-qq"], options) && install());
}

// ---

try {
  installPackages();
  node24();
  if (argv[2] !== "check") buildWeb();
  if (argv[2] === "test") installBrowser();
} catch (error) {
  console.error(`amends: ${error.message}`);
  exit(1);
}
