import { type Severity, severities } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import css from "./Signs.module.css";

/** Four rising bars, one to four filled. `word` shows the word beside them, else it stands on hover and for screen readers. */
export function SeverityBars({ severity, word = false }: { severity: Severity; word?: boolean }) {
  const { t } = useTranslation("words");
  const filled = severities.indexOf(severity) + 1;
  const name = t(`severity.${severity}`);
  return (
    <span className={`${css.sign} ${severity === "crisis" ? css.crisis : ""}`} title={`${t("field.severity")} · ${name}`}>
      <span className={css.bars} data-severity={severity} aria-hidden="true">
        {severities.map((rung, i) => (
          <i key={rung} data-on={i < filled || undefined} style={{ height: 5 + i * 3 }} />
        ))}
      </span>
      <span className={word ? undefined : "unseen"}>{name}</span>
    </span>
  );
}
