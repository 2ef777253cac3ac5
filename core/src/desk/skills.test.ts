import { describe, expect, test } from "vitest";
import { noSkills, type SkillNeeds, type Skills, skillFit, skillGaps, skillsSchema } from "./skills.ts";

const skills = (change: Partial<Skills>): Skills => ({ ...noSkills, ...change });
const needs = (change: Partial<SkillNeeds> = {}): SkillNeeds => ({
  language: "en",
  categoryId: "productQuality.manufacturing",
  product: "Ｓ7 长续航版",
  severity: "serious",
  specials: [],
  ...change,
});

describe("how skills meet a complaint", () => {
  test("of what is not written down nothing is said", () => {
    expect(skillFit(null, needs())).toEqual({ fits: [], lacks: [] });
    expect(skillFit(noSkills, needs({ specials: ["vip"] }))).toEqual({ fits: [], lacks: [] });
    expect(skillFit(skills({ categoryIds: ["x"], products: ["y"] }), needs({ categoryId: null, product: "" }))).toEqual({ fits: [], lacks: [] });
  });
  test.each([
    [{ languages: ["en"] as const }, needs(), ["language"], []],
    [{ languages: ["zh-TW"] as const }, needs(), [], ["language"]],
    [{ categoryIds: ["productQuality"] }, needs(), ["category"], []],
    [{ categoryIds: ["product"] }, needs(), [], ["category"]], // the beginning of a word is no category above
    [{ products: ["s7"] }, needs(), ["product"], []],
    [{ maxSeverity: "serious" as const }, needs(), ["severity"], []],
    [{ maxSeverity: "ordinary" as const }, needs(), [], ["severity"]],
    [{ maxSeverity: "crisis" as const }, needs({ severity: "ordinary" }), [], []],
    [{ specials: ["vip"] as const }, needs({ specials: ["vip", "safety"] }), [], ["special"]],
  ])("%j", (has, of, fits, lacks) => expect(skillFit(skills(has as Partial<Skills>), of)).toEqual({ fits, lacks }));
});

test("a gap is what somebody could, and nobody who is here", () => {
  const english = skills({ languages: ["en"], specials: ["vip"] });
  expect(
    skillGaps([
      { skills: english, away: true },
      { skills: skills({ languages: ["zh-CN"] }), away: false },
    ]),
  ).toEqual([
    { part: "language", value: "en" },
    { part: "special", value: "vip" },
  ]);
  expect(
    skillGaps([
      { skills: english, away: true },
      { skills: english, away: false },
    ]),
  ).toEqual([]);
  expect(skillGaps([{ skills: null, away: false }])).toEqual([]);
});

test("what is sent is checked", () => {
  expect(skillsSchema.safeParse({ ...noSkills, languages: ["fr"] }).success).toBe(false);
  expect(skillsSchema.safeParse({ ...noSkills, more: 1 }).success).toBe(false);
});
