import { type Phase, phases } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import css from "./Signs.module.css";

/** Five dots on a line, filled up to where it stands; the current one carries its name. `closed` fills all of them. */
export function PhaseDots({ phase, closed = false, word = true }: { phase: Phase; closed?: boolean; word?: boolean }) {
  const { t } = useTranslation("words");
  const at = phases.indexOf(phase);
  const name = closed ? t("complaintState.closed") : t(`phase.${phase}`);
  return (
    <span className={css.sign} title={`${t("field.phase")} · ${name}`}>
      <span className={css.dots} aria-hidden="true">
        {phases.map((each, i) => (
          <i key={each} data-done={closed || i < at || undefined} data-now={(!closed && i === at) || undefined} />
        ))}
      </span>
      <span className={word ? undefined : "unseen"}>{name}</span>
    </span>
  );
}
