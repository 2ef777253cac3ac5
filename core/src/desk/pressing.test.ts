import { describe, expect, test } from "vitest";
import { abilitiesOf } from "./abilities.ts";
import { clockFactsOf } from "./clock-facts.ts";
import { closeNow } from "./closing.fixture.ts";
import { closingGaps } from "./closure.ts";
import { customerViewOf } from "./customer-view.ts";
import { duesOf } from "./next-due.ts";
import { openRework } from "./rework.ts";
import { isClosed } from "./state.ts";
import { idOf, newStory, type Story, shift, start } from "./story.fixture.ts";

const dues = (story: Story) => duesOf(story.complaint).map((d) => `${d.kind} ${d.at.slice(8, 13)}`);
const ok = (answer: string) => expect(answer).toBe("ok");
const day = (n: number) => shift(start, `+${n}d`);

describe("a reminder", () => {
  const remind = (story: Story, who: Parameters<Story["run"]>[2] = "sue", dueAt = day(1)) =>
    story.run("remind", { text: "Call them today", dueAt, voice: "customer" }, who);

  test("asks who has the complaint, falls due, and is answered with what was done", () => {
    const story = newStory();
    ok(remind(story));
    expect(story.complaint.reminders[0]).toMatchObject({ toPersonId: idOf.ann, voice: "customer", reason: "Call them today", by: { id: idOf.sue } });
    expect(dues(story)).toEqual(["reminder 24T01"]);
    const recordId = story.made;
    ok(story.run("answerReminder", { recordId, note: "Called, they wait till Friday" }));
    expect(dues(story)).toEqual([]);
    expect(story.run("answerReminder", { recordId, note: "x" })).toBe("alreadyDone");
  });
  test("nobody reminds oneself, nobody is reminded who is not there, not for a time gone by", () => {
    expect(remind(newStory(), "ann")).toBe("remindOneself");
    expect(remind(newStory({ assigneeId: null }, "sue"), "sue", day(1))).toBe("remindOneself"); // sue took it in, so it is hers until somebody accepts
    expect(remind(newStory(), "sue", start)).toBe("dueInPast");
  });
  test("may be taken back until it is answered", () => {
    const story = newStory();
    ok(remind(story));
    const recordId = story.made;
    expect(story.run("withdrawRecord", { recordId })).toBe("notYourRecord");
    ok(story.run("answerReminder", { recordId, note: "done" }));
    expect(story.run("withdrawRecord", { recordId }, "sue")).toBe("laterRecord");
    ok(story.run("withdrawRecord", { recordId: story.complaint.reminders[0]?.answered?.id }));
    ok(story.run("withdrawRecord", { recordId }, "sue"));
    expect(dues(story)).toEqual([]);
  });
});

describe("a supervision", () => {
  const supervise = (story: Story, change: object = {}, who: Parameters<Story["run"]>[2] = "max") =>
    story.run("supervise", { personId: idOf.max, until: day(10), reportAt: [day(6), day(3)], reason: "The mayor asked", ...change }, who);

  test("wants its reports one after the other, each falling due", () => {
    const story = newStory();
    ok(supervise(story));
    const recordId = story.made;
    expect(dues(story)).toEqual(["report 26T01", "supervision 03T01"]);
    ok(story.run("report", { recordId, text: "Parts are ordered" }));
    expect(dues(story)).toEqual(["report 29T01", "supervision 03T01"]);
    ok(story.run("report", { recordId, text: "Parts are in" }));
    expect(dues(story)).toEqual(["supervision 03T01"]);
    ok(story.run("withdrawRecord", { recordId: story.made }));
    expect(dues(story)).toEqual(["report 29T01", "supervision 03T01"]);
  });
  test.each([
    ["an agent names nobody", {}, "ann", "superiorNeeded"],
    ["an agent does not watch", { personId: idOf.ben }, "sue", "notASuperior"],
    ["who has left does not watch", { personId: idOf.lee }, "sue", "personLeft"],
    ["a report after the end", { reportAt: [day(11)] }, "max", "reportOutside"],
    ["an end gone by", { until: start, reportAt: [] }, "max", "dueInPast"],
  ] as const)("%s", (_, change, who, code) => expect(supervise(newStory(), change, who)).toBe(code));
  test("who handles it does not watch it, nobody watches twice", () => {
    const story = newStory({ assigneeId: idOf.sue });
    expect(supervise(story, { personId: idOf.sue })).toBe("notASuperior");
    ok(supervise(story));
    expect(supervise(story)).toBe("alreadySupervised");
  });
  test("only who watches ends it, or a manager; until then the complaint is not closed", () => {
    const story = newStory();
    ok(supervise(story, { personId: idOf.sue }));
    const recordId = story.made;
    expect(closingGaps(story.complaint).map((g) => g.code)).toContain("supervisionOpen");
    expect(closeNow(story)).toBe("cannotClose");
    expect(story.run("endSupervision", { recordId }, "tom")).toBe("notTheWatcher");
    ok(story.run("endSupervision", { recordId, note: "Well done" }, "sue"));
    expect(closeNow(story)).toBe("ok");
  });
});

