import type { ImportProblem, ImportTrial } from "@amends/core/desk/contract-import";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";

/** What would happen: how many go in, what they lack, and every bad row with its reason. */
export function TrialResult({ trial }: { trial: ImportTrial }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const lacking = Object.entries(trial.toComplete).filter(([, n]) => n > 0);
  return (
    <section className="desk-card" aria-live="polite">
      <h2>{t("import.trial")}</h2>
      <dl className="desk-figures">
        <div><dt>{t("import.good")}</dt><dd>{format.number(trial.good)}</dd></div>
        <div data-tone={trial.bad ? "act" : undefined}><dt>{t("import.bad")}</dt><dd>{format.number(trial.bad)}</dd></div>
        <div><dt>{t("import.duplicates")}</dt><dd>{format.number(trial.duplicates)}</dd></div>
        <div><dt>{t("import.replies")}</dt><dd>{format.number(trial.replies)}</dd></div>
        <div><dt>{t("import.closed")}</dt><dd>{format.number(trial.closed)}</dd></div>
      </dl>
      {lacking.length ? <p className="desk-advice">{t("import.lacking", { list: format.list(lacking.map(([field, n]) => `${t(`words:intakeMust.${field}`, { defaultValue: field })} ${format.number(n)}`)) })}</p> : null}
      {trial.assumedTimes ? <p className="desk-advice">{t("import.assumedTimes", { count: trial.assumedTimes })}</p> : null}
      {trial.problems.length ? <BadRows problems={trial.problems} total={trial.bad} /> : null}
    </section>
  );
}

export function BadRows({ problems, total }: { problems: readonly ImportProblem[]; total: number }) {
  const { t } = useTranslation("desk");
  return (
    <div className="desk-scroll-x">
      <table className="desk-map">
        <caption>{t("import.badRows", { shown: problems.length, total })}</caption>
        <thead><tr><th scope="col">{t("import.row")}</th><th scope="col">{t("import.column")}</th><th scope="col">{t("import.value")}</th><th scope="col">{t("import.why")}</th></tr></thead>
        <tbody>
          {problems.map((p, i) => <tr key={`${p.row} ${p.code} ${String(i)}`}><td>{p.row}</td><td>{p.column ?? ""}</td><td className="desk-clip">{p.value}</td><td>{p.message}</td></tr>)}
        </tbody>
      </table>
    </div>
  );
}
