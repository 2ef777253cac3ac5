import { describe, expect, test } from "vitest";
import { type Answers, answered, isDissatisfied, partScore } from "./answer.ts";
import { askAt, mayAskNow } from "./ask-at.ts";
import { type AskFacts, decideAsk } from "./decide-ask.ts";
import type { Question } from "./question.ts";
import { asksIn, defaultSurvey, firstQuestion, questionsOf, type SurveyDefinition, surveyProblems, surveySchema } from "./survey.ts";

const say = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });
const question = (change: Partial<Question> = {}): Question => ({ id: "q", part: "outcome", kind: "scale", text: say("Well?"), ...change });
const survey = (questions: readonly Question[], change: Partial<SurveyDefinition> = {}): SurveyDefinition => ({
  ...defaultSurvey,
  questions: [...questions],
  ...change,
});
const handling = question({ id: "h", part: "handling" });

describe("the survey a company asks", () => {
  test("what comes with the product can be asked, about the outcome and about the handling, and begins switched off", () => {
    expect(surveyProblems(defaultSurvey)).toEqual([]);
    expect(defaultSurvey.on).toBe(false);
    expect(new Set(defaultSurvey.questions.map((q) => q.part))).toEqual(new Set(["outcome", "handling"]));
  });

  test.each([
    ["no question", [], ["surveyNoQuestion"]],
    ["nothing about the handling", [question()], ["surveyNothingToClick"]],
    ["only words about the handling", [question(), question({ id: "h", part: "handling", kind: "text" })], ["surveyNothingToClick"]],
    ["one id twice", [question(), question({ part: "handling" })], ["surveyQuestionTwice"]],
    ["yes or no without the good one", [question({ kind: "yesNo" }), handling], ["surveyGoodMissing"]],
    ["a choice of one", [question({ kind: "choice", choices: [{ id: "a", text: say("A") }] }), handling], ["surveyChoicesMissing"]],
    ["too many", Array.from({ length: 9 }, (_, i) => question({ id: `q${i}`, part: i === 0 ? "handling" : "outcome" })), ["surveyTooMany"]],
  ] as const)("%s is refused", (_, questions, codes) => {
    expect(surveyProblems(survey(questions)).map((p) => p.code)).toEqual(codes);
  });

  test("a question without one of the three languages is no question", () => {
    const { "zh-TW": _, ...two } = say("Well?");
    expect(surveySchema.safeParse(survey([{ ...question(), text: two } as unknown as Question, handling])).success).toBe(false);
    expect(surveySchema.safeParse(survey([{ ...question(), text: { ...two, "zh-TW": " " } }, handling])).success).toBe(false);
  });

  test("a team that does not ask speaks for the teams below it", () => {
    const on = { on: true, offTeamIds: ["branch"] };
    expect(asksIn(on, ["one", "branch", "company"])).toBe(false);
    expect(asksIn(on, ["beside", "company"])).toBe(true);
    expect(asksIn({ ...on, on: false }, ["beside"])).toBe(false);
  });

  test("the first question is one that a click answers; the parts stand together", () => {
    const words = question({ id: "w", kind: "text" });
    expect(firstQuestion([words, question()])?.id).toBe("q");
    expect(questionsOf(survey([handling, question()]), ["outcome", "handling"]).map((q) => q.id)).toEqual(["q", "h"]);
  });
});

describe("when one is asked", () => {
  const day = { delayHours: 24, hours: { from: 9, to: 20 } };
  test.each([
    ["in the day", "2026-03-02T03:00:00.000Z", "2026-03-03T03:00:00.000Z"],
    ["in the evening: the next morning", "2026-03-02T13:30:00.000Z", "2026-03-04T01:00:00.000Z"],
    ["after midnight: the same morning", "2026-03-02T18:00:00.000Z", "2026-03-04T01:00:00.000Z"],
  ])("closed %s (Shanghai)", (_, closedAt, at) => expect(askAt(closedAt, day, "Asia/Shanghai")).toBe(at));

  test("a morning on which the clocks change is nine o'clock there", () => {
    expect(askAt("2026-03-27T22:00:00.000Z", day, "Europe/Berlin")).toBe("2026-03-29T07:00:00.000Z");
  });

  test("what is late waits for the morning too", () => {
    expect(mayAskNow("2026-03-02T15:00:00.000Z", day, "Asia/Shanghai")).toBe(false);
    expect(mayAskNow("2026-03-02T03:00:00.000Z", day, "Asia/Shanghai")).toBe(true);
    expect(mayAskNow("2026-03-02T15:00:00.000Z", { hours: { from: 0, to: 24 } }, "Asia/Shanghai")).toBe(true);
  });
});

