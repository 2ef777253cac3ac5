import { describe, expect, test } from "vitest";
import { closeForm } from "./closing.fixture.ts";
import { customerViewOf } from "./customer-view.ts";
import { decideRate } from "./rating.ts";
import { idOf, newStory, otherComplaint, type Story, shift, start } from "./story.fixture.ts";

const view = (story: Story) => customerViewOf(story.complaint, story.now);
const brief = (story: Story) => {
  const { state, next, progress } = view(story);
  return `${state} ${next.key}${next.at ? ` ${next.at.slice(8, 10)}` : ""} ${progress.step}/${progress.of}`;
};
const day = (n: number) => shift(start, `+${n}d`);

/** Every text a member of the team can write, each with its own mark; what the customer may read is marked 'open'. */
function markedStory() {
  const story = newStory({ severityProposed: "crisis", severityReason: "INTERNAL-severity" });
  const ok = (answer: string) => expect(answer).toBe("ok");
  ok(
    story.run("editIntake", {
      intake: {
        title: "INTERNAL-title",
        facts: "INTERNAL-facts",
        summary: "INTERNAL-summary",
        place: "INTERNAL-place",
        priorContact: "INTERNAL-prior",
        demand: { types: ["refund"], text: "INTERNAL-demand" },
        respondent: { unit: "INTERNAL-unit", person: "INTERNAL-person", personId: null },
        product: { name: "INTERNAL-name", model: "INTERNAL-model", orderNo: "INTERNAL-order", plate: "INTERNAL-plate" },
        representative: { name: "INTERNAL-rep", authorisation: "INTERNAL-auth" },
        referral: { body: "12315", number: "INTERNAL-ref", dueAt: day(1), reply: "INTERNAL-reply" },
        categoryId: "INTERNAL-category",
        amount: { minor: 987_654_321, currency: "CNY" },
      },
    }),
  );
  ok(story.run("setKind", { kind: "grumble", reason: "INTERNAL-kind" }));
  ok(story.run("setSeverity", { severity: "crisis", reason: "INTERNAL-crisis" }));
  ok(story.run("addSpecial", { special: "professionalClaimant", reason: "INTERNAL-special" }));
  ok(story.run("setPersona", { personality: "selfCentred", motive: "faultFinder", mainWant: null, reason: "INTERNAL-persona" }));
  ok(story.run("escalate", { toPersonId: idOf.sue, reason: "INTERNAL-escalate" }));
  ok(story.run("settleEscalation", { recordId: story.made, note: "INTERNAL-settled" }, "sue"));
  ok(story.run("setMood", { heard: true, feeling: "INTERNAL-feeling" }));
  ok(
    story.run("diagnose", {
      board: { who: "INTERNAL-who", what: "INTERNAL-what", when: "INTERNAL-when", where: "INTERNAL-where", why: "INTERNAL-why", how: "INTERNAL-how" },
      feelings: "INTERNAL-feelings",
      need: "INTERNAL-need",
      expectation: "INTERNAL-exp",
      reach: "INTERNAL-reach",
      gravity: "INTERNAL-gravity",
      evidence: "INTERNAL-evidence",
      ownSide: "INTERNAL-own",
      limits: "INTERNAL-limits",
    }),
  );
  ok(
    story.run("addOption", {
      kind: "refund",
      text: "INTERNAL-unoffered",
      time: "INTERNAL-time",
      gain: "INTERNAL-gain",
      cost: { minor: 987_654_321, currency: "CNY" },
    }),
  );
  ok(story.run("requestApproval", { recordId: story.made, note: "INTERNAL-asked" }));
  ok(story.run("addOption", { kind: "goodwillGesture", text: "open-option", time: "open-time", gain: "open-gain", cost: { minor: 98_765, currency: "CNY" } }));
  const optionId = story.made;
  ok(story.run("decideApproval", { recordId: optionId, approved: true, reason: "INTERNAL-approved" }, "sue"));
  ok(story.run("offerOption", { recordId: optionId }));
  ok(story.run("answerOption", { recordId: optionId, accepted: false, note: "INTERNAL-answer" }));
  ok(story.run("addOption", { kind: "repair", text: "open-second", time: "", gain: "", noCost: true }));
  const second = story.made;
  ok(story.run("offerOption", { recordId: second }));
  ok(story.run("agree", { optionIds: [second], text: "open-agreement", expectedResult: "open-expected" }));
  ok(story.run("confirmAgreement", { recordId: story.made, way: "call", note: "INTERNAL-confirm" }));
  ok(story.run("addStep", { text: "INTERNAL-step", ownerId: idOf.ben, dueAt: day(2) }));
  ok(story.run("changeStep", { recordId: story.made, dueAt: day(3), customerTold: true, reason: "INTERNAL-change" }));
  ok(story.run("finishStep", { recordId: story.complaint.steps[0]?.id, note: "INTERNAL-done" }));
  ok(story.run("promise", { what: "open-promise", dueAt: day(4) }));
  ok(story.run("keepPromise", { recordId: story.made, note: "INTERNAL-kept" }));
  ok(story.run("promise", { what: "INTERNAL-to-authority", to: "12315", dueAt: day(4) }));
  ok(story.run("breakPromise", { recordId: story.made, reason: "INTERNAL-broken" }));
  ok(story.run("wait", { reviewAt: day(5), reason: "INTERNAL-wait" }));
  ok(story.run("tryContact", { way: "phone", reached: true, note: "INTERNAL-try" }));
  ok(story.run("giveFinalAnswer", { text: "open-final", outsideBodies: ["open-body"] }));
  ok(story.run("reportResult", { note: "INTERNAL-result" }));
  ok(story.run("link", { kind: "collective", complaintId: otherComplaint }));
  ok(story.run("setTags", { add: ["INTERNAL-tag"] }));
  ok(story.run("handOver", { assigneeId: idOf.sue, note: "INTERNAL-handover" }));
  ok(story.run("noteWithdrawal", { text: "INTERNAL-withdrawal" }, "sue"));
  return story;
}

