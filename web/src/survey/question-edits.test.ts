import type { Question } from "@amends/core/survey/question";
import { defaultSurvey } from "@amends/core/survey/survey";
import { expect, test } from "vitest";
import { moved, newChoice, withKind, withNew } from "./question-edits.ts";

test("a new question never takes the name of one that was asked before", () => {
  const one = withNew(defaultSurvey.questions, []);
  expect(one.at(-1)?.id).toBe("q1");
  expect(withNew(one, ["q2"]).at(-1)?.id).toBe("q3");
});

test("another kind of answer keeps the words and drops what it does not need", () => {
  const question = { ...defaultSurvey.questions[1], choices: [newChoice([])] } as Question;
  expect(withKind(question, "scale")).not.toHaveProperty("good");
  expect(withKind(question, "yesNo")).toMatchObject({ good: "yes", text: question.text });
  expect(withKind(question, "choice").choices?.map((c) => c.id)).toEqual(["c1", "c2"]);
});

test.each([
  [0, 1, "bac"],
  [2, -1, "acb"],
  [0, -1, "abc"],
  [2, 1, "abc"],
] as const)("moving %i by %i", (at, by, expected) => {
  expect(moved([..."abc"], at, by).join("")).toBe(expected);
});
