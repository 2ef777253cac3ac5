import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assessText } from "../../core/src/desk/assessment.ts";

/**
 * Our own labelled complaints (written for this, no customer's words). `tune`: the rules were made on them. `held`: written before the
 * rules, by the same hand. `fresh`: written after them as paraphrases as odd as possible; the first run found 6 of 14 hazards, then the
 * word lists were widened on them. `final`: written after that in ordinary wording; its first run is the honest figure (README.md).
 */
type Part = "tune" | "held" | "fresh" | "final";
type Labelled = {
  readonly id: string;
  readonly part: Part;
  readonly facts: string;
  readonly demand: string;
  readonly specials: readonly string[];
  readonly mainWant: string;
  readonly severity: string;
  readonly category: string;
};
const labelled = ["zh-CN", "zh-TW", "en"].flatMap(
  (language) => JSON.parse(readFileSync(new URL(`examples/labelled.${language}.json`, import.meta.url), "utf8")) as Labelled[],
);

const rootOf = (id: string | undefined) => id?.split(".")[0];
const rate = (list: readonly boolean[]) => list.filter(Boolean).length / Math.max(1, list.length);

function measure(part: Part) {
  const rows = labelled.filter((l) => l.part === part).map((l) => ({ l, p: assessText({ facts: l.facts, demandText: l.demand }) }));
  const special = (kind: string) => {
    const is = rows.map(({ l }) => l.specials.includes(kind));
    const said = rows.map(({ p }) => p.specials.some((s) => s.value === kind));
    return { precision: rate(said.flatMap((s, i) => (s ? [is[i] as boolean] : []))), recall: rate(is.flatMap((s, i) => (s ? [said[i] as boolean] : []))) };
  };
  return {
    rows: rows.length,
    safety: special("safety"),
    forceful: special("forceful"),
    vip: special("vip"),
    recurring: special("recurring"),
    severity: rate(rows.map(({ l, p }) => p.severity.value === l.severity)),
    mainWant: rate(rows.map(({ l, p }) => p.mainWant?.value === l.mainWant)),
    category: rate(rows.map(({ l, p }) => p.categories[0]?.value === l.category)),
    root: rate(rows.map(({ l, p }) => rootOf(p.categories[0]?.value) === rootOf(l.category))),
    inThree: rate(rows.map(({ l, p }) => p.categories.some((c) => rootOf(c.value) === rootOf(l.category)))),
  };
}

describe("what the first assessment finds in our own labelled complaints", () => {
  test("there are enough of each language", () => {
    const count = (language: string) => labelled.filter((l) => l.id.startsWith(`${language}-`)).length;
    expect([count("zh-CN"), count("zh-TW"), count("en")].map((n, i) => n >= ([60, 30, 60][i] as number))).toEqual([true, true, true]);
    expect(new Set(labelled.map((l) => l.id)).size).toBe(labelled.length);
  });

  // Floors a little under what was measured: a change that makes it worse must be seen and argued.
  test.each<[Part, { safety: number; forceful: number; severity: number; mainWant: number; category: number; inThree: number }]>([
    ["tune", { safety: 0.95, forceful: 0.95, severity: 0.95, mainWant: 0.95, category: 0.85, inThree: 0.95 }],
    ["held", { safety: 0.95, forceful: 0.8, severity: 0.95, mainWant: 0.92, category: 0.8, inThree: 0.92 }],
    ["fresh", { safety: 0.9, forceful: 0.9, severity: 0.92, mainWant: 0.9, category: 0.8, inThree: 0.92 }],
    ["final", { safety: 0.95, forceful: 0.95, severity: 0.92, mainWant: 0.88, category: 0.7, inThree: 0.85 }],
  ])("%s", (part, floor) => {
    const found = measure(part);
    expect(found.safety.precision, "safety precision").toBeGreaterThanOrEqual(floor.safety);
    expect(found.safety.recall, "safety recall").toBeGreaterThanOrEqual(floor.safety);
    expect(Math.min(found.forceful.precision, found.forceful.recall), "forceful").toBeGreaterThanOrEqual(floor.forceful);
    expect(Math.min(found.vip.precision, found.vip.recall), "vip").toBeGreaterThanOrEqual(0.9);
    expect(Math.min(found.recurring.precision, found.recurring.recall), "recurring").toBeGreaterThanOrEqual(0.7);
    expect(found.severity, "severity").toBeGreaterThanOrEqual(floor.severity);
    expect(found.mainWant, "main want").toBeGreaterThanOrEqual(floor.mainWant);
    expect(found.category, "category").toBeGreaterThanOrEqual(floor.category);
    expect(found.inThree, "root among three").toBeGreaterThanOrEqual(floor.inThree);
  });
});
