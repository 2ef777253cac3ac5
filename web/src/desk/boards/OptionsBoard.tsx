import type { Option } from "@amends/core/desk/complaint";
import { isGoodwill } from "@amends/core/desk/option";
import { solvingOptions } from "@amends/core/desk/win-back";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardProps } from "../ContextPane.tsx";
import { useCommand } from "../use-command.ts";
import { OptionCard } from "./OptionCard.tsx";
import { OptionForm } from "./OptionForm.tsx";
import { PrecedentPanel } from "./PrecedentPanel.tsx";

/** Two or more ways, fitted to the person; what each costs and brings, and within whose authority it lies. */
export function OptionsBoard({ page }: BoardProps) {
  const { t } = useTranslation("desk");
  const { complaint, abilities } = page;
  const { run, busy } = useCommand(complaint.id);
  const options = solvingOptions(complaint);
  const [adding, setAdding] = useState(false);
  const solving = options.filter((o) => !isGoodwill(o));
  const refused = options.some((o) => o.answer && !o.answer.accepted) && !options.some((o) => o.answer?.accepted);
  return (
    <div className="desk-board">
      {complaint.intake.demand.text ? (
        <blockquote className="desk-quote" lang={complaint.language}>
          {t("diagnose.theyAsk")} {complaint.intake.demand.text}
        </blockquote>
      ) : null}
      {options.length === 1 ? <p className="desk-advice">{t("options.oneOnly")}</p> : null}
      {options.length > 0 && solving.length === 0 ? <p className="desk-need">{t("options.comfortOnly")}</p> : null}
      {refused ? <p className="desk-advice">{t("options.askThem")}</p> : null}
      <ul className="desk-options">
        {options.map((option: Option) => (
          <OptionCard key={option.id} option={option} page={page} run={run} busy={busy !== null} />
        ))}
      </ul>
      {abilities.addOption || abilities.decideApproval ? <PrecedentPanel complaintId={complaint.id} /> : null}
      {abilities.addOption ? (
        adding || options.length === 0 ? (
          <OptionForm run={run} busy={busy === "addOption"} onDone={() => setAdding(false)} />
        ) : (
          <button type="button" className="desk-button" onClick={() => setAdding(true)}>
            {t("options.add")}
          </button>
        )
      ) : null}
    </div>
  );
}
