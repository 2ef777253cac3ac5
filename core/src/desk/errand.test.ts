import { describe, expect, test } from "vitest";
import { abilitiesOf } from "./abilities.ts";
import { closingGaps } from "./closure.ts";
import { decideCommand } from "./commands.ts";
import { customerViewOf } from "./customer-view.ts";
import { dueTimesOf } from "./due-time.ts";
import { dutyOwnerOf, owingIdsOf, passDuties } from "./duty.ts";
import { decideMerge, decideUnmerge } from "./merge.ts";
import { nextDueOf } from "./next-due.ts";
import { phaseGuide } from "./phase-guide.ts";
import { idOf, newStory, type Story, shift, team } from "./story.fixture.ts";

function asked(of: Record<string, unknown> = { ownerId: idOf.ben }): Story {
  const story = newStory({ kind: "grumble" });
  expect(story.run("addErrand", { title: "Check the stock", note: "Two of model X", dueAt: shift(story.now, "+4h"), ...of })).toBe("ok");
  return story;
}
const idOfFirst = (story: Story) => story.complaint.errands[0]?.id ?? "";

describe("demand 24: a sub-task with an owner and a due time", () => {
  test("is asked of a person or of a team, of one of both, who are there, by a time to come", () => {
    const story = asked();
    const dueAt = shift(story.now, "+1h");
    const ask = (of: object) => story.run("addErrand", { title: "x", dueAt, ...of });
    expect(ask({})).toBe("errandForOne");
    expect(ask({ ownerId: idOf.ben, teamId: team.repair })).toBe("errandForOne");
    expect(ask({ ownerId: idOf.lee })).toBe("personLeft");
    expect(ask({ ownerId: team.repair })).toBe("unknownPerson");
    expect(ask({ teamId: idOf.ben })).toBe("unknownTeam");
    expect(ask({ ownerId: idOf.ben, dueAt: shift(story.now, "-1m") })).toBe("dueInPast");
    expect(story.run("addErrand", { title: "x", ownerId: idOf.ben, dueAt: shift(dueAt, "+1h") }, "ben")).toBe("notYours"); // who does not work it asks nobody
    expect(ask({ ownerId: idOf.ray })).toBe("ok"); // nor need one work complaints at all to be asked
  });

  test("falls due, is reminded of, and is owed by whoever was asked until it ends", () => {
    const story = asked();
    const [errand] = story.complaint.errands;
    expect(nextDueOf(story.complaint)).toMatchObject({ kind: "errand", at: errand?.dueAt, recordId: errand?.id });
    expect(dueTimesOf(story.complaint).map((d) => d.key)).toEqual([`errand:${errand?.id}:soon`, `errand:${errand?.id}:due`]);
    expect(owingIdsOf(story.complaint)).toEqual([idOf.ben]);
    const later = shift(story.now, "+2d");
    expect(story.run("moveErrand", { recordId: errand?.id, dueAt: later, reason: "late delivery" })).toBe("ok");
    expect(nextDueOf(story.complaint)?.at).toBe(later);
    expect(story.run("withdrawRecord", { recordId: story.made })).toBe("ok");
    expect(nextDueOf(story.complaint)?.at).toBe(errand?.dueAt);
    expect(story.run("endErrand", { recordId: errand?.id, as: "done" }, "ben")).toBe("ok");
    expect([nextDueOf(story.complaint), owingIdsOf(story.complaint)]).toEqual([null, []]);
    expect(story.run("endErrand", { recordId: errand?.id, as: "done" }, "ben")).toBe("alreadyDone");
  });

  test("of a team is anybody's of it until somebody takes it", () => {
    const story = asked({ teamId: team.repair });
    const recordId = idOfFirst(story);
    expect([owingIdsOf(story.complaint), dutyOwnerOf(story.complaint, recordId)]).toEqual([[team.repair], team.repair]);
    expect(story.run("takeErrand", { recordId }, "ann")).toBe("errandNotYours");
    expect(story.run("takeErrand", { recordId }, "ben")).toBe("ok");
    expect(dutyOwnerOf(story.complaint, recordId)).toBe(idOf.ben);
    expect(story.run("takeErrand", { recordId }, "ben")).toBe("errandTaken");
    expect(story.run("withdrawRecord", { recordId: story.complaint.errands[0]?.taken?.id }, "ben")).toBe("notYours"); // by those who work it
    expect(story.run("withdrawRecord", { recordId: story.complaint.errands[0]?.taken?.id }, "sue")).toBe("ok");
    expect(owingIdsOf(story.complaint)).toEqual([team.repair]);
  });

  test("ends as done, given back or cancelled, each by those who may, with who, when and why", () => {
    const end = (as: string, who: "ann" | "ben" | "qin" | "sue", note = "because") => {
      const story = asked();
      const answer = story.run("endErrand", { recordId: idOfFirst(story), as, note }, who);
      return answer === "ok" ? story.complaint.errands[0]?.ended : answer;
    };
    expect(end("done", "ben", "")).toMatchObject({ as: "done", by: { id: idOf.ben } });
    expect(end("givenBack", "ben")).toMatchObject({ as: "givenBack", reason: "because" });
    expect(end("givenBack", "ben", "")).toBe("reasonMissing");
    expect(end("givenBack", "ann")).toBe("errandNotYours");
    expect(end("cancelled", "ann")).toMatchObject({ as: "cancelled", by: { id: idOf.ann } });
    expect(end("cancelled", "ann", "")).toBe("reasonMissing");
    expect(end("cancelled", "ben")).toBe("notYours");
    expect(end("done", "qin")).toBe("notPermitted");
    expect(end("done", "sue")).toMatchObject({ as: "done" });
  });

  test("undone, its end brings it back", () => {
    const story = asked();
    story.run("endErrand", { recordId: idOfFirst(story), as: "cancelled", note: "x" });
    expect(story.run("withdrawRecord", { recordId: idOfFirst(story) })).toBe("laterRecord");
    expect(story.run("withdrawRecord", { recordId: story.made })).toBe("ok");
    expect(nextDueOf(story.complaint)?.kind).toBe("errand");
    expect(story.run("withdrawRecord", { recordId: idOfFirst(story) })).toBe("ok");
    expect(nextDueOf(story.complaint)).toBeNull();
  });

  test("keeps the complaint from being closed, and the phase of carrying out names it", () => {
    const story = asked();
    const gap = () => closingGaps(story.complaint).find((g) => g.code === "errandsOpen");
    const ask = () =>
      phaseGuide(story.complaint)
        .at(-1)
        ?.asks.find((a) => a.key === "errandsEnded");
    expect([gap()?.params, ask()?.missing]).toEqual([{ count: 1 }, [idOfFirst(story)]]);
    story.run("endErrand", { recordId: idOfFirst(story), as: "done" }, "ben");
    expect([gap(), ask()?.done]).toEqual([undefined, true]);
  });

  test("is no word to the customer", () => {
    const story = asked();
    expect(JSON.stringify(customerViewOf(story.complaint, story.now))).not.toContain("stock");
  });

  test("goes along with a merge and comes back as it stands by then", () => {
    const [source, target] = [asked(), newStory({ kind: "grumble" })];
    const other = { ...target.complaint, id: "00000000-0000-7000-8000-0000000000ee", number: "AM-9" };
    const context = { ...source.context(), sameCustomer: true };
    const merged = decideMerge(source.complaint, other, { reason: "" }, context);
    if (!merged.ok) throw new Error(merged.refusal.code);
    expect([owingIdsOf(merged.source.complaint), owingIdsOf(merged.target.complaint)]).toEqual([[], [idOf.ben]]);
    target.take(merged.target.complaint);
    expect(target.run("endErrand", { recordId: target.complaint.errands[0]?.id, as: "done" }, "ben")).toBe("ok");
    const back = decideUnmerge(merged.source.complaint, target.complaint, { reason: "" }, context);
    if (!back.ok) throw new Error(back.refusal.code);
    expect(back.source.complaint.errands[0]).toMatchObject({ id: idOfFirst(source), ended: { as: "done" } });
    expect(back.source.complaint.errands[0]?.withdrawn).toBeUndefined();
  });

  test("passes on when whoever was asked leaves", () => {
    const { complaint, context } = asked();
    const { patch } = passDuties(complaint, { from: [idOf.ben], to: idOf.sue, placementId: null }, context("sue"));
    expect(patch.errands?.[0]).toMatchObject({ ownerId: idOf.sue, takeovers: [{ fromPersonId: idOf.ben }] });
  });

  test("of somebody away may be done by whoever stands in for them", () => {
    const story = asked();
    const command = { recordId: idOfFirst(story), as: "done" as const, note: "" };
    expect(decideCommand("endErrand", story.complaint, command, story.context("qin")).ok).toBe(false);
    expect(decideCommand("endErrand", story.complaint, command, { ...story.context("qin"), standsFor: [idOf.ben] }).ok).toBe(true);
  });

  test("may be ended by whoever was asked and sees the complaint, and by those who work it", () => {
    const { complaint } = asked();
    const may = (id: string, role: "agent" | "quality") => abilitiesOf({ id, role, teamId: "" }, complaint).endErrand;
    expect([may(idOf.ben, "agent"), may(idOf.ann, "agent"), may(idOf.qin, "quality")]).toEqual([true, true, false]);
  });
});
