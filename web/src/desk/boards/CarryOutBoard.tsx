import { resultOf } from "@amends/core/desk/result";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextArea } from "../../ui/TextArea.tsx";
import type { BoardProps } from "../ContextPane.tsx";
import { ErrandList } from "../errands/ErrandList.tsx";
import { PromiseList } from "../PromisePanel.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { StepList } from "./StepList.tsx";

/** Do it, keep talking, tell every change at once, report the result. */
export function CarryOutBoard({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const { complaint, abilities } = page;
  const { run, busy } = useCommand(complaint.id);
  const result = resultOf(complaint);
  const [note, setNote] = useState("");
  const report = async () => {
    if (note.trim() === "") return;
    const answer = await run("reportResult", { note: note.trim() }, { done: t("said.resultReported") });
    if (answer) setNote("");
  };
  return (
    <div className="desk-board">
      <section>
        <h3>{t("agree.plan")}</h3>
        <StepList page={page} run={run} busy={busy !== null} adding />
      </section>
      <section>
        <h3>{t("promise.title")}</h3>
        <PromiseList page={page} />
      </section>
      <ErrandList page={page} open={open} />
      <section>
        <h3>{t("carryOut.result")}</h3>
        {result ? (
          <>
            <p className="desk-text">{result.reason}</p>
            <p className="desk-muted">
              {words.actor(result.by)} · {words.time(result.at)}
            </p>
          </>
        ) : abilities.reportResult ? (
          <form
            className="desk-inline-form"
            onSubmit={(e) => {
              e.preventDefault();
              void report();
            }}
          >
            <TextArea label={t("carryOut.whatTold")} hint={t("carryOut.whatToldHint")} value={note} onChange={setNote} rows={2} maxLength={2_000} required />
            <div className="desk-row-actions">
              <button type="submit" className="desk-button" disabled={busy !== null || note.trim() === ""}>
                {t("carryOut.report")}
              </button>
            </div>
          </form>
        ) : (
          <p className="desk-muted">{t("carryOut.noResult")}</p>
        )}
      </section>
      {abilities.close ? (
        <button type="button" className="desk-button desk-primary" onClick={() => open("close")}>
          {t("action.close")}
        </button>
      ) : null}
    </div>
  );
}
