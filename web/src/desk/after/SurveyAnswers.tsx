import type { SurveyAsk } from "@amends/core/survey/contract";
import type { Question } from "@amends/core/survey/question";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../ui/use-format.ts";

const parts = ["outcome", "handling"] as const;

/** What was answered, apart for the outcome and the handling, in the words it was asked in. */
export function SurveyAnswers({ ask }: { ask: SurveyAsk }) {
  const { t } = useTranslation("survey");
  const language = useLanguage();
  const given = (part: (typeof parts)[number]) => ask.questions.filter((q) => q.part === part && ask.answers[q.id] !== undefined);
  const said = ({ id, kind, choices = [] }: Question): string => {
    const value = ask.answers[id] ?? "";
    if (kind === "scale") return `${String(value)}/5 ${t(`answer.scale${value}`)}`;
    if (kind === "yesNo") return t(`answer.${value}`);
    if (kind === "recommend") return `${String(value)}/10`;
    return kind === "choice" ? (choices.find((choice) => choice.id === value)?.text[language] ?? String(value)) : String(value);
  };
  return parts.map((part) =>
    given(part).length === 0 ? null : (
      <section key={part}>
        <h3>{t(`panel.${part}`)}</h3>
        <dl className="desk-answers">
          {given(part).map((question) => (
            <div key={question.id}>
              <dt>{question.text[language]}</dt>
              <dd>{said(question)}</dd>
            </div>
          ))}
        </dl>
      </section>
    ),
  );
}
