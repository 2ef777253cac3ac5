import { describe, expect, test } from "vitest";
import { firstOwnerOf, placementOf } from "./state.ts";
import { idOf, newStory, team } from "./story.fixture.ts";

const where = (story: ReturnType<typeof newStory>) => {
  const { teamId, assigneeId } = placementOf(story.complaint);
  const person = Object.entries(idOf).find(([, id]) => id === assigneeId)?.[0] ?? "nobody";
  return `${teamId === team.sales ? "sales" : "repair"}/${person}`;
};
const aboutBen = {
  intake: {
    channel: "phone",
    facts: "rude",
    demand: { types: ["apology"], text: "sorry" },
    categoryId: "serviceAttitude",
    occurredAt: "2026-11-20T10:00:00.000Z",
    respondent: { unit: "", person: "Ben", personId: idOf.ben },
  },
};

describe("assign", () => {
  test("an agent takes what nobody has, and gives away what is theirs only with a note", () => {
    const story = newStory({ assigneeId: null });
    expect(where(story)).toBe("sales/nobody");
    expect(story.run("assign", { teamId: team.sales, assigneeId: idOf.ann })).toBe("ok");
    expect(story.run("assign", { teamId: team.repair, assigneeId: idOf.ben })).toBe("noteMissing");
    expect(story.run("assign", { teamId: team.repair, assigneeId: idOf.ben, note: "engine" })).toBe("ok");
    expect(story.run("accept", {}, "ben")).toBe("ok");
    expect(story.run("assign", { teamId: team.sales, assigneeId: idOf.ann })).toBe("notYours");
    expect(story.run("assign", { teamId: team.sales, assigneeId: idOf.ann }, "sue")).toBe("ok");
    expect(where(story)).toBe("sales/ann");
  });

  test.each([
    [{ teamId: idOf.ann, assigneeId: null }, "unknownTeam"],
    [{ teamId: team.sales, assigneeId: team.sales }, "unknownPerson"],
    [{ teamId: team.sales, assigneeId: idOf.lee }, "personLeft"],
    [{ teamId: team.sales, assigneeId: idOf.qin }, "roleCannotHandle"],
    [{ teamId: team.sales, assigneeId: idOf.adi }, "roleCannotHandle"],
  ])("to %j: %s", (target, code) => expect(newStory().run("assign", { ...target, note: "x" })).toBe(code));

  test("the same place again changes nothing", () => {
    const story = newStory();
    expect(story.run("assign", { teamId: team.sales, assigneeId: idOf.ann })).toBe("ok");
    expect(story.complaint.placements).toHaveLength(1);
    expect(story.events).toEqual([]);
  });

  test("who imports or sends it in is nobody's first owner; whoever takes it first is", () => {
    const story = newStory({ assigneeId: null }, "qin");
    expect(firstOwnerOf(story.complaint)).toBeNull();
    story.run("assign", { teamId: team.sales, assigneeId: idOf.ann });
    story.run("handOver", { assigneeId: idOf.ben, note: "x" });
    expect(firstOwnerOf(story.complaint)).toBe(idOf.ann);
  });
});

