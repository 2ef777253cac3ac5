import type { Closure } from "@amends/core/desk/complaint";
import type { Satisfaction } from "@amends/core/desk/vocabulary";
import type { AnswerValue } from "@amends/core/survey/answer";
import type { Question } from "@amends/core/survey/question";
import type { Chance } from "./seeded.ts";

/** About how satisfied somebody is who said this at closing; who said nothing is somewhere in the middle. */
const middle: Readonly<Partial<Record<Satisfaction, number>>> = { verySatisfied: 4.8, satisfied: 4.2, neutral: 3.2, dissatisfied: 2, veryDissatisfied: 1.3 };

/** What a customer of the demo answers: most say nothing, the others about what they said at closing, the handling a little better than the outcome. */
export function demoAnswer(closure: Closure, questions: readonly Question[], chance: Chance): { answers: Record<string, AnswerValue>; hours: number } | null {
  const answers: Record<string, AnswerValue> = {};
  const answering = chance.happens(0.42);
  const around = (closure.satisfaction && middle[closure.satisfaction]) ?? 3.6;
  for (const { id, part, kind } of questions) {
    const step = Math.min(5, Math.max(1, Math.round(around + (part === "handling" ? 0.3 : 0) + (chance.next() - 0.5) * 2)));
    if (kind === "scale") answers[id] = step;
    if (kind === "yesNo") answers[id] = step >= 3 ? "yes" : "no";
  }
  const hours = chance.between(1, 60);
  return answering ? { answers, hours } : null;
}
