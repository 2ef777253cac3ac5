import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Reminder, Supervision } from "@amends/core/desk/pressing-records";
import { remindedPersonOf } from "@amends/core/desk/reminder";
import { nextReportOf } from "@amends/core/desk/supervision-state";
import { standing } from "@amends/core/shared/record";
import { useTranslation } from "react-i18next";
import { DueChip } from "../../ui/DueChip.tsx";
import { useMe } from "../../ui/me.ts";
import { Time } from "../../ui/Time.tsx";
import type { BoardProps } from "../ContextPane.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { AskLine } from "./AskLine.tsx";

/** Who presses, who watches, and what became of it. */
export function PressPanel({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const { abilities, complaint } = page;
  const reminders = standing(complaint.reminders);
  const supervisions = standing(complaint.supervisions);
  return (
    <section>
      <h3>{t("press.title")}</h3>
      {reminders.length + supervisions.length === 0 ? <p className="desk-muted">{t("press.none")}</p> : null}
      <ul className="desk-promises">
        {supervisions.map((s) => (
          <SupervisionItem key={s.id} supervision={s} page={page} />
        ))}
        {reminders.map((r) => (
          <ReminderItem key={r.id} reminder={r} page={page} />
        ))}
      </ul>
      <div className="desk-row-actions">
        {abilities.remind && ![null, me].includes(remindedPersonOf(complaint)) ? (
          <button type="button" className="desk-button" onClick={() => open("remind")}>
            {t("action.remind")}
          </button>
        ) : null}
        {abilities.supervise ? (
          <button type="button" className="desk-button" onClick={() => open("supervise")}>
            {t("action.supervise")}
          </button>
        ) : null}
      </div>
    </section>
  );
}

function ReminderItem({ reminder, page }: { reminder: Reminder; page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const { run, busy } = useCommand(page.complaint.id);
  const { answered } = reminder;
  return (
    <li>
      <p>{reminder.reason}</p>
      <p className="desk-muted">
        {words.actor(reminder.by)} → {words.person(reminder.toPersonId)} · {t(`words:reminderVoice.${reminder.voice}`)} ·{" "}
        {answered ? t("press.answered", { who: words.by(answered.by) }) : <DueChip at={reminder.dueAt} kind="reminder" />}
      </p>
      {answered?.reason ? <p>{answered.reason}</p> : null}
      {answered || !page.abilities.answerReminder ? null : (
        <AskLine
          action={t("press.answer")}
          label={t("press.answerWhat")}
          busy={busy !== null}
          onSay={(note) => run("answerReminder", { note }, { recordId: reminder.id, done: t("said.reminderAnswered") })}
        />
      )}
    </li>
  );
}

function SupervisionItem({ supervision, page }: { supervision: Supervision; page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer;
  const words = useSentenceWords(page);
  const { run, busy } = useCommand(page.complaint.id);
  const { personId, until, ended, reports } = supervision;
  const next = nextReportOf(supervision);
  const on = { recordId: supervision.id };
  const mayEnd = page.abilities.endSupervision && (me.id === personId || me.role === "manager");
  return (
    <li data-tone={ended ? undefined : "need"}>
      <p>
        {t("press.watches", { person: words.person(personId) })} <Time at={until} />
        {ended ? <span className="desk-tag">{t("event.supervisionEnded", { who: words.actor(ended.by) })}</span> : null}
      </p>
      <p className="desk-muted">{supervision.reason}</p>
      <ol className="desk-reports">
        {standing(reports).map((report) => (
          <li key={report.id}>
            <span className="desk-muted">
              {words.actor(report.by)} · <Time at={report.at} />
            </span>{" "}
            {report.reason}
          </li>
        ))}
      </ol>
      {ended || !next ? null : (
        <p>
          {t("press.nextReport")} <DueChip at={next} kind="report" />
        </p>
      )}
      {ended ? null : (
        <div className="desk-row-actions">
          {page.abilities.report ? (
            <AskLine
              action={t("press.report")}
              label={t("press.reportWhat")}
              busy={busy !== null}
              onSay={(text) => run("report", { text }, { ...on, done: t("said.reported") })}
            />
          ) : null}
          {mayEnd ? (
            <button
              type="button"
              className="desk-button desk-quiet"
              disabled={busy !== null}
              onClick={() => void run("endSupervision", {}, { ...on, done: t("said.supervisionEnded") })}
            >
              {t("press.end")}
            </button>
          ) : null}
        </div>
      )}
    </li>
  );
}
