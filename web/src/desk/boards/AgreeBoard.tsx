import { approvalGap, isGoodwill } from "@amends/core/desk/option";
import { currentAgreement } from "@amends/core/desk/state";
import { standing } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { BoardProps } from "../ContextPane.tsx";
import { type Run, useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { StepList } from "./StepList.tsx";

/** What was agreed, the plan with an owner and a due time for each step, what comes of it, and the customer's yes. */
export function AgreeBoard({ page }: BoardProps) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const { complaint, abilities } = page;
  const { run, busy } = useCommand(complaint.id);
  const agreement = currentAgreement(complaint);
  const [again, setAgain] = useState(false);
  const [way, setWay] = useState<"message" | "call" | null>(null);
  const [note, setNote] = useState("");
  const confirm = async () => {
    if (!agreement || !way) return;
    const answer = await run("confirmAgreement", { way, note: note.trim() }, { recordId: agreement.id, done: t("said.confirmed") });
    if (answer) setWay(null);
  };
  return (
    <div className="desk-board">
      {agreement && !again ? (
        <section className="desk-agreement">
          <h3>{t("agree.agreed")}</h3>
          <p className="desk-text">{agreement.text}</p>
          <p>
            <span className="desk-muted">{t("agree.expectedResult")}</span> {agreement.expectedResult}
          </p>
          {agreement.confirmation ? (
            <Chip tone="done">{t("agree.confirmed", { way: t(`agree.way_${agreement.confirmation.way}`), when: words.time(agreement.confirmation.at) })}</Chip>
          ) : way ? (
            <form
              className="desk-inline-form"
              onSubmit={(e) => {
                e.preventDefault();
                void confirm();
              }}
            >
              <TextField label={t(way === "call" ? "agree.callNote" : "agree.messageNote")} value={note} onChange={setNote} maxLength={1_000} autoFocus />
              <div className="desk-row-actions">
                <button type="submit" className="desk-button desk-primary" disabled={busy !== null}>
                  {t("agree.noteYes")}
                </button>
                <button type="button" className="desk-button desk-quiet" onClick={() => setWay(null)}>
                  {t("dialog.cancel")}
                </button>
              </div>
            </form>
          ) : (
            <>
              <p className="desk-need">{t("agree.unconfirmed")}</p>
              {abilities.confirmAgreement ? (
                <div className="desk-row-actions">
                  <button type="button" className="desk-button" onClick={() => setWay("call")}>
                    {t("agree.byCall")}
                  </button>
                  <button type="button" className="desk-button" onClick={() => setWay("message")}>
                    {t("agree.byMessage")}
                  </button>
                </div>
              ) : null}
            </>
          )}
          {abilities.agree ? (
            <button type="button" className="desk-link" onClick={() => setAgain(true)}>
              {t("agree.newOne")}
            </button>
          ) : null}
        </section>
      ) : abilities.agree ? (
        <AgreementForm page={page} run={run} busy={busy !== null} onDone={() => setAgain(false)} />
      ) : (
        <p className="desk-muted">{t("agree.none")}</p>
      )}
      <section>
        <h3>{t("agree.plan")}</h3>
        <StepList page={page} run={run} busy={busy !== null} adding />
      </section>
    </div>
  );
}

function AgreementForm({ page, run, busy, onDone }: { page: BoardProps["page"]; run: Run; busy: boolean; onDone: () => void }) {
  const { t } = useTranslation("desk");
  const usable = standing(page.complaint.options).filter((o) => approvalGap(o) === null && o.answer?.accepted !== false);
  const [chosen, setChosen] = useState<readonly string[]>(() => usable.filter((o) => o.answer?.accepted).map((o) => o.id));
  const [text, setText] = useState(() =>
    usable
      .filter((o) => o.answer?.accepted)
      .map((o) => o.text)
      .join("\n"),
  );
  const [expected, setExpected] = useState("");
  const comfortOnly = chosen.length > 0 && chosen.every((id) => usable.some((o) => o.id === id && isGoodwill(o)));
  const ready = chosen.length > 0 && !comfortOnly && text.trim() !== "" && expected.trim() !== "";
  if (usable.length === 0) return <p className="desk-advice">{t("agree.needsOption")}</p>;
  return (
    <form
      className="desk-board-form"
      onSubmit={(e) => {
        e.preventDefault();
        if (ready)
          void run("agree", { optionIds: [...chosen], text: text.trim(), expectedResult: expected.trim() }, { done: t("said.agreed") }).then(
            (a) => a && onDone(),
          );
      }}
    >
      <fieldset className="desk-group">
        <legend>{t("agree.options")}</legend>
        {usable.map((o) => (
          <Check
            key={o.id}
            label={`${t(`words:optionKind.${o.kind}`)} · ${o.text}`}
            checked={chosen.includes(o.id)}
            onChange={(on) => setChosen((now) => (on ? [...now, o.id] : now.filter((id) => id !== o.id)))}
          />
        ))}
      </fieldset>
      {comfortOnly ? <p className="desk-need">{t("options.comfortOnly")}</p> : null}
      <TextArea label={t("agree.text")} value={text} onChange={setText} rows={3} maxLength={5_000} required />
      <TextArea label={t("agree.expectedResult")} hint={t("agree.expectedHint")} value={expected} onChange={setExpected} rows={2} maxLength={2_000} required />
      <div className="desk-row-actions">
        <button type="submit" className="desk-button desk-primary" disabled={!ready || busy}>
          {t("agree.record")}
        </button>
      </div>
    </form>
  );
}
