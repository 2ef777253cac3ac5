import type { Complaint } from "@amends/core/desk/complaint";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { phaseOf } from "@amends/core/desk/phase";
import { isClosed, severityOf } from "@amends/core/desk/state";
import { type Phase, phases } from "@amends/core/desk/vocabulary";
import { type KeyboardEvent, lazy, memo, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { AgreeBoard } from "./boards/AgreeBoard.tsx";
import { CarryOutBoard } from "./boards/CarryOutBoard.tsx";
import { DiagnoseBoard } from "./boards/DiagnoseBoard.tsx";
import { MoodBoard } from "./boards/MoodBoard.tsx";
import { OptionsBoard } from "./boards/OptionsBoard.tsx";
import { CaseFacts } from "./CaseFacts.tsx";
import { CustomerFacts } from "./CustomerFacts.tsx";
import type { DialogName } from "./complaint-actions.ts";
import { LinkedFacts } from "./LinkedFacts.tsx";
import { PromisePanel } from "./PromisePanel.tsx";

/** Most complaints one opens are not closed yet: what comes after is fetched when it is needed. */
const AfterClosing = lazy(() => import("./after/AfterClosing.tsx").then((m) => ({ default: m.AfterClosing })));
const PlanPanel = lazy(() => import("./crisis/PlanPanel.tsx").then((m) => ({ default: m.PlanPanel })));
const SeverityPanel = lazy(() => import("./severity/SeverityPanel.tsx").then((m) => ({ default: m.SeverityPanel })));

export const contextTabs = ["phase", "case", "severity", "customer", "promises", "links"] as const;
export type ContextTab = (typeof contextTabs)[number];
export type BoardProps = { readonly page: ComplaintPage; readonly open: (name: DialogName, recordId?: string) => void };

/** Serious or a crisis, and open: then its plan stands above every phase. */
const isGrave = (complaint: Complaint) => !isClosed(complaint) && ["serious", "crisis"].includes(severityOf(complaint));

const boards: Readonly<Record<Phase, (props: BoardProps) => ReactNode>> = {
  mood: MoodBoard,
  diagnose: DiagnoseBoard,
  options: OptionsBoard,
  agree: AgreeBoard,
  carryOut: CarryOutBoard,
};

/** Beside the conversation: the board of a phase, the file, the customer, promises, what is linked. One at a time. */
export const ContextPane = memo(function ContextPane({
  page,
  tab,
  onTab,
  phase,
  onPhase,
  open,
  close,
}: {
  page: ComplaintPage;
  tab: ContextTab;
  onTab: (tab: ContextTab) => void;
  phase: Phase | null;
  onPhase: (phase: Phase) => void;
  open: (name: DialogName, recordId?: string) => void;
  close: ReactNode;
}) {
  const { t } = useTranslation("desk");
  const shown = phase ?? phaseOf(page.complaint);
  const Board = boards[shown];
  const onKey = (e: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!by) return;
    e.preventDefault();
    const next = contextTabs[(contextTabs.indexOf(tab) + by + contextTabs.length) % contextTabs.length] as ContextTab;
    onTab(next);
    document.getElementById(`desk-tab-${next}`)?.focus();
  };
  return (
    <div className="desk-context">
      <div className="desk-tabs">
        <div role="tablist" aria-label={t("context.label")} onKeyDown={onKey}>
          {contextTabs.map((name) => (
            <button
              key={name}
              id={`desk-tab-${name}`}
              type="button"
              role="tab"
              aria-selected={tab === name}
              aria-controls="desk-tab-panel"
              tabIndex={tab === name ? 0 : -1}
              onClick={() => onTab(name)}
            >
              {t(`context.${name}`)}
            </button>
          ))}
        </div>
        {close}
      </div>
      <div className="desk-context-body" id="desk-tab-panel" role="tabpanel" aria-labelledby={`desk-tab-${tab}`} tabIndex={0}>
        {tab === "phase" ? (
          <>
            <div className="desk-board-head">
              <h2>{t(`words:phase.${shown}`)}</h2>
              <p>{t(`phase.why_${shown}`)}</p>
            </div>
            {page.complaint.closures.length > 0 ? (
              <Suspense>
                <AfterClosing page={page} onReopen={() => open("reopen")} />
              </Suspense>
            ) : null}
            {isGrave(page.complaint) ? (
              <Suspense>
                <PlanPanel page={page} short />
              </Suspense>
            ) : null}
            <Board key={shown} page={page} open={open} />
            <nav className="desk-board-nav" aria-label={t("phase.label")}>
              {phases.map((p) => (
                <button key={p} type="button" className="desk-link" aria-current={p === shown ? "true" : undefined} onClick={() => onPhase(p)}>
                  {t(`words:phase.${p}`)}
                </button>
              ))}
            </nav>
          </>
        ) : (
          <>
            <h2 className="unseen">{t(`context.${tab}`)}</h2>
            {tab === "case" ? (
              <CaseFacts page={page} open={open} />
            ) : tab === "severity" ? (
              <Suspense>
                <SeverityPanel page={page} open={open} />
              </Suspense>
            ) : tab === "customer" ? (
              <CustomerFacts page={page} open={open} />
            ) : tab === "promises" ? (
              <PromisePanel page={page} open={open} />
            ) : (
              <LinkedFacts page={page} open={open} />
            )}
          </>
        )}
      </div>
    </div>
  );
});
