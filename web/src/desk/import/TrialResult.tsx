import type { ImportBadRow, ImportTrial } from "@amends/core/desk/contract-import";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";

/** What would happen: how many go in, what they lack, and every bad row with its reason. */
export function TrialResult({ trial }: { trial: ImportTrial }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const lacking = Object.entries(trial.counts.toComplete).filter(([, n]) => n > 0);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    card.current?.scrollIntoView({ block: "nearest" }); // its answer, a promise in newer browsers, is no clean-up
  }, []); // once: whoever scrolls on is not pulled back
  return (
    <section className="desk-card" aria-live="polite" ref={card}>
      <h2>{t("import.trial")}</h2>
      <dl className="desk-figures">
        <div>
          <dt>{t("import.good")}</dt>
          <dd>{format.number(trial.good)}</dd>
        </div>
        <div data-tone={trial.badCount ? "act" : undefined}>
          <dt>{t("import.bad")}</dt>
          <dd>{format.number(trial.badCount)}</dd>
        </div>
        <div>
          <dt>{t("import.duplicates")}</dt>
          <dd>{format.number(trial.duplicates)}</dd>
        </div>
        <div>
          <dt>{t("import.replies")}</dt>
          <dd>{format.number(trial.counts.replies)}</dd>
        </div>
        <div>
          <dt>{t("import.closed")}</dt>
          <dd>{format.number(trial.counts.closed)}</dd>
        </div>
      </dl>
      {lacking.length ? (
        <p className="desk-advice">
          {t("import.lacking", {
            list: format.list(lacking.map(([field, n]) => `${t(`words:intakeMust.${field}`, { defaultValue: field })} ${format.number(n)}`)),
          })}
        </p>
      ) : null}
      {trial.counts.assumedTimes ? <p className="desk-advice">{t("import.assumedTimes", { count: trial.counts.assumedTimes })}</p> : null}
      {trial.counts.unknownCategories.length ? (
        <p className="desk-advice">
          {t("import.unknownCategories", {
            list: format.list(trial.counts.unknownCategories.slice(0, 12).map((u) => `${u.word} (${format.number(u.count)})`)),
          })}
        </p>
      ) : null}
      {trial.bad.length ? <BadRows rows={trial.bad} total={trial.badCount} /> : null}
    </section>
  );
}

/** Every bad row with what is wrong in it, numbered as the spreadsheet numbers them. */
export function BadRows({ rows, total }: { rows: readonly ImportBadRow[]; total: number }) {
  const { t } = useTranslation("desk");
  return (
    <div className="desk-scroll-x">
      <table className="desk-map">
        <caption>{t("import.badRows", { shown: rows.length, total })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("import.row")}</th>
            <th scope="col">{t("import.column")}</th>
            <th scope="col">{t("import.value")}</th>
            <th scope="col">{t("import.why")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.problems.map((p) => (
              <tr key={`${row.row} ${p.code} ${p.field ?? ""}`}>
                <td>{row.row}</td>
                <td>{p.field ? t(`import.target_${p.field}`) : ""}</td>
                <td className="desk-clip">{p.value}</td>
                <td>{p.message}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
