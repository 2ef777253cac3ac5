import { isCostOpen } from "@amends/core/desk/grant";
import { approvalNeeded, limitFor } from "@amends/core/desk/grant-policy";
import { type GrantGround, grantGrounds, type OptionKind, optionKinds } from "@amends/core/desk/vocabulary";
import type { Money } from "@amends/core/shared/money";
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
import { useDeskSettings, useGrantPolicy } from "../desk-queries.ts";
import type { Run } from "../use-command.ts";

type Draft = { kind: OptionKind; text: string; cost: Money | null; free: boolean; ground: GrantGround | ""; time: string; gain: string };
const blank: Draft = { kind: "apology", text: "", cost: null, free: false, ground: "", time: "", gain: "" };

/** A new way to put it right. Says while one types whether somebody else will have to agree, and why. */
export function OptionForm({ run, busy, onDone }: { run: Run; busy: boolean; onDone: () => void }) {
  const { t } = useTranslation("desk");
  const [draft, setDraft] = useState(blank);
  const [asked, setAsked] = useState(false);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const { kind, text, cost, free, ground, time, gain } = draft;
  const policy = useGrantPolicy();
  const costs = isCostOpen({ kind, cost: null });
  const open = isCostOpen({ kind, cost, ...(free ? { noCost: true as const } : {}) });
  const grants = !free && cost !== null && cost.minor > 0;
  const groundOpen = grants && policy?.groundRequired === true && ground === "";
  const add = async () => {
    if (text.trim() === "") return;
    setAsked(true);
    if (open || groundOpen) return;
    const answer = await run(
      "addOption",
      { kind, text: text.trim(), cost: free ? null : cost, ground: ground || null, noCost: costs && free, time: time.trim(), gain: gain.trim() },
      { done: t("said.optionAdded") },
    );
    if (!answer) return;
    setDraft(blank);
    setAsked(false);
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
        onChange={(kind) => set({ kind })}
        choices={optionKinds.map((k) => ({ value: k, label: t(`words:optionKind.${k}`) }))}
        hint={kind === "goodwillGesture" ? t("options.goodwillHint") : undefined}
      />
      <TextArea label={t("options.text")} value={text} onChange={(text) => set({ text })} rows={2} maxLength={2_000} required />
      <MoneyField
        label={t("options.cost")}
        value={free ? null : cost}
        onChange={(cost) => set({ cost })}
        disabled={costs && free}
        required={costs && !free}
        error={asked && open ? t("options.costOpen") : null}
        hint={<LimitHint draft={draft} />}
      />
      {costs && cost === null ? <Check label={t("options.free")} checked={free} onChange={(free) => set({ free })} /> : null}
      {grants ? (
        <Pick
          label={t("words:field.grantGround")}
          value={ground}
          onChange={(ground) => set({ ground })}
          choices={grantGrounds.map((g) => ({ value: g, label: t(`words:grantGround.${g}`) }))}
          empty={t("options.chooseGround")}
          required={policy?.groundRequired === true}
          error={asked && groundOpen ? t("options.groundOpen") : null}
        />
      ) : null}
      <TextField label={t("options.time")} value={time} onChange={(time) => set({ time })} placeholder={t("options.timeExample")} />
      <TextField label={t("options.gain")} value={gain} onChange={(gain) => set({ gain })} maxLength={1_000} />
      <div className="desk-row-actions">
        <button type="submit" className="desk-button desk-primary" disabled={busy || text.trim() === ""}>
          {t("options.add")}
        </button>
      </div>
    </form>
  );
}

/** The own limit for this kind and ground, or why somebody else has to look. The core says the same when it is saved. */
function LimitHint({ draft: { kind, ground, cost } }: { draft: Draft }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const { role } = useMe().viewer;
  const settings = useDeskSettings();
  const grantPolicy = useGrantPolicy();
  if (!settings) return null;
  const granted = { kind, ground: ground || undefined };
  const authority = settings.authority as Parameters<typeof limitFor>[1];
  const limit = limitFor(role, authority, grantPolicy, granted);
  const because = approvalNeeded({ ...granted, cost }, { role, authority, grantPolicy });
  if (because === "secondPair") return t("options.secondPair");
  if (because && limit) return t(isSuperior(role) ? "options.aboveYours" : "options.needsApproval", { limit: format.money(limit) });
  return limit ? t("options.limit", { limit: format.money(limit) }) : null;
}
