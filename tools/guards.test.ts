import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingEdges } from "./lock-stubs.mjs";
import { checkout, node24 } from "./node24.mjs";

/** A guard that never fired is no guard: each rule gets one violation in a copy of the checkout, and neighbours that are allowed. */
let copy: string;

const bin = (...path: string[]) => join(checkout, "node_modules", ...path);
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
};
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(node24(), args, { cwd: copy, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return { status, output: stdout + stderr, stdout };
};

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "amends-guards-"));
  for (const name of ["biome.json", ".gitignore", "tsconfig.base.json", "core/tsconfig.json", "core/package.json", "tools/no-clock.grit"])
    cpSync(join(checkout, name), join(copy, name));
  symlinkSync(join(checkout, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const restricted = "lint/style/noRestrictedImports";

/** file, line of code, rule that must fire */
const violations: [string, string, string][] = [
  ["core/src/desk/v-area.ts", 'export { a } from "../accounts/a.ts";', restricted],
  ["core/src/desk/v-area-dynamic.ts", 'export const a = import("../accounts/a.ts");', restricted],
  ["core/src/accounts/v-area.ts", 'export * from "../desk/a.ts";', restricted],
  ["core/src/deadline/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["core/src/notices/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["core/src/survey/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["server/src/survey/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["server/src/desk/v-survey.ts", 'export { a } from "../survey/a.ts";', restricted],
  ["core/src/desk/v-deadline.ts", 'export { a } from "../deadline/a.ts";', restricted],
  ["core/src/deadline/v-clock.ts", "export const now = () => Date.now();", "plugin"],
  ["core/src/shared/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["core/src/desk/v-node.ts", 'export { readFile } from "node:fs";', restricted],
  ["core/src/desk/v-server.ts", 'export { a } from "@amends/server/desk/a";', restricted],
  ["core/src/desk/v-clock.ts", "export const now = () => Date.now();", "plugin"],
  ["core/src/desk/v-date.ts", "export const now = () => new Date();", "plugin"],
  ["core/src/desk/v-random.ts", "const r = Math.random;\nexport const a = r();", "plugin"],
  ["core/src/shared/v-uuid.ts", "export const id = () => crypto.randomUUID();", "plugin"],
  ["server/src/platform/v-area.ts", 'export { a } from "../desk/index.ts";', restricted],
  ["server/src/platform/db/v-area.ts", 'export { a } from "../../accounts/a.ts";', restricted],
  ["server/src/desk/v-area.ts", 'export { a } from "../accounts/a.ts";', restricted],
  ["server/src/desk/public/v-area.ts", 'export { a } from "../../accounts/a.ts";', restricted],
  ["server/src/accounts/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["server/src/notices/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["server/src/channels/mail/v-area.ts", 'export { a } from "../../accounts/a.ts";', restricted],
  ["server/src/desk/v-notices.ts", 'export { a } from "../notices/a.ts";', restricted],
  ["server/src/demo/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["server/src/deadline/v-area.ts", 'export { a } from "../desk/index.ts";', restricted],
  ["server/src/desk/v-deadline.ts", 'export { a } from "../deadline/a.ts";', restricted],
  ["server/src/platform/v-deadline.ts", 'export { a } from "../deadline/index.ts";', restricted],
  ["server/src/desk/v-web.ts", 'export { a } from "../../../web/src/ui/a.ts";', restricted],
  ["server/src/desk/v-env.ts", "export const port = process.env.AMENDS_PORT;", "lint/style/noProcessEnv"],
  ["server/src/desk/v-cycle-a.ts", 'import { b } from "./v-cycle-b.ts";\nexport const a = () => b;', "lint/suspicious/noImportCycles"],
  ["server/src/desk/v-enum.ts", "export enum A {\n  B = 1,\n}", "lint/style/noEnum"],
  ["web/src/desk/v-area.ts", 'export { a } from "../accounts/a.ts";', restricted],
  ["web/src/accounts/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["web/src/notices/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["web/src/desk/v-notices.ts", 'export { a } from "../notices/a.ts";', restricted],
  ["web/src/ui/v-area.ts", 'export { a } from "../desk/a.ts";', restricted],
  ["web/src/desk/v-server.ts", 'export { a } from "@amends/server/desk/a";', restricted],
  ["web/portal/v-react.ts", 'export { useState } from "react";', restricted],
  ["web/portal/v-antd.ts", 'export { Button } from "antd";', restricted],
  ["web/portal/v-workbench.ts", 'export { a } from "../src/ui/a.ts";', restricted],
  ["cli/src/v-web.ts", 'export { a } from "@amends/web/src/a";', restricted],
];

const allowed: [string, string][] = [
  ["core/src/desk/n-shared.ts", 'export { a } from "../shared/n.ts";'],
  ["core/src/desk/n-content.ts", 'import a from "../../../content/desk/a.json" with { type: "json" };\nexport const b = a;'],
  ["core/src/deadline/n-shared.ts", 'export { a } from "../shared/n.ts";'],
  ["core/src/shared/n.ts", "export const a = (at: string) => new Date(at);"],
  ["server/src/desk/n-index.ts", 'export { a } from "../accounts/index.ts";'],
  ["server/src/desk/n-deadline.ts", 'export { a } from "../deadline/index.ts";'],
  ["server/src/deadline/index.ts", "export const a = 1;"],
  ["server/src/desk/n-core.ts", 'export { a } from "@amends/core/accounts/a";'],
  ["server/src/desk/public/n-own.ts", 'export { a } from "../n-core.ts";'],
  ["server/src/accounts/index.ts", "export const a = 1;"],
  ["web/src/desk/n-ui.ts", 'export { a } from "../ui/n.ts";'],
  ["web/src/ui/n.ts", 'export { a } from "@amends/core/desk/a";'],
  ["web/portal/n-core.ts", 'export { a } from "@amends/core/desk/a";'],
  ["cli/src/n-server.ts", 'export { a } from "@amends/server/platform/a";'],
];

describe("boundaries (Biome)", () => {
  let found: { category: string; file: string }[];

  beforeAll(() => {
    for (const [file, text] of [...violations, ...allowed]) write(file, `${text}\n`);
    write("server/src/desk/v-cycle-b.ts", 'import { a } from "./v-cycle-a.ts";\nexport const b = () => a;\n');
    const { stdout } = run(bin("@biomejs/biome/bin/biome"), "lint", "--reporter=json", "--max-diagnostics=500", ".");
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; severity: string; location: { path: string | { file: string } } }[] };
    found = diagnostics
      .filter((d) => d.severity === "error")
      .map(({ category, location: { path } }) => ({ category, file: typeof path === "string" ? path : path.file }));
  });

  test.each(violations)("%s is refused: %s", (file, _, rule) => {
    expect(found.filter((each) => each.file === file).map((each) => each.category)).toContain(rule);
  });

  test.each(allowed)("%s is allowed: %s", (file) => {
    expect(found.filter((each) => each.file === file)).toEqual([]);
  });
});

describe("types", () => {
  test.each([
    ["fetch", 'export const page = fetch("https://example.com");'],
    ["process", "export const id = process.pid;"],
    ["the DOM", "export const title = document.title;"],
    ["Node", 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;'],
  ])("the core does not compile with %s", (_, text) => {
    rmSync(join(copy, "core/src"), { recursive: true });
    write("core/src/desk/v.ts", `${text}\n`);
    const { status, output } = run(bin("typescript/bin/tsc"), "-p", "core");
    expect(output).toContain("v.ts");
    expect(status).not.toBe(0);
    write("core/src/desk/v.ts", "export const a = 1;\n");
    expect(run(bin("typescript/bin/tsc"), "-p", "core").status).toBe(0);
  });
});

describe("sizes", () => {
  const check = (sizes: number[]) => {
    rmSync(join(copy, "bench"), { recursive: true, force: true });
    sizes.forEach((lines, i) => {
      write(`bench/f${i}.ts`, "//\n".repeat(lines));
    });
    return run(join(checkout, "tools/check-sizes.ts"), copy);
  };
  // The other planted files are one line each, so that many long ones are needed to move the middle.
  test("short files pass", () => expect(check([100, 200, 50]).status).toBe(0));
  test("a file over 400 lines fails and is named", () =>
    expect(check([401])).toMatchObject({ status: 1, output: expect.stringContaining("bench/f0.ts has 401 lines") }));
  test("more than a tenth over 200 lines fails", () =>
    expect(check(Array(20).fill(250))).toMatchObject({ status: 1, output: expect.stringContaining("nine of ten") }));
  test("a median over 80 lines fails", () => expect(check(Array(60).fill(90))).toMatchObject({ status: 1, output: expect.stringContaining("median") }));
});

describe("texts", () => {
  const check = (texts: { "zh-CN": unknown; "zh-TW": unknown; en: unknown }) => {
    for (const [language, content] of Object.entries(texts)) write(`content/texts/${language}/app.json`, JSON.stringify(content));
    return run(join(checkout, "tools/check-texts.ts"), copy);
  };
  const good = { "zh-CN": { a: "还有 {n} 个，请处理" }, "zh-TW": { a: "還有 {n} 個，請處理" }, en: { a: "{n, plural, one {# left} other {# left}}" } };

  test("complete and clean texts pass", () => expect(check(good)).toMatchObject({ status: 0 }));
  test.each([
    ["a missing key", { ...good, "zh-TW": {} }, "zh-TW/app.json a is missing"],
    ["a message that does not parse", { ...good, en: { a: "{n, plural, one {#}" } }, "en/app.json a"],
    ["a value that one language does not take", { ...good, "zh-CN": { a: "还有 {n} 个，{who}" } }, "uses {who}"],
    ["Simplified characters in zh-TW", { ...good, "zh-TW": { a: "還有 {n} 个" } }, "Simplified characters: 个"],
    ["Traditional characters in zh-CN", { ...good, "zh-CN": { a: "還有 {n} 个" } }, "Traditional characters: 還"],
    ["a word of the mainland in zh-TW", { ...good, "zh-TW": { a: "{n} 個用戶" } }, "words of the mainland: 用戶"],
    ["half-width punctuation after Chinese", { ...good, "zh-CN": { a: "还有 {n} 个,请处理" } }, "half-width punctuation"],
    ["Chinese in an English text", { ...good, en: { a: "{n} 个" } }, "Chinese characters"],
    ["an empty text", { ...good, en: { a: "" } }, "empty"],
  ])("%s fails", (_, texts, sentence) => {
    const { status, output } = check(texts);
    expect(output).toContain(sentence);
    expect(status).toBe(1);
  });
});

describe("dead code (Knip)", () => {
  test("an unused file, an unused export and an unused dependency are found", () => {
    const folder = join(copy, "knip");
    const put = (file: string, text: string) => write(join("knip", file), text);
    put("package.json", JSON.stringify({ name: "k", type: "module", main: "main.ts", dependencies: { zod: "4.6.7" } }));
    put("main.ts", 'import { used } from "./used.ts";\nconsole.log(used);\n');
    put("used.ts", "export const used = 1;\nexport const unusedExport = 2;\n");
    put("orphan.ts", "export const nobody = 3;\n");
    const { status, stdout } = spawnSync(node24(), [bin("knip/bin/knip.js"), "--no-progress"], { cwd: folder, encoding: "utf8" });
    for (const name of ["orphan.ts", "unusedExport", "zod"]) expect(stdout).toContain(name);
    expect(status).toBe(1);
  });
});

describe("lock file", () => {
  test("an optional package that the lock lacks is named, and ours lacks none", () => {
    const lock = JSON.parse(readFileSync(join(checkout, "package-lock.json"), "utf8"));
    expect(missingEdges(lock)).toEqual([]);
    delete lock.packages["node_modules/@biomejs/cli-darwin-arm64"];
    expect(missingEdges(lock)).toEqual([{ name: "@biomejs/cli-darwin-arm64", version: "2.6.8", from: "node_modules/@biomejs/biome" }]);
  });
});
