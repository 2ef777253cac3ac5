import { type Failure, reasonOf } from "@amends/core/shared/failure";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { useMay } from "../ui/me.ts";
import { Buttons, Card } from "../ui/Page.tsx";
import { showError, showToast } from "../ui/toasts.ts";
import { useFormat } from "../ui/use-format.ts";
import css from "./Notices.module.css";

/** One failure in words, with what can be done about it. */
export function FailureCard({ failure, onDone }: { failure: Failure; onDone: () => Promise<unknown> }) {
  const { t, i18n } = useTranslation("notices");
  const format = useFormat();
  const mayRead = useMay("readComplaints");
  const [busy, setBusy] = useState(false);
  const { id, name, complaintId, number, tries, lastAt, nextAt, eventType } = failure;
  const { code, detail } = reasonOf(failure.error);
  const known = code !== null && i18n.exists(`notices:failures.reason.${code}`);
  const act = (work: () => Promise<void>) => {
    setBusy(true);
    work()
      .catch(showError)
      .finally(() => setBusy(false))
      .then(onDone, showError);
  };
  const again = () =>
    act(async () => {
      const { ok, error } = await api.post<{ ok: boolean; error?: string }>(`/api/failures/${id}/repetition`);
      if (ok) showToast(t(failure.kind === "job" ? "failures.saidAgain" : "failures.saidDone"));
      else showToast(t("failures.stillFails", { error: reasonOf(error ?? "").detail }), { tone: "act", seconds: 12 });
    });
  const aside = () =>
    act(async () => {
      await api.put(`/api/failures/${id}/aside`);
      showToast(t("failures.saidAside"), { undo: () => api.del(`/api/failures/${id}/aside`).then(onDone) });
    });
  return (
    <Card title={t(`words:task.${name}`, { defaultValue: t("words:task.other") })}>
      <p>{t(known ? `failures.reason.${code}` : "failures.reason.unknown")}</p>
      {complaintId && number ? (
        mayRead ? (
          <Link to="/complaints/$id" params={{ id: complaintId }}>
            {t("failures.aboutComplaint", { number })}
          </Link>
        ) : (
          <p>{t("failures.aboutComplaint", { number })}</p>
        )
      ) : null}
      <p className={css.quiet}>
        {t("failures.tries", { count: tries, time: format.ago(lastAt) })} · {nextAt ? t("failures.next", { time: format.time(nextAt) }) : t("failures.noNext")}
      </p>
      <details className={css.detail}>
        <summary>{t("failures.detail")}</summary>
        {eventType ? <p>{t("failures.event", { event: eventType })}</p> : null}
        <pre>{detail || failure.error}</pre>
      </details>
      <Buttons>
        <Button type="primary" disabled={busy} onClick={again}>
          {t("failures.again")}
        </Button>
        <Button disabled={busy} onClick={aside}>
          {t("failures.aside")}
        </Button>
      </Buttons>
    </Card>
  );
}
