import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = new URL("..", import.meta.url).pathname;
const texts = new URL("../../../content/texts/zh-CN", import.meta.url).pathname;

/** Every key of the catalogue, with its namespace: "app:nav.people", and every beginning of one: "app:nav". */
function catalogue(): { keys: Set<string>; groups: Set<string> } {
  const [keys, groups] = [new Set<string>(), new Set<string>()];
  const walk = (value: unknown, path: string) => {
    if (typeof value === "string") {
      keys.add(path);
      return;
    }
    groups.add(path);
    for (const [key, next] of Object.entries(value as Record<string, unknown>)) walk(next, path.endsWith(":") ? `${path}${key}` : `${path}.${key}`);
  };
  for (const file of readdirSync(texts)) walk(JSON.parse(readFileSync(join(texts, file), "utf8")), `${file.replace(".json", "")}:`);
  return { keys, groups };
}

type Use = { file: string; key: string; whole: boolean };

/** Calls of t() with a literal, or a template whose fixed beginning names a group: t(`role.${role}`). */
function usesIn(file: string): Use[] {
  const code = readFileSync(join(source, file), "utf8");
  const namespace = /useTranslation\(\[?"(\w+)"/.exec(code)?.[1] ?? "app";
  const named = (key: string) => (key.includes(":") ? key : `${namespace}:${key}`);
  const literals = [...code.matchAll(/(?<![\w.])(?:i18next\.)?t\("([^"]+)"/g)].map(([, key = ""]) => ({ file, key: named(key), whole: true }));
  const templates = [...code.matchAll(/(?<![\w.])(?:i18next\.)?t\(`([^`$]+)\$\{[^`]*`\s*[,)](?!\s*\{[^}]*defaultValue)/g)].map(([, start = ""]) => ({
    file,
    key: named(start),
    whole: false,
  }));
  return [...literals, ...templates];
}

const files = readdirSync(source, { recursive: true })
  .map(String)
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file));
const uses = files.flatMap(usesIn);
const { keys, groups } = catalogue();
const there = ({ key, whole }: Use) => {
  if (whole) return keys.has(key);
  const cut = Math.max(key.lastIndexOf("."), key.indexOf(":"));
  return groups.has(key[cut] === ":" ? key.slice(0, cut + 1) : key.slice(0, cut));
};

test("the screens are looked through at all", () => expect(uses.length).toBeGreaterThan(300));
test("every text that a screen asks for is in the catalogue", () => {
  expect(uses.filter((use) => !there(use)).map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
});
