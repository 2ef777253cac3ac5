import { describe, expect, test } from "vitest";
import { type Category, categoryLabel, categoryPath, categoryWithin, checkCategories, defaultCategories, isAvoidable } from "./category.ts";

const of = (id: string, parent: string | null = null, names = { "zh-CN": id, "zh-TW": id, en: id }): Category => ({ id, parent, avoidable: false, names });
const codes = (tree: readonly Category[]) => checkCategories(tree).map((p) => `${p.code} ${p.id}${"language" in p ? ` ${p.language}` : ""}`);

describe("the built-in tree", () => {
  test("has ten roots and is valid", () => {
    expect(checkCategories(defaultCategories)).toEqual([]);
    expect(defaultCategories.filter((c) => c.parent === null)).toHaveLength(10);
  });
  test("marks what costs only behaviour", () => {
    expect(isAvoidable(defaultCategories, "serviceAttitude.impatient")).toBe(true);
    expect(isAvoidable(defaultCategories, "productQuality.design")).toBe(false);
    expect(isAvoidable(defaultCategories, "gone")).toBe(false);
  });
  test("is walked", () => {
    expect(categoryPath(defaultCategories, "afterSales.slow").map((c) => c.id)).toEqual(["afterSales", "afterSales.slow"]);
    expect(categoryLabel(defaultCategories, "afterSales.slow", "en")).toBe("After-sales service › Slow response");
    expect(categoryLabel(defaultCategories, "gone", "en")).toBe("gone");
    expect(categoryWithin(defaultCategories, "beyondEntitlement")).toEqual([
      "beyondEntitlement",
      "beyondEntitlement.outOfWarranty",
      "beyondEntitlement.excessive",
    ]);
  });
});

describe("an edited tree", () => {
  test.each<[string, readonly Category[], string[]]>([
    ["good", [of("a"), of("b", "a")], []],
    ["empty", [], ["categoryTreeEmpty "]],
    ["circle", [of("a", "b"), of("b", "a")], ["categoryCycle a", "categoryCycle b"]],
    ["own parent", [of("a", "a")], ["categoryCycle a"]],
    ["unknown parent", [of("a", "x")], ["categoryParentUnknown a"]],
    ["same id", [of("a"), of("a", null, { "zh-CN": "甲", "zh-TW": "甲", en: "A2" })], ["categoryIdTwice a"]],
    ["missing language", [of("a", null, { "zh-CN": "甲", "zh-TW": " ", en: "A" })], ["categoryNameMissing a zh-TW"]],
    ["same name under one parent", [of("a"), of("b", null, { "zh-CN": "乙", "zh-TW": "乙", en: "A" })], ["categoryNameTwice b en"]],
    ["same name elsewhere", [of("a"), of("b", "a", { "zh-CN": "a", "zh-TW": "a", en: "a" })], []],
    ["bad id", [of("a b")], ["categoryIdBad a b"]],
    ["too deep", ["a", "b", "c", "d", "e"].map((id, i, all) => of(id, all[i - 1] ?? null)), ["categoryTooDeep e"]],
  ])("%s", (_, tree, problems) => expect(codes(tree)).toEqual(problems));

  test("a circle does not hang the walk", () => {
    expect(categoryPath([of("a", "b"), of("b", "a")], "a").map((c) => c.id)).toEqual(["b", "a"]);
  });
});
