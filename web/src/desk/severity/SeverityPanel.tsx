import { severityOf } from "@amends/core/desk/state";
import { useTranslation } from "react-i18next";
import { SeverityBars } from "../../ui/SeverityBars.tsx";
import type { BoardProps } from "../ContextPane.tsx";
import { CrisisPanel } from "../crisis/CrisisPanel.tsx";
import { PlanPanel } from "../crisis/PlanPanel.tsx";
import { ExtensionPanel } from "./ExtensionPanel.tsx";
import { PressPanel } from "./PressPanel.tsx";
import { SeverityHistory } from "./SeverityHistory.tsx";

/** How grave it is, who or what says so and why. */
export function SeverityPanel({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  return (
    <div className="desk-board">
      <CrisisPanel page={page} />
      <PlanPanel page={page} />
      <section>
        <div className="desk-level">
          <SeverityBars severity={severityOf(page.complaint)} word />
          {page.abilities.setSeverity ? (
            <button type="button" className="desk-button" onClick={() => open("severity")}>
              {t("action.severity")}
            </button>
          ) : null}
        </div>
        <SeverityHistory page={page} />
      </section>
      <PressPanel page={page} open={open} />
      <ExtensionPanel page={page} open={open} />
    </div>
  );
}
