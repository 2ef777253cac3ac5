import { isWithin } from "@amends/core/desk/authority";
import type { Option } from "@amends/core/desk/complaint";
import { isCostOpen } from "@amends/core/desk/grant";
import { isGoodwill } from "@amends/core/desk/option";
import { type OptionKind, optionKinds } from "@amends/core/desk/vocabulary";
import type { Money } from "@amends/core/shared/money";
import { standing } from "@amends/core/shared/record";
import { isSuperior } from "@amends/core/shared/role";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { MoneyField } from "../../ui/MoneyField.tsx";
import { useMe } from "../../ui/me.ts";
import { Pick } from "../../ui/Pick.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat } from "../../ui/use-format.ts";
import type { BoardProps } from "../ContextPane.tsx";
import { useDeskSettings } from "../desk-queries.ts";
import { type Run, useCommand } from "../use-command.ts";
import { OptionCard } from "./OptionCard.tsx";

/** Two or more ways, fitted to the person; what each costs and brings, and within whose authority it lies. */
export function OptionsBoard({ page }: BoardProps) {
  const { t } = useTranslation("desk");
  const { complaint, abilities } = page;
  const { run, busy } = useCommand(complaint.id);
  const options = standing(complaint.options);
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

function OptionForm({ run, busy, onDone }: { run: Run; busy: boolean; onDone: () => void }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const me = useMe().viewer;
  const settings = useDeskSettings();
  const [kind, setKind] = useState<OptionKind>("apology");
  const [text, setText] = useState("");
  const [cost, setCost] = useState<Money | null>(null);
  const [free, setFree] = useState(false);
  const [asked, setAsked] = useState(false);
  const [time, setTime] = useState("");
  const [gain, setGain] = useState("");
  const limit = settings?.authority[me.role as "agent"];
  const above = limit !== null && limit !== undefined && !isWithin(cost, limit);
  const costs = isCostOpen({ kind, cost: null });
  const open = isCostOpen({ kind, cost, ...(free ? { noCost: true as const } : {}) });
  const add = async () => {
    if (text.trim() === "") return;
    setAsked(true);
    if (open) return;
    const answer = await run(
      "addOption",
      { kind, text: text.trim(), cost: free ? null : cost, noCost: costs && free, time: time.trim(), gain: gain.trim() },
      { done: t("said.optionAdded") },
    );
    if (!answer) return;
    setText("");
    setCost(null);
    setFree(false);
    setAsked(false);
    setTime("");
    setGain("");
    onDone();
  };
  return (
    <form
      className="desk-board-form"
      onSubmit={(e) => {
        e.preventDefault();
        void add();
      }}
    >
      <h3>{t("options.new")}</h3>
      <Pick
        label={t("words:field.optionKind")}
        value={kind}
        onChange={setKind}
        choices={optionKinds.map((k) => ({ value: k, label: t(`words:optionKind.${k}`) }))}
        hint={kind === "goodwillGesture" ? t("options.goodwillHint") : undefined}
      />
      <TextArea label={t("options.text")} value={text} onChange={setText} rows={2} maxLength={2_000} required />
      <MoneyField
        label={t("options.cost")}
        value={free ? null : cost}
        onChange={setCost}
        disabled={costs && free}
        required={costs && !free}
        error={asked && open ? t("options.costOpen") : null}
        hint={
          above
            ? t(isSuperior(me.role) ? "options.aboveYours" : "options.needsApproval", { limit: format.money(limit as Money) })
            : limit
              ? t("options.limit", { limit: format.money(limit) })
              : undefined
        }
      />
      {costs && cost === null ? <Check label={t("options.free")} checked={free} onChange={setFree} /> : null}
      <TextField label={t("options.time")} value={time} onChange={setTime} placeholder={t("options.timeExample")} />
      <TextField label={t("options.gain")} value={gain} onChange={setGain} maxLength={1_000} />
      <div className="desk-row-actions">
        <button type="submit" className="desk-button desk-primary" disabled={busy || text.trim() === ""}>
          {t("options.add")}
        </button>
      </div>
    </form>
  );
}
