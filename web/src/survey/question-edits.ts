import type { Question, QuestionKind } from "@amends/core/survey/question";

const empty = { "zh-CN": "", "zh-TW": "", en: "" };

/** A name nobody has yet: "q" and a number. It stays with the question for good, so figures of several versions belong together. */
function freeId(taken: readonly string[], start: string): string {
  for (let n = 1; ; n++) if (!taken.includes(`${start}${n}`)) return `${start}${n}`;
}

/** A new question at the end. `everUsed`: ids of questions that were taken out while editing, so that none comes back as another. */
export function withNew(questions: readonly Question[], everUsed: readonly string[]): Question[] {
  return [...questions, { id: freeId([...questions.map((q) => q.id), ...everUsed], "q"), part: "handling", kind: "scale", text: empty }];
}

/** The question with another kind of answer, and only what that kind needs. */
export function withKind({ good: _, choices: __, ...rest }: Question, kind: QuestionKind): Question {
  if (kind === "yesNo") return { ...rest, kind, good: "yes" };
  if (kind === "choice") return { ...rest, kind, choices: [newChoice([]), newChoice(["c1"])] };
  return { ...rest, kind };
}

export function newChoice(taken: readonly string[]): { id: string; text: Question["text"] } {
  return { id: freeId(taken, "c"), text: empty };
}

/** The list with the one at `at` moved by `by` places; at an end it stays. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each, i) => (i === at ? other : i === to ? one : each));
}
