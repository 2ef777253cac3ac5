import { describe, expect, test } from "vitest";
import { closeForm } from "./closing.fixture.ts";
import { isCollective, membershipOf, representativesOf } from "./collective.ts";
import { decideCloseMember } from "./collective-closing.ts";
import { decideBeginCollective, decideJoin, decideLeave } from "./collective-join.ts";
import type { Complaint } from "./complaint.ts";
import { noteContact } from "./contact-noted.ts";
import { decideMerge } from "./merge.ts";
import { projectionOf } from "./project.ts";
import { risesOf } from "./severity-rise.ts";
import { defaultSeverityRules } from "./severity-rules.ts";
import { isClosed } from "./state.ts";
import { newStory, type Story, shift, start, team, wholeForm } from "./story.fixture.ts";
import { toCompleteOf } from "./to-complete.ts";

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
/** Members of their own: another id and customer each. */
const one = (n: number): Story => {
  const story = newStory();
  return story.take({ ...story.complaint, id: uuid(0xc100 + n), number: `AM-1${n}`, customerId: uuid(0xd100 + n) });
};
const input = { title: "Cars that do not start", facts: "Many cars do not start in the heat", demand: { types: [], text: "" }, ids: [] };

function begun(...members: Story[]): Story {
  const story = newStory();
  const facts = { id: uuid(0xc200), number: "AM-20", companyId: uuid(0xaa), customerId: null, language: "en" as const, teamId: team.sales };
  const decision = decideBeginCollective(
    input,
    members.map((m) => m.complaint),
    facts,
    story.context("sue"),
  );
  if (!decision.ok) throw new Error(decision.refusal.code);
  return story.take(decision.complaint);
}
function join(member: Story, collective: Story, who: "sue" | "ann" | "ben" = "sue"): string {
  const decision = decideJoin(member.complaint, collective.complaint, member.context(who));
  if (!decision.ok) return decision.refusal.code;
  member.take(decision.member.complaint);
  collective.take(decision.collective.complaint);
  return decision.member.events.map((e) => e.type).join();
}
const told = (story: Story, at: string) =>
  story.take(noteContact(story.complaint, { kind: "message", direction: "outbound", at, by: story.context("sue").actor, toAll: true }));

describe("demand 1: several complaints are handled as one, each stays its own", () => {
  test("the one that carries them is whole without a customer; members point to it and keep theirs", () => {
    const [a, b] = [one(1), one(2)];
    const collective = begun(a, b);
    expect(isCollective(collective.complaint)).toBe(true);
    expect([collective.complaint.customerId, toCompleteOf(collective.complaint)]).toEqual([null, []]);
    expect(collective.complaint.intake).toMatchObject({ title: input.title, demand: wholeForm.intake.demand });
    const customer = a.complaint.customerId;
    expect(join(a, collective)).toBe("complaint.joinedCollective");
    expect(projectionOf(a.complaint)).toMatchObject({ collective: false, collectiveId: collective.complaint.id, customerId: customer });
    expect(join(a, collective)).toBe("");
  });

  test("no rings, no two parents, nothing closed, nobody else's", () => {
    const [a, b, c, d] = [one(1), one(2), one(3), one(4)];
    const first = begun(a, b);
    const second = begun(c, d);
    second.take({ ...second.complaint, id: uuid(0xc201), number: "AM-21" });
    expect(join(second, first)).toBe("collectiveInCollective");
    expect(join(first, first)).toBe("collectiveInCollective");
    expect(join(a, b)).toBe("notCollective");
    join(a, first);
    expect(join(a, second)).toBe("memberElsewhere");
    expect(join(c, second, "ben")).toBe("notYours");
    expect(c.run("noteWithdrawal", { text: "x" }, "customer")).toBe("ok");
    expect(c.run("close", closeForm, "sue")).toBe("ok");
    expect(join(c, second)).toBe("complaintClosed");
  });

  test("fewer than two that could join make none", () => {
    const a = one(1);
    expect(() => begun(a)).toThrow("collectiveNeedsTwo");
  });

  test("neither members nor what carries them are merged", () => {
    const [a, b, free] = [one(1), one(2), one(3)];
    const collective = begun(a, b);
    join(a, collective);
    const merge = (source: Complaint, target: Complaint) => {
      const decision = decideMerge(source, target, { reason: "" }, { ...a.context("sue"), sameCustomer: true });
      return decision.ok ? "ok" : decision.refusal.code;
    };
    expect([
      merge(a.complaint, free.complaint),
      merge(free.complaint, a.complaint),
      merge(free.complaint, collective.complaint),
      merge(b.complaint, free.complaint),
    ]).toEqual(["mergeCollective", "mergeCollective", "mergeCollective", "ok"]);
  });

  test("taken out again it is its own, and may go elsewhere", () => {
    const [a, b] = [one(1), one(2)];
    const collective = begun(a, b);
    join(a, collective);
    a.run("dissent", { reason: "Wants a refund" }, "sue");
    const left = decideLeave(a.complaint, collective.complaint, { reason: "Another fault" }, a.context("sue"));
    if (!left.ok) throw new Error(left.refusal.code);
    expect([membershipOf(left.member.complaint), left.collective.events.map((e) => e.type)]).toEqual([undefined, ["complaint.memberLeft"]]);
    a.take(left.member.complaint);
    expect(a.run("dissent", { reason: "x" }, "sue")).toBe("notMember");
    expect(join(a, collective)).toBe("complaint.joinedCollective");
  });
});

