import { boardOf } from "@amends/core/desk/board";
import { boardFields } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import type { BoardProps } from "../ContextPane.tsx";
import { SavedField } from "../SavedField.tsx";
import { useCommand } from "../use-command.ts";
import { ToComplete } from "./ToComplete.tsx";

const own = ["evidence", "ownSide", "limits"] as const;

/** 5W1H filled from what was recorded; facts and feelings apart; the need behind the demand; the own side and its limits. */
export function DiagnoseBoard({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const { complaint, abilities } = page;
  const { run } = useCommand(complaint.id);
  const { diagnosis, intake } = complaint;
  const board = boardOf(complaint, page.customer?.name ?? "");
  const may = abilities.diagnose === true;
  const field = (name: "feelings" | "need" | "expectation" | "reach" | "gravity" | "evidence" | "ownSide" | "limits", rows = 2) => (
    <SavedField
      key={name}
      label={t(`diagnose.${name}`)}
      hint={t(`diagnose.${name}Hint`)}
      value={diagnosis[name]}
      rows={rows}
      disabled={!may}
      maxLength={name === "reach" || name === "gravity" ? 1_000 : 2_000}
      onSave={(text) => run("diagnose", { [name]: text })}
    />
  );
  return (
    <div className="desk-board">
      <ToComplete complaint={complaint} phase="diagnose" open={open} />
      <section aria-labelledby="desk-facts">
        <h3 id="desk-facts">{t("diagnose.facts")}</h3>
        {boardFields.some((name) => board[name].from === "recorded") ? <p className="desk-muted">{t("diagnose.fromIntake")}</p> : null}
        <div className="desk-5w">
          {boardFields.map((name) => {
            const entry = board[name];
            const recorded = entry.from === "recorded" ? (entry.at ? format.time(entry.at, "long") : entry.text) : "";
            return (
              <SavedField
                key={name}
                label={t(`words:boardField.${name}`)}
                value={diagnosis.board[name]}
                disabled={!may}
                rows={2}
                {...(recorded ? { placeholder: recorded } : {})}
                onSave={(text) => run("diagnose", { board: { [name]: text } })}
              />
            );
          })}
        </div>
      </section>
      <section aria-labelledby="desk-feelings">
        <h3 id="desk-feelings">{t("diagnose.feelingsTitle")}</h3>
        {field("feelings")}
      </section>
      <section aria-labelledby="desk-need">
        <h3 id="desk-need">{t("diagnose.needTitle")}</h3>
        {intake.demand.text ? (
          <blockquote className="desk-quote" lang={complaint.language}>
            {t("diagnose.theyAsk")} {intake.demand.text}
          </blockquote>
        ) : null}
        {field("need")}
        {field("expectation")}
      </section>
      <section aria-labelledby="desk-reach">
        <h3 id="desk-reach">{t("diagnose.reachTitle")}</h3>
        {field("reach", 1)}
        {field("gravity", 1)}
      </section>
      <section aria-labelledby="desk-own">
        <h3 id="desk-own">{t("diagnose.ownTitle")}</h3>
        {own.map((name) => field(name))}
      </section>
    </div>
  );
}
