import { complaintEventTypes } from "@amends/core/desk/decision";
import { newComplaint } from "@amends/core/desk/new-complaint";
import { describe, expect, it } from "vitest";
import en from "../../../content/texts/en/desk.json" with { type: "json" };
import type { TimelineEvent } from "./desk-types.ts";
import { type SentenceWords, sentenceOf } from "./event-sentence.ts";
import { recordIndex } from "./record-index.ts";

const by = { type: "person", id: "p1" } as const;
const stamp = { id: "s1", at: "2026-11-22T01:00:00.000Z", by };
const complaint = newComplaint({
  id: "c",
  number: "A1",
  companyId: "co",
  customerId: null,
  language: "zh-CN",
  created: { ...stamp, id: "s0" },
  firstOwnerId: null,
  kinds: [],
  severities: [],
  placements: [],
  intake: { channel: "phone" } as never,
  options: [{ ...stamp, kind: "refund", text: "退一半", cost: null, time: "", gain: "", approval: { state: "notNeeded" }, offered: null, answer: null }],
  promises: [
    {
      ...stamp,
      id: "s2",
      what: "今天回电",
      personId: "p1",
      to: "",
      dueAt: stamp.at,
      kept: { ...stamp, id: "s3", reason: "打过了" },
      broken: null,
      renegotiations: [],
    },
  ],
});
const records = recordIndex(complaint);
const words: SentenceWords = {
  person: (id) => `person:${String(id)}`,
  team: (id) => `team:${String(id)}`,
  time: (at) => `at:${String(at)}`,
  label: (labels) => (labels as { en?: string } | undefined)?.en ?? "",
  word: (group, value) => `${group}.${String(value)}`,
  field: String,
  category: String,
  undone: String,
  list: (items) => items.join(" "),
};
const say = (event: string, data: Record<string, unknown>) =>
  sentenceOf({ type: "event", id: "e", seq: "1", at: stamp.at, by, event: `complaint.${event}`, data } as TimelineEvent, complaint, records, words);

describe("the sentence of an event", () => {
  it("exists for everything that can happen, in every turn it can take", () => {
    const turns: Record<string, Record<string, unknown>[]> = {
      moodSet: ["heard", "feeling"].flatMap((part) => [
        { part, done: true },
        { part, done: false },
      ]),
      agreementConfirmed: ["page", "message", "call"].map((way) => ({ way })),
      optionAnswered: [{ accepted: true }, { accepted: false }],
      snoozeEnded: [{ because: "customer" }, { because: "hand" }],
      errandEnded: [{ as: "done" }, { as: "givenBack" }, { as: "cancelled" }],
      dueReached: [{ kind: "step" }, { kind: "snooze" }],
      approvalDecided: [{ approved: true }, { approved: false }],
      proposalOverridden: [
        { field: "motive", proposed: "venting", taken: "helpless" },
        { field: "specialKind", proposed: "vip", taken: null },
      ],
      contactTried: [{ reached: true }, { reached: false }],
    };
    const both = [{ assigneeId: "p" }, { assigneeId: null }];
    for (const name of ["assigned", "handedOver", "returned", "transferred"]) turns[name] = both;
    const missing = complaintEventTypes
      .flatMap((type) => (turns[type.replace("complaint.", "")] ?? [{}]).map((data) => say(type.replace("complaint.", ""), data).key))
      .filter((key) => !(key in en.event));
    expect(missing).toEqual([]);
  });
  it("quotes the option an answer is about, and the reason", () => {
    expect(say("optionAnswered", { optionId: "s1", recordId: "x", accepted: false })).toMatchObject({
      key: "optionDeclined",
      quote: "退一半",
      values: { option: "optionKind.refund" },
    });
  });
  it("lets the customer speak who answered on the tracking page", () => {
    const item = {
      type: "event",
      id: "e",
      seq: "1",
      at: stamp.at,
      by: { type: "customer" },
      event: "complaint.optionAnswered",
      data: { optionId: "s1", accepted: true },
    } as TimelineEvent;
    const { key } = sentenceOf(item, complaint, records, words);
    expect(key).toBe("optionAccepted_self");
    expect(key in en.event).toBe(true);
  });
  it("says both what was promised and what was noted when it was kept", () => {
    expect(say("promiseKept", { promiseId: "s2", recordId: "s3" }).quote).toBe("今天回电\n打过了");
  });
  it("tells an assignment to a person from one to a team", () => {
    expect(say("assigned", { teamId: "t", assigneeId: null }).key).toBe("assignedTeam");
    expect(say("transferred", { teamId: "t", assigneeId: "p" }).values).toEqual({ person: "person:p", team: "team:t" });
  });
  it("says which rule gave or proposed it, and that one found nobody", () => {
    const named = { rule: "r", teamId: "t" };
    expect(say("assigned", { ...named, assigneeId: "p" })).toMatchObject({ key: "assignedByRule", values: { rule: "r", person: "person:p" } });
    expect(say("assigneeProposed", { ...named, personId: "p" })).toMatchObject({ key: "assigneeProposed", values: { rule: "r", person: "person:p" } });
    expect(say("assigneeProposed", { ...named, personId: null }).key).toBe("nobodyProposed");
  });
  it("quotes each step and promise that passed to another", () => {
    expect(say("dutiesPassed", { fromPersonId: "l", toPersonId: "p", recordIds: ["s1", "s2"] })).toEqual({
      key: "dutiesPassed",
      values: { from: "person:l", person: "person:p" },
      quote: "退一半\n今天回电",
    });
  });
  it("does not quote what was taken back", () => {
    expect(say("recordWithdrawn", { recordId: "s2", what: "promises" })).toEqual({ key: "recordWithdrawn", values: { what: "promises" }, quote: "" });
  });
});

it("finds records inside records", () => {
  expect([...records.keys()].sort()).toEqual(["s0", "s1", "s2", "s3"]);
});
