import type { Question } from "@amends/core/survey/question";

/** An answer chosen in the mail: the link opened the page with it. */
export type Chosen = { readonly id: string; readonly value: number | string };

/** What the link's query says, when the survey has such a question and answer; else null. */
export function chosenIn(search: string, questions: readonly Question[]): Chosen | null {
  const params = new URLSearchParams(search);
  const question = questions.find((q) => q.id === params.get("q"));
  const given = params.get("a") ?? "";
  if (!question || given === "") return null;
  const { kind, choices = [] } = question;
  if (kind === "yesNo") return given === "yes" || given === "no" ? { id: question.id, value: given } : null;
  if (kind === "choice") return choices.some((choice) => choice.id === given) ? { id: question.id, value: given } : null;
  const number = Number(given);
  const [least, most] = kind === "scale" ? [1, 5] : [0, 10];
  return kind !== "text" && Number.isInteger(number) && number >= least && number <= most ? { id: question.id, value: number } : null;
}

/** What a person does with a page, and what programs that look through mail do not: they open it, and some run its script. */
const signsOfLife = ["pointerdown", "pointermove", "touchstart", "keydown", "wheel"] as const;

/** Runs once, at the first sign that a person is here; events that a script made up do not count. Returns the way to stop waiting. */
export function atFirstSignOfLife(target: EventTarget, run: () => void, isReal: (event: Event) => boolean = (event) => event.isTrusted): () => void {
  const stop = () => {
    for (const name of signsOfLife) target.removeEventListener(name, heard);
  };
  const heard = (event: Event) => {
    if (!isReal(event)) return;
    stop();
    run();
  };
  for (const name of signsOfLife) target.addEventListener(name, heard, { passive: true });
  return stop;
}