describe("representatives", () => {
  const name = (story: Story, who: string, replaces: string | null = null) =>
    story.run("nameRepresentative", { name: who, since: start, chosenBy: "Owners' meeting of 12 May", replaces }, "sue");

  test("five at most, each once; one replaces another and both stay on record", () => {
    const story = begun(one(1), one(2));
    for (const who of ["A", "B", "C", "D", "E"]) expect(name(story, who)).toBe("ok");
    expect([name(story, "F"), name(story, "A")]).toEqual(["tooManyRepresentatives", "alreadyRepresentative"]);
    const last = story.complaint.representatives.at(-1)?.id ?? "";
    expect(name(story, "F", last)).toBe("ok");
    expect(representativesOf(story.complaint).map((r) => r.name)).toEqual(["A", "B", "C", "D", "F"]);
    expect(story.complaint.representatives).toHaveLength(6);
    expect(story.run("endRepresentative", { recordId: last, reason: "x" }, "sue")).toBe("ok"); // ended before: nothing changes
    expect(story.run("endRepresentative", { recordId: story.complaint.representatives.at(-1)?.id, reason: "Moved away" }, "sue")).toBe("ok");
  });

  test("of a collective complaint only, and not from tomorrow on", () => {
    expect(name(one(1), "A")).toBe("notCollective");
    expect(begun(one(1), one(2)).run("nameRepresentative", { name: "A", since: shift(start, "+2d"), chosenBy: "x" }, "sue")).toBe("timeInFuture");
  });
});

test("many make it serious, once, whatever a person says afterwards", () => {
  const story = begun(one(1), one(2));
  const rises = (size: number) =>
    risesOf(story.complaint, { now: story.now, rules: defaultSeverityRules, heard: [], group: { size, since: shift(story.now, "+1h") } }).map((r) => [
      r.to,
      r.grounds[0]?.rule,
      r.grounds[0]?.count,
    ]);
  expect([rises(2), rises(3)]).toEqual([[], [["serious", "group", 3]]]);
});

describe("closing members after what carries them", () => {
  function agreed() {
    const [a, b] = [one(1), one(2)];
    const story = begun(a, b);
    join(a, story);
    join(b, story);
    story.run("addOption", { kind: "repair", text: "New fuel pump", noCost: true }, "sue");
    expect(story.run("answerOption", { recordId: story.made, accepted: true }, "sue")).toMatch(/ok|optionNotOffered/);
    expect(story.run("agree", { optionIds: [story.complaint.options[0]?.id], text: "New pump for all", expectedResult: "They start" }, "sue")).toBe("ok");
    expect(story.run("confirmAgreement", { recordId: story.complaint.agreements[0]?.id, way: "call", note: "Both representatives" }, "sue")).toBe("ok");
    return { a, b, story };
  }
  const draft = { outcome: "accepted", satisfaction: null, satisfactionUnknown: "through representatives", noFollowUp: "" } as const;
  const close = (member: Story, collective: Story) => {
    const decision = decideCloseMember(member.complaint, collective.complaint, { id: member.complaint.id, ...draft }, member.context("sue"));
    return decision.ok ? isClosed(decision.complaint) : decision.refusal.code;
  };

  test("with what was agreed for all, once they have heard of it; not who dissents", () => {
    const { a, b, story } = agreed();
    told(a, shift(story.now, "+1h"));
    told(b, shift(story.now, "+1h"));
    expect(close(a, story)).toBe("collectiveOpen");
    expect(story.run("close", { ...closeForm, outcome: "accepted" }, "sue")).toBe("ok");
    b.run("dissent", { reason: "Wants another car" }, "sue");
    expect([close(a, story), close(b, story)]).toEqual([true, "memberDissents"]);
  });

  test("not who was never told", () => {
    const { a, story } = agreed();
    story.run("close", { ...closeForm, outcome: "accepted" }, "sue");
    expect(close(a, story)).toBe("memberNotTold");
  });
});

test("a message to all tells something, but leaves a question of this customer unanswered", () => {
  const story = one(1);
  story.take(noteContact(story.complaint, { kind: "message", direction: "inbound", at: start, by: { type: "customer" } }));
  told(story, shift(start, "+1h"));
  expect(story.complaint.contact).toMatchObject({ wroteAt: start, told: [shift(start, "+1h")] });
});
