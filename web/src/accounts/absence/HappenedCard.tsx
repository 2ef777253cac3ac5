import type { Happened, HappenedComplaint } from "@amends/core/accounts/contract-absence";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Card } from "../../ui/Page.tsx";
import { Time } from "../../ui/Time.tsx";
import { showError } from "../../ui/toasts.ts";
import { useDayText } from "../../ui/use-day-text.ts";
import css from "../Accounts.module.css";
import { useRefreshAbsences } from "./absence-data.ts";

/** While you were away: complaint by complaint, what others did; gone once one says that one has read it. */
export function HappenedCard({ happened: { absence, complaints } }: { happened: Happened }) {
  const { t } = useTranslation("accounts");
  const dayText = useDayText();
  const refresh = useRefreshAbsences();
  if (!absence) return null;
  const read = () => void api.post(`/api/absences/${absence.id}/looked`, {}).then(refresh, showError);
  return (
    <Card title={t("absence.happened")}>
      <p className={css.note}>{t("absence.happenedAbout", { from: dayText(absence.fromDay), to: dayText(absence.lastDay), count: complaints.length })}</p>
      {complaints.map((complaint) => (
        <Line key={complaint.id} complaint={complaint} />
      ))}
      <div>
        <Button type="primary" onClick={read}>
          {t("absence.read")}
        </Button>
      </div>
    </Card>
  );
}

function Line({ complaint: { id, number, title, closed, count, events } }: { complaint: HappenedComplaint }) {
  const { t, i18n } = useTranslation("accounts");
  const word = (type: string) => (i18n.exists(`accounts:event.${type}`) ? t(`event.${type}`) : t("absence.something"));
  return (
    <section>
      <Link to="/complaints/$id" params={{ id }}>
        {number} {title}
      </Link>{" "}
      {closed ? <Chip tone="done">{t("words:complaintState.closed")}</Chip> : null}
      <ul className={css.note}>
        {events.map((event) => (
          <li key={`${event.at} ${event.type}`}>
            <Time at={event.at} form="table" /> {event.by ?? t("words:actor.system")} · {word(event.type)}
          </li>
        ))}
        {count > events.length ? <li>{t("absence.more", { count: count - events.length })}</li> : null}
      </ul>
    </section>
  );
}
