import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { ComplaintSurveys, SurveyAsk } from "@amends/core/survey/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { copyText } from "../../ui/copy-text.ts";
import { useNow } from "../../ui/now.ts";
import { showError, showToast } from "../../ui/toasts.ts";
import { AskLine } from "../severity/AskLine.tsx";
import { useSentenceWords } from "../use-sentence-words.ts";
import { SurveyAnswers } from "./SurveyAnswers.tsx";

type Props = { readonly page: ComplaintPage; readonly onReopen: () => void };

/** Whether the customer was asked after each closing, why not, what they answered, and what is to be done about a bad answer. */
export function SurveyFacts({ page, onReopen }: Props) {
  const { t } = useTranslation("survey");
  const { id } = page.complaint;
  const { data } = useQuery({ queryKey: ["complaint", id, "surveys"], queryFn: () => api.get<ComplaintSurveys>(`/api/complaints/${id}/surveys`) });
  // Where surveys are off there is nothing to say.
  const items = data?.items.filter((ask) => ask.reason !== "off") ?? [];
  if (items.length === 0) return null;
  return (
    <section className="desk-after" aria-label={t("panel.title")}>
      <h2>{t("panel.title")}</h2>
      {items.map((ask) => (
        <Asking key={ask.id} ask={ask} page={page} onReopen={onReopen} />
      ))}
    </section>
  );
}

function Asking({ ask, page, onReopen }: Props & { ask: SurveyAsk }) {
  const { t } = useTranslation("survey");
  const words = useSentenceWords(page);
  if (ask.state === "planned") return <p className="desk-muted">{t("panel.planned", { when: words.time(ask.askAt) })}</p>;
  if (ask.state === "notAsked") return <p className="desk-muted">{t("panel.notAsked", { reason: t(`words:notAskedReason.${ask.reason}`) })}</p>;
  return (
    <section>
      <p className="desk-muted">
        {t(`panel.asked_${ask.way}`, { when: words.time(ask.decidedAt) })} ·{" "}
        {ask.answeredAt ? t("panel.answered", { when: words.time(ask.answeredAt) }) : t("panel.noAnswer")}
      </p>
      {ask.dissatisfied ? <Dissatisfied ask={ask} page={page} onReopen={onReopen} /> : null}
      {ask.answeredAt ? <SurveyAnswers ask={ask} /> : null}
      <CopyLink ask={ask} page={page} />
    </section>
  );
}

/** A bad answer waits for somebody: reopen, or say what was done. */
function Dissatisfied({ ask, page, onReopen }: Props & { ask: SurveyAsk }) {
  const { t } = useTranslation("survey");
  const words = useSentenceWords(page);
  const client = useQueryClient();
  const { id } = page.complaint;
  const seeTo = useMutation({
    mutationFn: (note: string) => api.post<ComplaintSurveys>(`/api/complaints/${id}/surveys/${ask.id}/seen-to`, { note }),
    onSuccess: (fresh) => {
      client.setQueryData(["complaint", id, "surveys"], fresh);
      showToast(t("panel.said"));
    },
    onError: showError,
  });
  if (ask.seenTo) {
    const { at, by, note } = ask.seenTo;
    return <p className="desk-muted">{t("panel.seenTo", { who: words.actor({ type: "person", id: by }), when: words.time(at), note })}</p>;
  }
  return (
    <div className="desk-alert" role="note">
      <p>
        <span className="desk-tag" data-tone="need">
          {t("panel.bad")}
        </span>
      </p>
      <p>{t("panel.badHint")}</p>
      <div className="desk-row-actions">
        {page.abilities.reopen ? (
          <button type="button" className="desk-button desk-primary" onClick={onReopen}>
            {t("panel.reopen")}
          </button>
        ) : null}
        {page.abilities.recordFollowUp ? (
          <AskLine action={t("panel.seeTo")} label={t("panel.seeToNote")} busy={seeTo.isPending} onSay={(note) => seeTo.mutateAsync(note).catch(() => null)} />
        ) : null}
      </div>
    </div>
  );
}

/** For channels that carry no mail of ours: the agent passes the link on, which is on record. */
function CopyLink({ ask, page }: { ask: SurveyAsk; page: ComplaintPage }) {
  const { t } = useTranslation("survey");
  const now = useNow();
  const over = ask.doneAt !== null || ask.expiresAt === null || Date.parse(ask.expiresAt) <= now;
  const take = useMutation({
    mutationFn: () => api.post<{ url: string }>(`/api/complaints/${page.complaint.id}/surveys/${ask.id}/link`, {}),
    onSuccess: async ({ url }) => {
      if (await copyText(url)) showToast(t("panel.copied"));
    },
    onError: showError,
  });
  if (over || !page.abilities.recordFollowUp) return null;
  return (
    <button type="button" className="desk-button" disabled={take.isPending} onClick={() => take.mutate()}>
      {t("panel.copyLink")}
    </button>
  );
}