describe("more time", () => {
  const withStep = () => {
    const story = newStory();
    ok(story.run("addStep", { text: "Replace the pump", ownerId: idOf.ann, dueAt: day(2) }));
    return { story, of: { kind: "step", recordId: story.made } };
  };
  const ask = (story: Story, of: object, who: Parameters<Story["run"]>[2] = "ann", dueAt = day(5)) =>
    story.run("askExtension", { of, dueAt, reason: "The supplier is late" }, who);
  const grant = (story: Story, change: object = {}, who: Parameters<Story["run"]>[2] = "sue") =>
    story.run("decideExtension", { recordId: story.complaint.extensions.at(-1)?.id, approved: true, told: "The part comes on Thursday", ...change }, who);

  test("granted, a step moves and the customer reads why", () => {
    const { story, of } = withStep();
    ok(ask(story, of));
    expect(dues(story)).toEqual(["step 25T01", "extension 25T01"]);
    ok(grant(story));
    expect(dues(story)).toEqual(["step 28T01"]);
    expect(customerViewOf(story.complaint, story.now).extensions).toEqual([
      { what: "", fromAt: day(2), toAt: day(5), reason: "The part comes on Thursday", at: shift(start, "+2m") },
    ]);
    expect(story.run("withdrawRecord", { recordId: story.made }, "sue")).toBe("customerSaw");
    expect(closingGaps(story.complaint).map((g) => g.code)).not.toContain("changeUntold");
  });
  test("a promise to the customer is named to them, one to somebody else is not", () => {
    const story = newStory();
    ok(story.run("promise", { what: "Call with the result", dueAt: day(2) }));
    ok(ask(story, { kind: "promise", recordId: story.made }));
    ok(grant(story));
    ok(story.run("promise", { what: "Answer the authority", to: "12315", dueAt: day(2) }));
    ok(ask(story, { kind: "promise", recordId: story.made }));
    ok(grant(story));
    expect(customerViewOf(story.complaint, story.now).extensions.map((e) => e.what)).toEqual(["Call with the result"]);
    expect(story.complaint.promises.map((p) => p.dueAt)).toEqual([day(5), day(5)]);
  });
  test("nobody grants it to oneself, no agent grants it, and the customer's reason is needed", () => {
    const { story, of } = withStep();
    ok(ask(story, of, "sue"));
    expect(grant(story, {}, "sue")).toBe("ownApproval");
    expect(grant(story, {}, "ann")).toBe("superiorNeeded");
    expect(grant(story, { told: "" }, "tom")).toBe("customerReasonMissing");
    expect(grant(story, { approved: false }, "tom")).toBe("reasonMissing");
    ok(grant(story, { approved: false, reason: "They waited long enough" }, "tom"));
    expect(dues(story)).toEqual(["step 25T01"]);
    expect(customerViewOf(story.complaint, story.now).extensions).toEqual([]);
  });
  test("asked or granted only before the old time, and only to a later one", () => {
    const { story, of } = withStep();
    expect(ask(story, of, "ann", day(1))).toBe("extensionNotLater");
    ok(ask(story, of));
    expect(ask(story, of)).toBe("extensionAsked");
    story.later("+2d");
    expect(grant(story)).toBe("extensionTooLate");
    ok(grant(story, { approved: false, reason: "Too late" }));
    expect(ask(story, of)).toBe("extensionTooLate");
  });
  test("what was moved or done meanwhile is not granted", () => {
    const { story, of } = withStep();
    ok(ask(story, of));
    ok(story.run("finishStep", { recordId: of.recordId }));
    expect(grant(story)).toBe("extensionStale");
  });
  test("the deadline of the body that passed it on moves, and a clock's is told to whoever counts it", () => {
    const story = newStory({
      intake: {
        channel: "referral",
        facts: "x",
        demand: { types: ["repair"], text: "x" },
        categoryId: "other",
        occurredAt: start,
        respondent: { unit: "x" },
        referral: { body: "12315", number: "9", dueAt: day(8), reply: "" },
      },
    });
    ok(ask(story, { kind: "referral" }, "ann", day(12)));
    ok(grant(story));
    expect(dues(story)).toEqual(["referral 05T01"]);
    const clock = { kind: "regulator", packId: "cn.cbirc.2020.3", ruleId: "decide", state: "active", dueAt: day(30) };
    story.take({ ...story.complaint, clocks: [clock as never] });
    ok(ask(story, { kind: "clock", packId: clock.packId, ruleId: clock.ruleId, extensionId: "complex" }, "ann", day(45)));
    ok(grant(story));
    expect(clockFactsOf(story.complaint, null).extensions).toMatchObject([{ packId: clock.packId, ruleId: clock.ruleId, extensionId: "complex" }]);
  });
});

