import { approvalGap } from "@amends/core/desk/approval-gap";
import { sumBeyond } from "@amends/core/desk/grant";
import { limitFor } from "@amends/core/desk/grant-policy";
import { isGoodwill } from "@amends/core/desk/option";
import { solvingOptions } from "@amends/core/desk/win-back";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { useMe } from "../../ui/me.ts";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat } from "../../ui/use-format.ts";
import type { BoardProps } from "../ContextPane.tsx";
import { useDeskSettings, useGrantPolicy } from "../desk-queries.ts";
import type { Run } from "../use-command.ts";
import { useSums } from "./use-sums.ts";

/** Records what was agreed on; when all of it together is above one's limit, says so beforehand and asks a superior with it. */
export function AgreementForm({
  page,
  run,
  busy,
  onDone,
  onCancel,
}: {
  page: BoardProps["page"];
  run: Run;
  busy: boolean;
  onDone: () => void;
  onCancel: (() => void) | undefined;
}) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const sums = useSums();
  const { role } = useMe().viewer;
  const settings = useDeskSettings();
  const grantPolicy = useGrantPolicy();
  const usable = solvingOptions(page.complaint).filter((o) => approvalGap(o) === null && o.answer?.accepted !== false);
  const [chosen, setChosen] = useState<readonly string[]>(() => usable.filter((o) => o.answer?.accepted).map((o) => o.id));
  const [text, setText] = useState(() =>
    usable
      .filter((o) => o.answer?.accepted)
      .map((o) => o.text)
      .join("\n"),
  );
  const [expected, setExpected] = useState("");
  const [note, setNote] = useState("");
  const options = usable.filter((o) => chosen.includes(o.id));
  const comfortOnly = options.length > 0 && options.every(isGoodwill);
  const beyond = settings ? sumBeyond(options, (option) => limitFor(role, settings.authority as Parameters<typeof limitFor>[1], grantPolicy, option)) : null;
  const ready = options.length > 0 && !comfortOnly && text.trim() !== "" && expected.trim() !== "";
  const record = async () => {
    if (!ready) return;
    const body = { optionIds: options.map((o) => o.id), text: text.trim(), expectedResult: expected.trim(), note: beyond ? note.trim() : "" };
    if (await run("agree", body, { done: t(beyond ? "said.agreedAsking" : "said.agreed") })) onDone();
  };
  if (usable.length === 0) return <p className="desk-advice">{t("agree.needsOption")}</p>;
  return (
    <form
      className="desk-board-form"
      onSubmit={(e) => {
        e.preventDefault();
        void record();
      }}
    >
      <fieldset className="desk-group">
        <legend>{t("agree.options")}</legend>
        {usable.map((o) => (
          <Check
            key={o.id}
            label={`${t(`words:optionKind.${o.kind}`)} · ${o.text}${o.cost ? ` · ${format.money(o.cost)}` : ""}`}
            checked={chosen.includes(o.id)}
            onChange={(on) => setChosen((now) => (on ? [...now, o.id] : now.filter((id) => id !== o.id)))}
          />
        ))}
      </fieldset>
      {comfortOnly ? <p className="desk-need">{t("options.comfortOnly")}</p> : null}
      {beyond ? (
        <p className="desk-need" role="status">
          {t("agree.beyond", { sum: format.money(beyond) })}
        </p>
      ) : options.length > 1 && sums(options) ? (
        <p className="desk-muted">{t("agree.sum", { sum: sums(options) })}</p>
      ) : null}
      <TextArea label={t("agree.text")} value={text} onChange={setText} rows={3} maxLength={5_000} required />
      <TextArea label={t("agree.expectedResult")} hint={t("agree.expectedHint")} value={expected} onChange={setExpected} rows={2} maxLength={2_000} required />
      {beyond ? <TextField label={t("options.ask_approval")} value={note} onChange={setNote} maxLength={1_000} /> : null}
      <div className="desk-row-actions">
        <button type="submit" className="desk-button desk-primary" disabled={!ready || busy}>
          {t(beyond ? "agree.recordAsking" : "agree.record")}
        </button>
        {onCancel ? (
          <button type="button" className="desk-button desk-quiet" onClick={onCancel}>
            {t("dialog.cancel")}
          </button>
        ) : null}
      </div>
    </form>
  );
}