describe("whether one is asked", () => {
  const facts: AskFacts = {
    on: true,
    closed: true,
    outcome: "accepted",
    crisis: false,
    harm: false,
    anonymous: false,
    referral: false,
    representative: false,
    askedLately: false,
    mailReached: true,
    parts: ["outcome", "handling"],
  };
  const decide = (change: Partial<AskFacts>) => decideAsk({ ...facts, ...change });

  test("demand 8: after closing, by mail where mail reached them, else on their page", () => {
    expect(decide({})).toEqual({ asked: true, way: "mail", parts: ["outcome", "handling"] });
    expect(decide({ mailReached: false })).toMatchObject({ asked: true, way: "page" });
  });

  test("whoever was refused is asked about the handling only", () => {
    expect(decide({ outcome: "finalAnswer" })).toMatchObject({ asked: true, parts: ["handling"] });
    expect(decide({ outcome: "finalAnswer", parts: ["outcome"] })).toEqual({ asked: false, reason: "noQuestion" });
  });

  test.each([
    [{ closed: false }, "reopened"],
    [{ on: false }, "off"],
    [{ outcome: "merged" }, "merged"],
    [{ outcome: "withdrawn" }, "withdrawn"],
    [{ outcome: "unreachable" }, "unreachable"],
    [{ crisis: true }, "crisis"],
    [{ harm: true }, "harm"],
    [{ anonymous: true }, "anonymous"],
    [{ referral: true }, "referral"],
    [{ representative: true }, "representative"],
    [{ askedLately: true }, "askedLately"],
  ] as const)("not with %j: %s", (change, reason) => expect(decide(change)).toEqual({ asked: false, reason }));
});

describe("what was answered", () => {
  const yesNo = question({ id: "y", kind: "yesNo", good: "no" });
  const ten = question({ id: "t", kind: "recommend" });
  const pick = question({
    id: "c",
    kind: "choice",
    choices: [
      { id: "a", text: say("A") },
      { id: "b", text: say("B") },
    ],
  });
  const words = question({ id: "w", kind: "text" });
  const all = [question(), handling, yesNo, ten, pick, words];

  test("answers are kept click by click, changed and taken back", () => {
    const first = answered(all, {}, { q: 5 });
    expect(first).toEqual({ ok: true, answers: { q: 5 } });
    expect(answered(all, { q: 5 }, { y: "no", q: 4 })).toEqual({ ok: true, answers: { q: 4, y: "no" } });
    expect(answered(all, { q: 5, w: "x" }, { q: null, w: "" })).toEqual({ ok: true, answers: {} });
  });

  test.each([[{ q: 0 }], [{ q: 6 }], [{ q: "5" }], [{ t: 11 }], [{ y: "maybe" }], [{ c: "z" }], [{ w: 3 }], [{ other: 1 }], [{ constructor: 1 }]])(
    "%j is no answer",
    (given) => {
      expect(answered(all, {}, given as never)).toMatchObject({ ok: false, refusal: { code: "surveyAnswer" } });
    },
  );

  test.each<[Answers, boolean]>([
    [{ q: 2 }, true],
    [{ q: 3 }, false],
    [{ y: "yes" }, true],
    [{ y: "no" }, false],
    [{ t: 3 }, true],
    [{ t: 4 }, false],
    [{ q: 5, h: 1 }, true],
    [{ w: "terrible", c: "a" }, false],
  ])("%j is dissatisfied: %s", (answers, bad) => expect(isDissatisfied(all, answers)).toBe(bad));

  test("outcome and handling are never added up", () => {
    expect(partScore(all, { q: 5, h: 1 }, "outcome")).toBe(1);
    expect(partScore(all, { q: 5, h: 1 }, "handling")).toBe(0);
    expect(partScore(all, { w: "x" }, "outcome")).toBeNull();
  });
});
