import type { Complaint } from "@amends/core/desk/complaint";
import { phaseGuide } from "@amends/core/desk/phase-guide";
import { isClosed } from "@amends/core/desk/state";
import type { Phase } from "@amends/core/desk/vocabulary";
import { CheckOutlined } from "@ant-design/icons";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";

/** The five phases: where it stands, what this phase asks for, what is still missing. Any of them can be opened at any time. */
export const PhaseStrip = memo(function PhaseStrip({
  complaint,
  onPhase,
  shown,
}: {
  complaint: Complaint;
  onPhase: (phase: Phase) => void;
  shown: Phase | null;
}) {
  const { t } = useTranslation("desk");
  const guide = useMemo(() => phaseGuide(complaint), [complaint]);
  const current = guide.find((g) => g.current) ?? guide[0];
  if (!current) return null;
  const missing = current.asks.filter((a) => !a.done);
  return (
    <section className="desk-phases" aria-label={t("phase.label")}>
      <ol>
        {guide.map((g) => {
          const lacking = g.asks.filter((a) => !a.done).length;
          const state = g.complete ? "complete" : g.started ? "started" : "ahead";
          return (
            <li key={g.phase} data-state={state} data-phase-current={g.current || undefined}>
              <button
                type="button"
                aria-current={g.current ? "step" : undefined}
                aria-expanded={shown === g.phase}
                onClick={() => onPhase(g.phase)}
                title={t(`phase.asks_${g.phase}`)}
              >
                <span className="desk-phase-dot" aria-hidden="true">
                  {g.complete ? <CheckOutlined /> : null}
                </span>
                <span className="desk-phase-name">{t(`words:phase.${g.phase}`)}</span>
                <span className="unseen">{g.complete ? t("phase.complete") : t("phase.lacking", { count: lacking })}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {isClosed(complaint) ? null : (
        <p className="desk-phase-asks">
          <span>{t(`phase.asks_${current.phase}`)}</span>
          {missing.length ? (
            <span className="desk-phase-missing">
              {t("phase.missing")}
              {missing.slice(0, 4).map((a) => (
                <button key={a.key} type="button" onClick={() => onPhase(current.phase)}>
                  {t(`ask.${a.key}`)}
                </button>
              ))}
              {missing.length > 4 ? <span className="desk-muted">{t("phase.more", { count: missing.length - 4 })}</span> : null}
            </span>
          ) : (
            <span className="desk-phase-done">{t("phase.complete")}</span>
          )}
        </p>
      )}
    </section>
  );
});
