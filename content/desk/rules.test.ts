import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gatherEvidence } from "../../core/src/desk/assessment-evidence.ts";
import { builtInGrammar, builtInRules, builtInWords } from "../../core/src/desk/assessment-lexicon.ts";
import { checkRules, type Rule } from "../../core/src/desk/assessment-rule.ts";
import { checkCategories, defaultCategories } from "../../core/src/desk/category.ts";
import { complaintKinds, mainWants, motives, personalities, riskFlags, specialKinds } from "../../core/src/desk/vocabulary.ts";

type Examples = Readonly<Record<string, { readonly fires: readonly string[]; readonly quiet: readonly string[] }>>;
const examples = JSON.parse(readFileSync(new URL("examples/rules.json", import.meta.url), "utf8")) as Examples;
const fired = (facts: string) => gatherEvidence({ facts }, defaultCategories).findings.map((f) => f.rule.id);

describe("rules are well formed", () => {
  test("schema", () => expect(checkRules(builtInRules, builtInWords)).toEqual([]));
  test("the tree", () => expect(checkCategories(defaultCategories)).toEqual([]));

  test("every target exists", () => {
    const known = new Set([
      "emotion",
      ...specialKinds.map((k) => `special:${k}`),
      ...riskFlags.map((k) => `risk:${k}`),
      ...personalities.map((k) => `personality:${k}`),
      ...motives.map((k) => `motive:${k}`),
      ...mainWants.map((k) => `want:${k}`),
      ...complaintKinds.map((k) => `kind:${k}`),
      ...defaultCategories.map((c) => `category:${c.id}`),
    ]);
    expect(builtInRules.flatMap((r) => r.targets).filter((t) => !known.has(t))).toEqual([]);
  });

  test("both languages speak for every special kind, want and root category", () => {
    const wanted = [
      ...specialKinds.map((k) => `special:${k}`),
      ...mainWants.map((k) => `want:${k}`),
      ...motives.map((k) => `motive:${k}`),
      ...personalities.map((k) => `personality:${k}`),
    ];
    const speaks = (target: string, language: Rule["language"]) => builtInRules.some((r) => r.language === language && r.targets.some((t) => t === target));
    expect(wanted.filter((t) => !speaks(t, "zh") || !speaks(t, "en"))).toEqual([]);
    const roots = defaultCategories.filter((c) => c.parent === null).map((c) => c.id);
    const about = (root: string, language: Rule["language"]) =>
      builtInRules.some((r) => r.language === language && r.targets.some((t) => t === `category:${root}` || t.startsWith(`category:${root}.`)));
    expect(roots.filter((r) => !about(r, "zh") || !about(r, "en"))).toEqual([]);
  });

  test("the check itself fires", () => {
    const bad: Rule = { id: "x y", language: "zh", targets: ["special:safety"], phrases: ["$unknown", " "], weight: 99 };
    expect(checkRules([bad, bad], {}).map((p) => p.problem)).toEqual([
      "bad id",
      "weight out of range",
      "unknown words $unknown",
      "empty phrase",
      "bad id",
      "id twice",
      "weight out of range",
      "unknown words $unknown",
      "empty phrase",
    ]);
    expect(checkRules([{ id: "abc", language: "en", targets: [], weight: 1 }], {}).map((p) => p.problem)).toEqual(["bad target", "neither phrases nor near"]);
  });

  test("grammar lists are not empty", () => expect(Object.values(builtInGrammar).filter((l) => l.length < 5)).toEqual([]));
});

describe("each rule about safety and special kinds proves itself", () => {
  const mustShow = builtInRules.filter((r) => r.targets.some((t) => t.startsWith("special:") || t.startsWith("risk:")));

  test("has three firing and three look-alike examples", () => {
    expect(mustShow.filter((r) => (examples[r.id]?.fires.length ?? 0) < 3 || (examples[r.id]?.quiet.length ?? 0) < 3).map((r) => r.id)).toEqual([]);
    expect(Object.keys(examples).filter((id) => !builtInRules.some((r) => r.id === id))).toEqual([]);
  });

  test.each(Object.entries(examples))("%s", (id, { fires, quiet }) => {
    expect(
      fires.filter((text) => !fired(text).includes(id)),
      "should fire",
    ).toEqual([]);
    expect(
      quiet.filter((text) => fired(text).includes(id)),
      "should stay quiet",
    ).toEqual([]);
  });
});
