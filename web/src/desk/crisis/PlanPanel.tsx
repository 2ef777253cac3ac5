import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { maySpeakFor } from "@amends/core/desk/plan-state";
import { severityOf } from "@amends/core/desk/state";
import type { Role } from "@amends/core/shared/role";
import { CheckCircleFilled, UserSwitchOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { DueChip } from "../../ui/DueChip.tsx";
import { useMe } from "../../ui/me.ts";
import { useFormat, useLanguage } from "../../ui/use-format.ts";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { useLevelPlans } from "./crisis-queries.ts";
import { type PlanLine, planLines } from "./plan-lines.ts";

type Props = { readonly page: ComplaintPage /** Only what is open, for where there is little room. */; readonly short?: boolean };

/** What is to be done on the level it has: ticked with a name and a time, late where it is late. */
export function PlanPanel({ page, short = false }: Props) {
  const { t } = useTranslation("crisis");
  const format = useFormat();
  const language = useLanguage();
  const plans = useLevelPlans();
  if (!plans) return null;
  const { lines, progressMinutes } = planLines(page.complaint, plans, language);
  const shown = short ? lines.filter((line) => !line.done) : lines;
  if (shown.length === 0) return short ? null : <p className="desk-muted">{t("plan.none")}</p>;
  return (
    <section className="desk-plan" data-short={short || undefined} aria-label={t("plan.title")}>
      <h3>
        {t("plan.title")} <span className="desk-muted">{t("plan.done", { done: lines.filter((line) => line.done).length, all: lines.length })}</span>
      </h3>
      <ul>
        {shown.map((line) => (
          <Line key={line.key} line={line} page={page} />
        ))}
      </ul>
      {progressMinutes === null || short ? null : <p className="desk-muted">{t("plan.word", { every: format.span(progressMinutes * 60_000) })}</p>}
    </section>
  );
}

/** Of the plan only what has to be ticked before it is closed, done or not; nothing where there is no such line. */
export function ClosingChecklist({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("crisis");
  const language = useLanguage();
  const plans = useLevelPlans();
  const lines = plans ? planLines(page.complaint, plans, language).lines.filter((line) => line.beforeClosing) : [];
  if (lines.length === 0) return null;
  return (
    <section className="desk-plan" aria-label={t("plan.beforeClosing")}>
      <h3>
        {t("plan.beforeClosing")} <span className="desk-muted">{t("plan.done", { done: lines.filter((line) => line.done).length, all: lines.length })}</span>
      </h3>
      <ul>
        {lines.map((line) => (
          <Line key={line.key} line={line} page={page} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line, page }: { line: PlanLine; page: ComplaintPage }) {
  const { t } = useTranslation("crisis");
  const { t: desk } = useTranslation("desk");
  const me = useMe().viewer;
  const words = useSentenceWords(page);
  const { run, busy } = useCommand(page.complaint.id);
  const { key, kind, who, text, dueAt, done, beforeClosing } = line;
  const taking = kind === "takeOver";
  const byOwner = taking && severityOf(page.complaint) === "crisis";
  const may = page.abilities.tickPlanItem === true && maySpeakFor(me.role as Role, who) && !byOwner;
  const tick = () => void run("tickPlanItem", { key }, { done: t(taking ? "plan.saidTaken" : "plan.said") });
  return (
    <li data-done={done ? true : undefined}>
      {done ? (
        <CheckCircleFilled className="desk-ok" aria-label={desk("steps.done")} />
      ) : taking ? (
        <UserSwitchOutlined aria-hidden />
      ) : (
        <input type="checkbox" aria-label={t("plan.tick", { text })} disabled={!may || busy !== null} checked={false} onChange={tick} />
      )}
      <div>
        <p>{text}</p>
        <p className="desk-muted">
          {done ? (
            t("plan.doneBy", { who: words.actor(done.by), when: words.time(done.at) })
          ) : (
            <>
              {byOwner ? t("plan.accepting") : t("plan.byRole", { role: t(`words:planRole.${who}`) })} {beforeClosing ? ` · ${t("plan.gate")} ` : null}
              {dueAt ? <DueChip at={dueAt} kind={taking ? "takeOver" : "task"} /> : null}
            </>
          )}
        </p>
        {done?.reason ? <p>{done.reason}</p> : null}
      </div>
      {taking && !done && may ? (
        <button type="button" className="desk-button" disabled={busy !== null} onClick={tick}>
          {t("plan.takeOver")}
        </button>
      ) : null}
    </li>
  );
}
