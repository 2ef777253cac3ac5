import { promiseKinds } from "@amends/core/desk/vocabulary";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { useNow } from "../../ui/now.ts";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { GivenWord } from "./given-words.ts";

/** What, who, until when and what about, put right before it is kept. Not a form of its own: Enter in it must send nothing. */
export function GivenWordForm({ word, onSave, onCancel }: { word: GivenWord; onSave: (word: GivenWord) => void; onCancel: () => void }) {
  const { t } = useTranslation("desk");
  const now = useNow();
  const [draft, setDraft] = useState(word);
  const set = (change: Partial<GivenWord>) => setDraft((d) => ({ ...d, ...change }));
  const passed = draft.dueAt !== "" && Date.parse(draft.dueAt) <= now;
  const ready = draft.what.trim() !== "" && draft.personId !== "" && draft.dueAt !== "" && !passed;
  const save = () => ready && onSave({ ...draft, what: draft.what.trim() });
  return (
    <div className="desk-words-form">
      <TextField label={t("promise.what")} value={draft.what} onChange={(what) => set({ what })} onEnter={save} maxLength={500} required autoFocus />
      <PersonPicker label={t("promise.who")} value={draft.personId} onChange={(personId) => set({ personId })} required />
      <DateTimeField
        label={t("promise.due")}
        value={draft.dueAt || null}
        onChange={(dueAt) => set({ dueAt: dueAt ?? "", timeSet: true })}
        quick={["in2Hours", "today18", "tomorrow12", "in3Days"]}
        error={passed ? t("given.duePassed") : null}
        required
      />
      <Pick
        label={t("promise.kind")}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        choices={promiseKinds.map((kind) => ({ value: kind, label: t(`words:promiseKind.${kind}`) }))}
      />
      <div className="desk-row-actions">
        <button type="button" className="desk-button desk-primary" disabled={!ready} onClick={save}>
          {t("given.keep")}
        </button>
        <button type="button" className="desk-button desk-quiet" onClick={onCancel}>
          {t("dialog.cancel")}
        </button>
      </div>
    </div>
  );
}
