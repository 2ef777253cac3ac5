import { describe, expect, test } from "vitest";
import { type Candidate, noLoad, rankAssignees, weightOf } from "./load.ts";
import { noSkills, type SkillNeeds } from "./skills.ts";

const person = (name: string, change: Partial<Candidate> = {}): Candidate => ({
  id: name,
  name,
  role: "agent",
  teamId: "t",
  knows: 0,
  load: noLoad,
  ...change,
});
const needs: SkillNeeds = { language: "en", categoryId: null, product: "", severity: "ordinary", specials: [] };
const order = (...all: Candidate[]) => rankAssignees(all, needs).map((p) => p.name);

describe("load weighted by severity", () => {
  test.each([
    [{ ordinary: 4 }, 4],
    [{ serious: 2 }, 4],
    [{ crisis: 1 }, 4],
    [{ potential: 1, ordinary: 1, serious: 1, crisis: 1 }, 8],
  ])("%j weighs %d", (load, weight) => expect(weightOf({ ...noLoad, ...load })).toBe(weight));
});

describe("who takes it", () => {
  test("whoever has least to carry, not least to count", () =>
    expect(order(person("a", { load: { ...noLoad, crisis: 1 } }), person("b", { load: { ...noLoad, ordinary: 3 } }))).toEqual(["b", "a"]));

  test("knowing the customer counts, but not against any load", () => {
    const knows = (ordinary: number) => person("k", { knows: 2, load: { ...noLoad, ordinary } });
    const fresh = person("f", { load: { ...noLoad, ordinary: 1 } });
    expect(order(fresh, knows(4))).toEqual(["k", "f"]);
    expect(order(fresh, knows(6))).toEqual(["f", "k"]);
  });

  test("agents before superiors, ties by name, and not more than can be read", () => {
    expect(order(person("s", { role: "supervisor" }), person("b"), person("a"), person("m", { role: "manager" }))).toEqual(["a", "b", "s", "m"]);
    expect(
      rankAssignees(
        Array.from({ length: 30 }, (_, i) => person(`p${i}`)),
        needs,
      ),
    ).toHaveLength(8);
  });

  test("who is away is named last; who lacks what it needs after who does not; a skill that fits weighs like a complaint less", () => {
    const speaks = (name: string, languages: ("en" | "zh-CN")[], ordinary = 0) =>
      person(name, { skills: { ...noSkills, languages }, load: { ...noLoad, ordinary } });
    expect(order(person("away", { awayUntil: "2026-12-05" }), person("busy", { load: { ...noLoad, crisis: 5 } }))).toEqual(["busy", "away"]);
    expect(order(speaks("zh", ["zh-CN"]), speaks("en", ["en"], 9))).toEqual(["en", "zh"]);
    expect(order(person("plain"), speaks("ten", ["en"], 0))).toEqual(["ten", "plain"]);
    expect(order(person("plain"), speaks("ten", ["en"], 2))).toEqual(["plain", "ten"]);
  });
});
