import { expect, test } from "vitest";
import { clocksOf } from "./clocks-of.ts";
import { extensionOffers } from "./extension-offers.ts";
import { at, facts, pack, policyOf, rule } from "./policy.fixture.ts";

const labels = { "zh-CN": "延三天", "zh-TW": "展延三天", en: "three days" };
const more = { id: "more", labels, by: { n: 3, unit: "workingDays" as const }, approval: true };
const answer = rule({ id: "answer", clock: "decision", amount: { n: 2, unit: "workingDays" }, metBy: ["decided"], extensions: [more] });
const policy = policyOf(pack([answer, rule({ id: "first", clock: "firstResponse", amount: { n: 1, unit: "workingDays" } })]));

test("what a rule allows is offered with the time the clock would then run to", () => {
  const [offer, ...others] = extensionOffers(facts(), policy, at("28 12:00"));
  expect(others).toEqual([]);
  const granted = { packId: "test", ruleId: "answer", extensionId: "more", at: at("28 12:00") };
  const then = clocksOf({ ...facts(), extensions: [granted] }, policy).find(({ ruleId }) => ruleId === "answer");
  expect(offer).toMatchObject({ ruleId: "answer", extensionId: "more", fromDueAt: clocksOf(facts(), policy).find((c) => c.ruleId === "answer")?.dueAt });
  expect(offer?.toDueAt).toBe(then?.dueAt);
  expect(offer?.toDueAt.slice(0, 10)).toBe("2026-10-05"); // Wednesday and three working days
});

test.each([
  ["was granted once", facts({ extensions: [{ packId: "test", ruleId: "answer", extensionId: "more", at: at("28 11:00") }] }), at("28 12:00")],
  ["is late already", facts(), at("+5 12:00")],
  ["was met", facts({ decidedAt: [at("28 11:00")] }), at("28 12:00")],
])("nothing is offered for a clock that %s", (_, given, now) => expect(extensionOffers(given, policy, now)).toEqual([]));
