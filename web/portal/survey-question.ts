import type { Question } from "@amends/core/survey/question";
import { h, sign, uniqueId } from "./dom.ts";
import { field } from "./field.ts";
import { language, t } from "./texts.ts";

type Value = number | string;
type Choice = { readonly value: Value; readonly label: string; readonly face?: string };

const face = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9.500v.5M15 9.500v.5";
const mouths = ["M8 17q4-4 8 0", "M8.500 16q3.500-2 7 0", "M8.500 15.500h7", "M8.500 14.500q3.500 2.500 7 0", "M8 14q4 5 8 0"];

function choicesOf({ kind, choices = [] }: Question): Choice[] {
  if (kind === "scale") return mouths.map((mouth, i) => ({ value: i + 1, label: t(`survey.scale${i + 1}`), face: `${face}${mouth}` }));
  if (kind === "yesNo") return (["yes", "no"] as const).map((value) => ({ value, label: t(`survey.${value}`) }));
  if (kind === "choice") return choices.map((choice) => ({ value: choice.id, label: choice.text[language()] }));
  return Array.from({ length: 11 }, (_, n) => ({ value: n, label: String(n) }));
}

/** One question: a group of radio buttons so that keys and screen readers know it, or a box for words. `onAnswer` hears every change. */
export function questionBlock(question: Question, value: Value | undefined, onAnswer: (value: Value | null) => void): HTMLElement {
  const text = question.text[language()];
  if (question.kind === "text") {
    const box = field({ label: text, value: typeof value === "string" ? value : "", max: 2_000, rows: 3, onInput: () => undefined });
    box.input.addEventListener("change", () => onAnswer(box.input.value.trim() || null));
    return h("div", { class: "question" }, box.root);
  }
  const name = uniqueId("question");
  const labels: HTMLLabelElement[] = [];
  for (const choice of choicesOf(question)) {
    const input = h("input", { type: "radio", name, value: choice.value, class: "unseen", checked: choice.value === value });
    const label = h(
      "label",
      { class: choice.value === value ? "answer on" : "answer" },
      input,
      choice.face ? sign(choice.face) : null,
      h("span", {}, choice.label),
    );
    input.addEventListener("change", () => {
      for (const each of labels) each.classList.toggle("on", each === label);
      onAnswer(choice.value);
    });
    labels.push(label);
  }
  const ends = question.kind === "recommend" ? h("div", { class: "ends hint" }, h("span", {}, t("survey.never")), h("span", {}, t("survey.surely"))) : null;
  return h("fieldset", { class: "question" }, h("legend", {}, text), h("div", { class: `answers ${question.kind}` }, ...labels), ends);
}
