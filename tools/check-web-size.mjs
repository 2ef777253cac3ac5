// Prints what a first visit loads (all static imports, styles, and the texts and locale of one language, gzip) and fails when
// it is more than promised: the workbench with its list 350 kB of script, the customer's page 40 kB. After `vite build web`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exit } from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../web/dist", import.meta.url));
const manifestFile = join(dist, ".vite", "manifest.json");

/** Entries of the manifest that the page needs, by key: `starts` and everything they import statically. */
export function neededBy(manifest, starts) {
  const needed = new Set();
  const take = (key) => {
    if (needed.has(key) || !manifest[key]) return;
    needed.add(key);
    for (const next of manifest[key].imports ?? []) take(next);
  };
  for (const start of starts) take(start);
  return [...needed];
}

function gzipSize(file) {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
}

/** Script and style of a page in bytes, gzip. */
function weigh(manifest, keys) {
  const scripts = new Set(keys.map((key) => manifest[key].file).filter((file) => file.endsWith(".js")));
  const styles = new Set(keys.flatMap((key) => manifest[key].css ?? []));
  const sum = (files) => [...files].reduce((total, file) => total + gzipSize(file), 0);
  return { script: sum(scripts), style: sum(styles), requests: scripts.size + styles.size };
}

function pages(manifest) {
  const language = "zh-CN";
  const texts = (names) => names.map((name) => `../content/texts/${language}/${name}.json`);
  const find = (ending) => Object.keys(manifest).filter((key) => key.endsWith(ending));
  const list = ["index.html", "src/desk/ComplaintsPage.tsx", ...texts(["app", "words", "notices", "desk"]), ...find("antd/es/locale/zh_CN.js")];
  const signIn = ["index.html", "src/accounts/SignInPage.tsx", ...texts(["app", "words", "accounts"]), ...find("antd/es/locale/zh_CN.js")];
  return [
    { name: "workbench, list", starts: list, limit: 350_000 },
    { name: "workbench, sign-in", starts: signIn, limit: 350_000 },
    { name: "customer's page", starts: ["portal/index.html", ...find("texts/zh-CN/portal.json")], limit: 40_000 },
  ];
}

if (!existsSync(manifestFile)) {
  console.error("web/dist is not built: run npx vite build web first");
  exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
let failed = false;
for (const { name, starts, limit } of pages(manifest)) {
  const missing = starts.filter((key) => !manifest[key]);
  if (missing.length > 0) console.error(`${name}: the manifest lacks ${missing.join(", ")}`);
  const { script, style, requests } = weigh(manifest, neededBy(manifest, starts));
  const over = script > limit || missing.length > 0;
  failed ||= over;
  console.log(
    `${over ? "✗" : "✓"} ${name}: ${(script / 1000).toFixed(1)} kB script of ${limit / 1000}, ${(style / 1000).toFixed(1)} kB style, ${requests} files (gzip)`,
  );
}
exit(failed ? 1 : 0);
