import { type Question, questionKinds, surveyParts } from "@amends/core/survey/question";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { languages } from "../ui/language.ts";
import { Buttons, Columns } from "../ui/Page.tsx";
import { Pick } from "../ui/Pick.tsx";
import { TextField } from "../ui/TextField.tsx";
import { newChoice, withKind } from "./question-edits.ts";
import css from "./Survey.module.css";

/** Languages are named in themselves. */
const languageNames = { "zh-CN": "简体中文", "zh-TW": "繁體中文", en: "English" } as const;

type Props = {
  readonly question: Question;
  readonly at: number;
  readonly count: number;
  readonly errorOf: (field: string) => string | null;
  readonly onChange: (question: Question) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One question: what it is about, how it is answered, and its words in three languages. */
export function QuestionEditor({ question, at, count, errorOf, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation("survey");
  return (
    <fieldset className={css.question}>
      <legend>{t("settings.question", { nth: at + 1 })}</legend>
      <Columns>
        <Pick
          label={t("settings.part")}
          value={question.part}
          onChange={(part) => onChange({ ...question, part })}
          choices={surveyParts.map((value) => ({ value, label: t(`settings.part_${value}`) }))}
        />
        <Pick
          label={t("settings.kind")}
          value={question.kind}
          onChange={(kind) => onChange(withKind(question, kind))}
          choices={questionKinds.map((value) => ({ value, label: t(`settings.kind_${value}`) }))}
        />
        {question.kind === "yesNo" ? (
          <Pick
            label={t("settings.good")}
            value={question.good ?? ""}
            onChange={(good) => onChange({ ...question, good })}
            choices={(["yes", "no"] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
            error={errorOf("good")}
          />
        ) : null}
      </Columns>
      {languages.map((language) => (
        <TextField
          key={language}
          label={t("settings.textIn", { language: languageNames[language] })}
          lang={language}
          maxLength={200}
          required
          value={question.text[language]}
          onChange={(text) => onChange({ ...question, text: { ...question.text, [language]: text } })}
          error={errorOf(`text.${language}`)}
        />
      ))}
      {question.kind === "choice" ? <Choices question={question} errorOf={errorOf} onChange={onChange} /> : null}
      <Buttons>
        <Button disabled={at === 0} onClick={() => onMove(-1)}>
          {t("settings.up")}
        </Button>
        <Button disabled={at === count - 1} onClick={() => onMove(1)}>
          {t("settings.down")}
        </Button>
        <Button onClick={onRemove}>{t("settings.remove")}</Button>
      </Buttons>
    </fieldset>
  );
}

type ChoicesProps = { readonly question: Question; readonly errorOf: Props["errorOf"]; readonly onChange: Props["onChange"] };

function Choices({ question, errorOf, onChange }: ChoicesProps) {
  const { t } = useTranslation("survey");
  const choices = question.choices ?? [];
  const set = (next: Question["choices"]) => onChange({ ...question, choices: next });
  return (
    <fieldset className={css.choices}>
      <legend>{t("settings.choices")}</legend>
      {choices.map((choice, at) => (
        <div key={choice.id} className={css.choice}>
          <Columns>
            {languages.map((language) => (
              <TextField
                key={language}
                label={t("settings.choiceIn", { language: languageNames[language] })}
                lang={language}
                maxLength={80}
                required
                value={choice.text[language]}
                onChange={(text) => set(choices.map((each, i) => (i === at ? { ...each, text: { ...each.text, [language]: text } } : each)))}
                error={errorOf(`choices.${at}.text.${language}`)}
              />
            ))}
          </Columns>
          <Button disabled={choices.length <= 2} onClick={() => set(choices.filter((_, i) => i !== at))}>
            {t("settings.remove")}
          </Button>
        </div>
      ))}
      <Button disabled={choices.length >= 8} onClick={() => set([...choices, newChoice(choices.map((c) => c.id))])}>
        {t("settings.addChoice")}
      </Button>
    </fieldset>
  );
}
