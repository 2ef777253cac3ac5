import type { SurveySettings } from "@amends/core/survey/contract";
import { mostQuestions, type Question } from "@amends/core/survey/question";
import { defaultSurvey, type SurveyDefinition } from "@amends/core/survey/survey";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { FormError } from "../ui/FormError.tsx";
import { Buttons, Card, Page } from "../ui/Page.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";
import { QuestionEditor } from "./QuestionEditor.tsx";
import { moved, withNew } from "./question-edits.ts";
import css from "./Survey.module.css";
import { surveyQuery } from "./survey-query.ts";
import { WhenAndWhom } from "./WhenAndWhom.tsx";

/** What customers are asked after closing, when, how often, and by which teams. */
export function SurveySettingsPage() {
  const { t } = useTranslation("survey");
  const { data, error, refetch } = useQuery(surveyQuery);
  return (
    <Page title={t("settings.title")} about={t("settings.about")} width="narrow">
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonRows /> : null}
      {data ? <Form key={data.version} settings={data} /> : null}
    </Page>
  );
}

function Form({ settings }: { settings: SurveySettings }) {
  const { t } = useTranslation("survey");
  const client = useQueryClient();
  const { version, canMail, ...definition } = settings;
  const [draft, setDraft] = useState<SurveyDefinition>(definition);
  const [everUsed, setEverUsed] = useState<readonly string[]>([]);
  const set = (change: Partial<SurveyDefinition>) => setDraft((before) => ({ ...before, ...change }));
  const { busy, error, submit, of, form } = useSubmit(async () => {
    client.setQueryData(surveyQuery.queryKey, await api.put<SurveySettings>("/api/settings/survey", draft));
    showToast(t("settings.saved"));
  });
  const { questions } = draft;
  const put = (next: readonly Question[]) => set({ questions: [...next] });
  const remove = (at: number) => {
    setEverUsed([...everUsed, questions[at]?.id ?? ""]);
    put(questions.filter((_, i) => i !== at));
  };
  return (
    <form
      ref={form}
      noValidate
      className={css.form}
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      <WhenAndWhom draft={draft} canMail={canMail} onChange={set} errorOf={of} />
      <Card title={t("settings.questions")} about={version === 0 ? t("settings.builtIn") : t("settings.version", { version })}>
        {questions.map((question, at) => (
          <QuestionEditor
            key={question.id}
            question={question}
            at={at}
            count={questions.length}
            errorOf={(field) => of(`questions.${at}.${field}`)}
            onChange={(next) => put(questions.map((each, i) => (i === at ? next : each)))}
            onMove={(by) => put(moved(questions, at, by))}
            onRemove={() => remove(at)}
          />
        ))}
        <Buttons>
          <Button disabled={questions.length >= mostQuestions} onClick={() => put(withNew(questions, everUsed))}>
            {t("settings.add")}
          </Button>
          <Button onClick={() => put(defaultSurvey.questions)}>{t("settings.reset")}</Button>
        </Buttons>
      </Card>
      <FormError error={error} />
      <Buttons>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("settings.save")}
        </Button>
      </Buttons>
    </form>
  );
}