test("no internal text, person, judgement or amount is in what the customer sees, open or closed", () => {
  const story = markedStory();
  const open = JSON.stringify(view(story));
  expect(
    story.run(
      "close",
      {
        ...closeForm,
        causeNote: "INTERNAL-cause",
        noFollowUp: "INTERNAL-none",
        satisfactionUnknown: "INTERNAL-unknown",
        reflection: { wellDone: "INTERNAL-well", better: "INTERNAL-better", suggestion: "INTERNAL-suggestion" },
      },
      "sue",
    ),
  ).toBe("ok");
  for (const seen of [open, JSON.stringify(view(story))]) {
    expect(seen).not.toContain("INTERNAL");
    for (const id of [...Object.values(idOf), otherComplaint, story.complaint.id, String(story.complaint.customerId)]) expect(seen).not.toContain(id);
    for (const word of ["crisis", "selfCentred", "faultFinder", "professionalClaimant", "goodwill", "98765", "987654321", "approv", "AM-2"])
      expect(seen).not.toContain(word);
    for (const word of ["option", "time", "gain", "second", "agreement", "expected", "promise", "final", "body"]) expect(seen).toContain(`open-${word}`);
  }
});

describe("how it stands and what comes next", () => {
  test("from arrival to rating", () => {
    const story = newStory({ assigneeId: null });
    const seen = [brief(story)];
    const go = (name: Parameters<Story["run"]>[0], body: Record<string, unknown>, who: "ann" | "customer" = "ann") => {
      expect(story.run(name, body, who)).toBe("ok");
      seen.push(brief(story));
    };
    go("assign", { teamId: story.complaint.placements[0]?.teamId, assigneeId: idOf.ann });
    go("promise", { what: "call", dueAt: day(1) });
    const promise = story.made;
    go("addOption", { kind: "repair", text: "x", noCost: true });
    const option = story.made;
    go("offerOption", { recordId: option });
    go("answerOption", { recordId: option, accepted: true }, "customer");
    go("agree", { optionIds: [option], text: "x", expectedResult: "y" });
    go("confirmAgreement", { recordId: story.made, way: "page" }, "customer");
    go("keepPromise", { recordId: promise });
    go("addStep", { text: "x", ownerId: idOf.ann, dueAt: day(3) });
    go("wait", { reviewAt: day(2), reason: "papers" });
    go("finishStep", { recordId: story.complaint.steps[0]?.id });
    go("close", { ...closeForm, outcome: "accepted", followUpAt: day(30), noFollowUp: "" });
    expect(seen).toEqual([
      "received work 1/5",
      "inProgress work 1/5",
      "inProgress promise 24 1/5",
      "inProgress promise 24 3/5",
      "waitingForYou yourAnswer 3/5",
      "inProgress promise 24 3/5",
      "waitingForYou yourAnswer 4/5",
      "inProgress promise 24 5/5",
      "inProgress work 5/5",
      "inProgress step 26 5/5",
      "waitingForYou review 25 5/5",
      "waitingForYou review 25 5/5",
      "closed followUp 23 5/5",
    ]);
    expect(view(story)).toMatchObject({
      outcome: "accepted",
      canRate: true,
      stars: null,
      canWithdraw: false,
      agreement: { canConfirm: false },
      options: [{ accepted: true, canAnswer: false }],
    });
    const rated = decideRate(story.complaint, { stars: 4, text: "" }, story.context("customer"));
    if (!rated.ok) throw new Error(rated.refusal.code);
    expect(customerViewOf(rated.complaint, story.now)).toMatchObject({ canRate: false, stars: 4 });
    expect(decideRate(rated.complaint, { stars: 5, text: "" }, story.context("customer"))).toMatchObject({ ok: false, refusal: { code: "alreadyAnswered" } });
  });

  test("withdrawn by the customer, until it is closed; a rating only then", () => {
    const story = newStory();
    expect(view(story).canWithdraw).toBe(true);
    story.run("noteWithdrawal", {}, "customer");
    expect(view(story)).toMatchObject({ state: "withdrawn", canWithdraw: false, canRate: false });
    expect(decideRate(story.complaint, { stars: 1, text: "" }, story.context("customer"))).toMatchObject({ refusal: { code: "ratingNotYet" } });
    expect(story.run("noteWithdrawal", {})).toBe("alreadyDone");
  });
});
