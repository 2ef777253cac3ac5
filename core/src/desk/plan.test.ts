import { describe, expect, test } from "vitest";
import { noticesFor } from "../notices/notices-for.ts";
import { noteContact } from "./contact-noted.ts";
import { dueReached } from "./due-reached.ts";
import { dueTimesOf } from "./due-time.ts";
import { completeLevelPlans, defaultLevelPlans, type LevelPlans } from "./level-plan.ts";
import { duesOf } from "./next-due.ts";
import { decideBringPlan } from "./plan.ts";
import { currentPlan } from "./plan-state.ts";
import { idOf, newStory, type Story, shift, team } from "./story.fixture.ts";
import type { Severity } from "./vocabulary.ts";

function bring(story: Story, plans: LevelPlans = defaultLevelPlans): string[] {
  const decision = decideBringPlan(story.complaint, plans, story.context("system"));
  if (!decision.ok) throw new Error(decision.refusal.code);
  story.take(decision.complaint);
  return decision.events.map((e) => `${e.type.replace("complaint.", "")} ${String(e.data["level"])}`);
}
function at(level: Severity, story = newStory()): Story {
  expect(story.run("setSeverity", { severity: level, reason: "r" }, "sue")).toBe("ok");
  bring(story);
  return story;
}
const due = (story: Story) => duesOf(story.complaint).map((d) => [d.kind, d.who, d.at]);
const planOf = (story: Story) => {
  const plan = currentPlan(story.complaint);
  if (!plan) throw new Error("no plan");
  return plan;
};

describe("the plan of a level", () => {
  test("comes with the rise, once; what has no clocks needs none before it is ticked", () => {
    const story = newStory();
    expect(bring(story)).toEqual([]);
    expect(story.run("setSeverity", { severity: "serious", reason: "r" }, "sue")).toBe("ok");
    expect([bring(story), bring(story)]).toEqual([["planBrought serious"], []]);
    expect(story.run("setSeverity", { severity: "crisis", reason: "r" }, "sue")).toBe("ok");
    expect(bring(story)).toEqual(["planBrought crisis"]);
    expect(planOf(story).items.map((item) => item.dueAt)).toEqual([15, 60, 30, 120, 240, 480].map((m) => shift(planOf(story).at, `+${m}m`)));
  });

  test("of a level it falls back to goes on where it was left", () => {
    const story = at("serious");
    expect(story.run("tickPlanItem", { key: "call" })).toBe("ok");
    at("crisis", story);
    expect(story.run("setSeverity", { severity: "serious", reason: "less" }, "sue")).toBe("ok");
    expect(bring(story)).toEqual([]);
    expect(
      planOf(story)
        .items.filter((item) => item.done)
        .map((item) => item.key),
    ).toEqual(["call"]);
  });

  test("is the one of the company, level by level", () => {
    const own = completeLevelPlans({ serious: { progressMinutes: null, items: [] } });
    expect([own.serious.items.length, own.crisis]).toEqual([0, defaultLevelPlans.crisis]);
    const story = newStory();
    story.run("setSeverity", { severity: "serious", reason: "r" }, "sue");
    expect(bring(story, own)).toEqual([]);
  });

  test("demand 22: its lines are steps of a process, ticked by those they belong to, on record, and taken back", () => {
    const story = at("serious");
    expect(story.run("tickPlanItem", { key: "know" })).toBe("superiorNeeded");
    expect(story.run("tickPlanItem", { key: "nothing" })).toBe("recordNotFound");
    expect(story.run("tickPlanItem", { key: "know", note: "read" }, "sue")).toBe("ok");
    const [know] = planOf(story).items;
    expect(know?.done).toMatchObject({ by: { type: "person", id: idOf.sue }, reason: "read" });
    expect(story.run("tickPlanItem", { key: "know" }, "sue")).toBe("alreadyDone");
    expect(story.run("withdrawRecord", { recordId: know?.done?.id }, "sue")).toBe("ok");
    expect(planOf(story).items[0]?.done).toBeNull();
  });

  test("taking over gives the complaint to whoever ticks it, and cannot be unticked", () => {
    const story = at("serious");
    expect(story.run("tickPlanItem", { key: "takeOver" }, "sue")).toBe("ok");
    expect(story.complaint.placements.at(-1)).toMatchObject({ assigneeId: idOf.sue, teamId: team.sales });
    const taken = planOf(story).items.find((item) => item.kind === "takeOver");
    expect(story.run("withdrawRecord", { recordId: taken?.done?.id }, "sue")).toBe("notUndoable");
    expect(at("crisis").run("tickPlanItem", { key: "takeOver" }, "max")).toBe("crisisIsAccepted");
  });

  test("without clocks is brought by its first tick", () => {
    const story = newStory();
    expect(story.run("tickPlanItem", { key: "confirm" })).toBe("ok");
    expect(planOf(story)).toMatchObject({ level: "ordinary" });
    expect(duesOf(story.complaint).filter((d) => d.kind === "task")).toEqual([]);
  });
});

describe("late with the plan", () => {
  test("each open line is due at its time, the customer's next word counted from the last", () => {
    const story = at("serious");
    const begun = planOf(story).at;
    expect(due(story)).toEqual([
      ["task", "supervisor", shift(begun, "+60m")],
      ["takeOver", "supervisor", shift(begun, "+240m")],
      ["task", "handler", shift(begun, "+120m")],
      ["task", "handler", shift(begun, "+480m")],
      ["task", "supervisor", shift(begun, "+1440m")],
      ["progressNotice", "handler", shift(begun, "+1440m")],
    ]);
    const told = shift(begun, "+5h");
    story.take(noteContact(story.complaint, { kind: "message", direction: "outbound", at: told, by: { type: "person", id: idOf.ann } }));
    expect(due(story).at(-1)).toEqual(["progressNotice", "handler", shift(told, "+1440m")]);
    expect(story.run("wait", { reviewAt: shift(story.now, "+3d"), reason: "r" })).toBe("ok");
    expect(due(story).map(([kind]) => kind)).not.toContain("progressNotice");
  });

  test("demand 6: what is forgotten on the way up is told to those above whoever forgot it, managers in the end", () => {
    const story = at("serious");
    const people = (["ann", "sue", "max"] as const).map((name) => ({
      id: idOf[name],
      role: ({ ann: "agent", sue: "supervisor", max: "manager" } as const)[name],
      teamId: team.sales,
      sees: true,
    }));
    const complaint = { assigneeId: idOf.ann, teamsUp: [team.sales], ownerId: null, askedById: null, approverIds: [] };
    const hearers = (key: string) => {
      const times = dueTimesOf(story.complaint).filter((time) => time.key.startsWith(`${key}`) && time.stage === "due");
      const [event] = dueReached(story.complaint, times.slice(0, 1));
      if (!event) throw new Error("nothing due");
      return noticesFor({ ...event, actor: { type: "system" } }, { complaint, people }).map((n) => n.personId);
    };
    const [know, , call] = planOf(story).items;
    expect(hearers(`task:${call?.id}`)).toEqual([idOf.ann, idOf.sue]);
    expect(hearers(`task:${know?.id}`)).toEqual([idOf.sue, idOf.max]);
    expect(hearers("progressNotice:")).toEqual([idOf.ann, idOf.sue]);
  });
});