describe("a rework", () => {
  test("opens a closed complaint, says what is missing, counts, and can be taken back", () => {
    const story = newStory();
    ok(closeNow(story));
    expect(story.run("rework", { missing: "The cause was not found" })).toBe("superiorNeeded");
    ok(story.run("rework", { missing: "The cause was not found" }, "sue"));
    const recordId = story.made;
    expect(isClosed(story.complaint)).toBe(false);
    expect(openRework(story.complaint)?.reason).toBe("The cause was not found");
    expect(story.events[0]?.data).toMatchObject({ closed: true, count: 1 });
    expect(story.run("withdrawRecord", { recordId: story.complaint.reopenings[0]?.id }, "sue")).toBe("laterRecord");
    ok(story.run("withdrawRecord", { recordId }, "sue"));
    expect(isClosed(story.complaint)).toBe(true);
    expect(openRework(story.complaint)).toBeUndefined();
  });
  test("takes a reported result back while it is open; without a result there is nothing to send back", () => {
    const story = newStory();
    expect(story.run("rework", { missing: "x" }, "sue")).toBe("nothingToRework");
    ok(story.run("reportResult", { note: "Fixed" }));
    const { resultReported } = story.complaint;
    ok(story.run("rework", { missing: "It rattles still" }, "sue"));
    const recordId = story.made;
    expect(story.complaint.resultReported).toBeNull();
    ok(story.run("withdrawRecord", { recordId }, "sue"));
    expect(story.complaint.resultReported).toEqual(resultReported);
    ok(story.run("rework", { missing: "It rattles still" }, "sue"));
    ok(story.run("reportResult", { note: "Fixed now" }));
    expect(openRework(story.complaint)).toBeUndefined();
    expect(story.run("withdrawRecord", { recordId: story.complaint.reworks.at(-1)?.id }, "sue")).toBe("laterRecord");
  });
  test("is a superior's to do, in abilities too", () => {
    const { complaint } = newStory();
    const may = (role: "agent" | "supervisor", id: string) => abilitiesOf({ id, role }, complaint);
    expect([may("agent", idOf.ann).rework, may("supervisor", idOf.sue).rework]).toEqual([false, true]);
    expect([may("agent", idOf.ann).supervise, may("supervisor", idOf.sue).decideExtension]).toEqual([false, true]);
  });
});