describe("the person complained about", () => {
  test("is given it by no way", () => {
    const story = newStory(aboutBen);
    expect(story.run("assign", { teamId: team.repair, assigneeId: idOf.ben, note: "x" })).toBe("respondentMustNotHandle");
    expect(story.run("assign", { teamId: team.repair, assigneeId: idOf.ben }, "max")).toBe("respondentMustNotHandle");
    expect(story.run("handOver", { assigneeId: idOf.ben, note: "x" })).toBe("respondentMustNotHandle");
    expect(story.run("transfer", { teamId: team.repair, assigneeId: idOf.ben, note: "x" }, "max")).toBe("respondentMustNotHandle");
    expect(() => newStory({ ...aboutBen, assigneeId: idOf.ben })).toThrow("respondentMustNotHandle");
  });

  test("gets it when a superior overrides that with a reason, on record", () => {
    const story = newStory(aboutBen);
    const override = { teamId: team.repair, assigneeId: idOf.ben, note: "only mechanic", overrideConflict: true };
    expect(story.run("transfer", { ...override, reason: "two of us" })).toBe("overrideNeedsSuperior");
    expect(story.run("transfer", override, "sue")).toBe("reasonMissing");
    expect(story.run("transfer", { ...override, reason: "two of us" }, "sue")).toBe("ok");
    expect(placementOf(story.complaint)).toMatchObject({ conflictOverridden: true, reason: "two of us" });
    expect(story.run("setMood", { heard: true }, "ben")).toBe("ok");
  });

  test("a supervisor does not override it for oneself, a manager may", () => {
    const about = (who: "sue" | "max") => newStory({ intake: { ...aboutBen.intake, respondent: { unit: "", person: "", personId: idOf[who] } } });
    const toOneself = (who: "sue" | "max") => ({ teamId: team.sales, assigneeId: idOf[who], note: "x", overrideConflict: true, reason: "alone here" });
    expect(about("sue").run("transfer", toOneself("sue"), "sue")).toBe("overrideNeedsSuperior");
    expect(about("max").run("transfer", toOneself("max"), "max")).toBe("ok");
  });

  test("who records a complaint about oneself does not own it and can only pass it on", () => {
    const story = newStory(aboutBen, "ben");
    expect(where(story)).toBe("sales/nobody");
    expect(story.run("diagnose", { need: "x" }, "ben")).toBe("respondentMustNotHandle");
    expect(story.run("withdrawRecord", { recordId: story.complaint.created.id }, "ben")).toBe("respondentMustNotHandle");
    expect(story.run("assign", { teamId: team.sales, assigneeId: idOf.ann }, "ben")).toBe("ok");
  });

  test("is brought in as superior by no way", () => {
    const story = newStory({ intake: { ...aboutBen.intake, respondent: { unit: "", person: "", personId: idOf.sue } } });
    expect(story.run("escalate", { toPersonId: idOf.sue, reason: "x" })).toBe("respondentMustNotHandle");
    expect(story.run("escalate", { toPersonId: idOf.max, reason: "x" })).toBe("ok");
  });
});

describe("hand-over, return, transfer", () => {
  test("goes there and back again", () => {
    const story = newStory();
    story.run("handOver", { assigneeId: idOf.ben, note: "engine" });
    expect(where(story)).toBe("repair/ben");
    expect(story.run("returnBack", { reason: "not the engine" }, "ben")).toBe("ok");
    expect(where(story)).toBe("sales/ann");
    story.run("transfer", { teamId: team.repair, note: "still the engine" });
    expect(where(story)).toBe("repair/nobody");
    expect(story.run("transfer", { teamId: team.repair, note: "again" }, "sue")).toBe("alreadyThere");
  });

  test("a superior takes it where it is", () => {
    const story = newStory();
    story.run("handOver", { assigneeId: idOf.ben, note: "engine" });
    story.run("handOver", { assigneeId: idOf.sue, note: "press" }, "ben");
    expect(where(story)).toBe("repair/sue");
  });

  test("nothing before: back to the team, and from there nowhere", () => {
    const story = newStory();
    expect(story.run("returnBack", { reason: "too much" })).toBe("ok");
    expect(where(story)).toBe("sales/nobody");
    const unassigned = newStory({ assigneeId: null });
    expect(unassigned.run("returnBack", { reason: "x" })).toBe("nothingToReturn");
  });

  test("back to a team whose person has become the one complained about", () => {
    const story = newStory();
    story.run("handOver", { assigneeId: idOf.ben, note: "x" });
    story.run("editIntake", { intake: { respondent: { unit: "", person: "", personId: idOf.ann } } }, "ben");
    expect(story.run("returnBack", { reason: "x" }, "ben")).toBe("ok");
    expect(where(story)).toBe("sales/nobody");
  });
});

test.each([
  ["ann", "sue", "ok"],
  ["ann", "max", "ok"],
  ["ann", "ben", "notASuperior"],
  ["ann", "ann", "notASuperior"],
  ["ann", "lee", "personLeft"],
  ["ann", "qin", "notASuperior"],
  ["sue", "tom", "notASuperior"],
  ["sue", "max", "ok"],
  ["max", "sue", "notASuperior"],
  ["max", "eve", "ok"],
  ["max", "max", "notASuperior"],
] as const)("%s escalates to %s: %s", (from, to, code) => expect(newStory().run("escalate", { toPersonId: idOf[to], reason: "x" }, from)).toBe(code));
