import { describe, expect, test } from "vitest";
import { type AssignmentFacts, chooseBy, modeOf, type PoolPerson, ruleFor } from "./assignment-rule.ts";
import { type AssignmentConditions, type AssignmentRule, noConditions } from "./contract-assignment.ts";
import { noLoad } from "./load.ts";
import { noSkills } from "./skills.ts";

const facts: AssignmentFacts = {
  categoryPath: ["quality.engine", "quality"],
  teamPath: ["one", "branch", "company"],
  channel: "phone",
  standing: "vip",
  respondentId: null,
  needs: { language: "en", categoryId: "quality.engine", product: "", severity: "serious", specials: ["safety"] },
};
const rule = (id: string, when: Partial<AssignmentConditions> = {}, to: AssignmentRule["to"] = { kind: "here" }): AssignmentRule => ({
  id,
  name: `rule ${id}`,
  when: { ...noConditions, ...when },
  to,
});
const person = (id: string, change: Partial<PoolPerson> = {}): PoolPerson => ({
  id,
  name: id,
  role: "agent",
  teamId: "one",
  away: false,
  skills: null,
  load: noLoad,
  knows: 0,
  lastAt: null,
  ...change,
});
const chosen = (...people: PoolPerson[]) => chooseBy(rule("r"), facts, people);
const carrying = (load: Partial<typeof noLoad>) => ({ load: { ...noLoad, ...load } });

describe("which rule", () => {
  test.each<[Partial<AssignmentConditions>, boolean]>([
    [{}, true],
    [{ categoryIds: ["quality"] }, true],
    [{ categoryIds: ["quality.engine.valve"] }, false],
    [{ severities: ["ordinary"] }, false],
    [{ severities: ["ordinary", "serious"] }, true],
    [{ channels: ["form"] }, false],
    [{ languages: ["en"] }, true],
    [{ standings: ["vip"] }, true],
    [{ standings: ["media"] }, false],
    [{ specials: ["safety"] }, true],
    [{ teamIds: ["branch"] }, true],
    [{ teamIds: ["two"] }, false],
    [{ languages: ["en"], standings: ["media"] }, false],
  ])("%j fits: %s", (when, fits) => expect(ruleFor([rule("r", when)], facts) !== null).toBe(fits));

  test("the first that fits wins", () =>
    expect(ruleFor([rule("a", { severities: ["crisis"] }), rule("b"), rule("c", { languages: ["en"] })], facts)?.id).toBe("b"));

  test("a customer who is nobody yet fits no rule about standings", () =>
    expect(ruleFor([rule("r", { standings: ["private"] })], { ...facts, standing: null })).toBeNull());
});

test("the switch of the nearest team above counts, and without one it is off", () => {
  const on = (teamId: string, mode: "off" | "propose" | "assign") => ({ teamId, mode });
  const mode = (...switches: ReturnType<typeof on>[]) => modeOf({ rules: [], switches }, facts.teamPath);
  expect(mode()).toBe("off");
  expect(mode(on("company", "assign"))).toBe("assign");
  expect(mode(on("company", "assign"), on("branch", "propose"))).toBe("propose");
  expect(mode(on("company", "assign"), on("one", "off"))).toBe("off");
});

describe("who", () => {
  test("demand 27: never the person complained about, who is away, or who cannot; each with why", () => {
    const { personId, passed } = chooseBy(rule("r"), { ...facts, respondentId: "a" }, [
      person("a"),
      person("b", { away: true }),
      person("c", { skills: { ...noSkills, languages: ["zh-CN"] } }),
      person("d", { skills: { ...noSkills, maxSeverity: "ordinary" } }),
      person("e", { skills: { ...noSkills, categoryIds: ["delivery"] } }),
      person("f", carrying({ crisis: 9 })),
    ]);
    expect(personId).toBe("f");
    expect(passed.map((p) => `${p.personId} ${p.why}`)).toEqual(["a respondent", "b away", "c language", "d severity", "e category"]);
  });

  test("who knows the customer, before who carries less", () =>
    expect(chosen(person("a"), person("b", { knows: 2, ...carrying({ serious: 3 }) }))).toMatchObject({
      personId: "b",
      because: "knows",
      knows: 2,
      weight: 6,
    }));

  test("the lowest load weighed by severity, not the fewest", () =>
    expect(chosen(person("a", carrying({ crisis: 1 })), person("b", carrying({ ordinary: 3 })))).toMatchObject({
      personId: "b",
      because: "load",
      passed: [{ personId: "a", why: "load" }],
    }));

  test("with the same load who has been longest without a new one, then the name: the order of the people changes nothing", () => {
    const [a, b, c] = [
      person("a", { lastAt: "2026-11-02T00:00:00Z" }),
      person("b", { lastAt: "2026-11-01T00:00:00Z" }),
      person("c", { lastAt: "2026-11-01T00:00:00Z" }),
    ];
    for (const people of [
      [a, b, c],
      [c, b, a],
      [b, a, c],
    ])
      expect(chosen(...people)).toMatchObject({
        personId: "b",
        because: "name",
        passed: [
          { personId: "c", why: "name" },
          { personId: "a", why: "turn" },
        ],
      });
    expect(chosen(a, person("new"))).toMatchObject({ personId: "new", because: "turn" });
  });

  test("from the team of the rule its agents, from a rule for a person that one, superiors included", () => {
    const people = [person("a"), person("b", { teamId: "two" }), person("sue", { role: "supervisor" })];
    expect(chooseBy(rule("r", {}, { kind: "team", teamId: "two" }), facts, people)).toMatchObject({
      personId: "b",
      teamId: "two",
      because: "only",
      passed: [],
    });
    expect(chooseBy(rule("r", {}, { kind: "person", personId: "sue" }), facts, people)).toMatchObject({ personId: "sue", teamId: "one" });
    expect(chosen(person("sue", { role: "supervisor" }))).toMatchObject({ personId: null, because: "noPeople" });
  });

  test("nobody left: it stays where it lies, with why", () =>
    expect(chosen(person("a", { away: true }))).toMatchObject({
      personId: null,
      teamId: "one",
      because: "nobodyFits",
      passed: [{ personId: "a", why: "away" }],
    }));
});
