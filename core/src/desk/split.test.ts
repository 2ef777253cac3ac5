import { expect, test } from "vitest";
import { decideCommand } from "./commands.ts";
import { partOf } from "./split.ts";
import { idOf, newStory, otherComplaint, team } from "./story.fixture.ts";

test("the part has the whole's customer, time of receipt, place and owner; what was offered or promised stays with the whole", () => {
  const whole = newStory().complaint;
  const part = partOf(whole, { title: "赠品没到", facts: "答应的赠品一直没到", demand: { types: ["other"], text: "补寄" }, categoryId: null });
  expect(part).toMatchObject({
    complainant: { customerId: whole.customerId },
    intake: { title: "赠品没到", facts: "答应的赠品一直没到", receivedAt: whole.intake.receivedAt, referral: null, riskFlags: [] },
    teamId: team.sales,
    assigneeId: idOf.ann,
    links: [{ kind: "parent", complaintId: whole.id }],
    promises: [],
  });
});

test("of two complaints neither is above and below the other at once", () => {
  const story = newStory();
  story.run("link", { kind: "parent", complaintId: otherComplaint });
  const decision = decideCommand("link", story.complaint, { kind: "child", complaintId: otherComplaint }, story.context("ann"));
  expect(!decision.ok && decision.refusal.code).toBe("linkLoop");
});
