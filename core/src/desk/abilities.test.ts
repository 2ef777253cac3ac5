import { describe, expect, test } from "vitest";
import { type AbilityName, abilitiesOf } from "./abilities.ts";
import { closeNow } from "./closing.fixture.ts";
import { commandSchemas } from "./contract-commands.ts";
import { contextOf, idOf, newStory, people, type Story, type Who } from "./story.fixture.ts";

const of = (story: Story, who: Who) => abilitiesOf({ id: idOf[who], role: people[idOf[who]]?.role ?? "admin" }, story.complaint);
const shown = (story: Story, who: Who, ...names: AbilityName[]) => names.filter((name) => of(story, who)[name]).join(" ");

const some = ["message", "note", "addOption", "decideApproval", "close", "reopen", "print", "export"] as const;

describe("an open complaint of ann's", () => {
  test.each<[Who, string]>([
    ["ann", "message note addOption close print"],
    ["ben", ""],
    ["sue", "message note addOption decideApproval close print export"],
    ["max", "message note addOption decideApproval close print export"],
    ["qin", "note print export"],
    ["ray", ""],
    ["adi", ""],
  ])("%s: %s", (who, abilities) => expect(shown(newStory(), who, ...some)).toBe(abilities));
});

test("nobody's complaint may be worked on by any agent who sees it", () => {
  expect(shown(newStory({ assigneeId: null }), "ben", ...some)).toBe("message note addOption close print");
});

test("closed: reopen, follow up, tag, link, undo, talk", () => {
  const story = newStory();
  closeNow(story);
  expect(shown(story, "ann", ...some, "recordFollowUp", "setTags", "link", "withdrawRecord", "editIntake")).toBe(
    "message note reopen print recordFollowUp setTags link withdrawRecord",
  );
});

test("the person complained about may only pass it on", () => {
  const story = newStory();
  story.run("editIntake", { intake: { respondent: { unit: "", person: "", personId: idOf.ann } } });
  expect(
    Object.entries(of(story, "ann"))
      .filter(([, may]) => may)
      .map(([name]) => name)
      .sort(),
  ).toEqual(["assign", "escalate", "handOver", "note", "print", "returnBack", "transfer"]);
});

test("what abilities deny, the command refuses", () => {
  for (const closed of [false, true]) {
    const story = newStory();
    if (closed) closeNow(story);
    for (const who of Object.keys(idOf) as Who[]) {
      for (const name of Object.keys(commandSchemas) as (keyof typeof commandSchemas)[]) {
        if (of(story, who)[name]) continue;
        const body = { ...anyBody, recordId: story.complaint.created.id };
        const decision = commandSchemas[name].safeParse(body).success ? story.try(name, body, who) : null;
        expect(decision?.ok ?? false, `${who} ${name}`).toBe(false);
      }
    }
  }
  expect(contextOf("customer", "2026-11-23T01:00:00.000Z", () => "").role).toBeNull();
});

const anyBody = {
  intake: { title: "t" },
  kind: "grumble",
  severity: "serious",
  special: "vip",
  personality: null,
  motive: null,
  mainWant: null,
  teamId: idOf.ann,
  assigneeId: null,
  note: "n",
  reason: "r",
  toPersonId: idOf.sue,
  text: "t",
  heard: true,
  accepted: true,
  approved: true,
  optionIds: [idOf.ann],
  expectedResult: "e",
  way: "phone",
  ownerId: idOf.ann,
  dueAt: "2027-01-01T00:00:00.000Z",
  customerTold: true,
  what: "w",
  reviewAt: "2027-01-01T00:00:00.000Z",
  reached: false,
  outsideBodies: [],
  satisfaction: "neutral",
  complaintId: idOf.ann,
  add: ["x"],
};

test("the customer does on the page what is the customer's, nothing else", () => {
  const story = newStory();
  for (const name of Object.keys(commandSchemas) as (keyof typeof commandSchemas)[]) {
    const parsed = commandSchemas[name].safeParse({ ...anyBody, recordId: idOf.ann });
    if (!parsed.success) continue;
    const decision = story.try(name, { ...anyBody, recordId: idOf.ann }, "customer");
    if (name === "noteWithdrawal") expect(decision.ok).toBe(true);
    else
      expect(decision.ok ? "ok" : decision.refusal.code, name).toBe(
        ["answerOption", "confirmAgreement", "endWait", "endSnooze"].includes(name) ? "recordNotFound" : "notPermitted",
      );
  }
});
