import { followUpWays } from "@amends/core/desk/after-record";
import type { FollowUpPlan } from "@amends/core/desk/follow-up-plan";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Pick } from "../../ui/Pick.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { deskKeys } from "../desk-queries.ts";
import { SettingsForm, useSaveSettings } from "./SettingsForm.tsx";

const digits = (text: string) => Number(text.replace(/\D/g, "").slice(0, 3) || 0);

/** When and how customers are asked after closing, and how often it is tried again. */
export function FollowUpSettings({ plan, mayEdit }: { plan: FollowUpPlan; mayEdit: boolean }) {
  const { t } = useTranslation("after");
  const [draft, setDraft] = useState(plan);
  const set = (change: Partial<FollowUpPlan>) => setDraft({ ...draft, ...change });
  const save = useSaveSettings<FollowUpPlan>("/api/settings/follow-up", deskKeys.followUp, () => draft);
  const number = (label: string, key: "firstAfterDays" | "againAfterDays" | "tries") => (
    <TextField label={label} inputMode="numeric" maxLength={3} required value={String(draft[key])} onChange={(text) => set({ [key]: digits(text) })} />
  );
  return (
    <SettingsForm title={t("plan.title")} hint={t("plan.hint")} mayEdit={mayEdit} save={save}>
      {number(t("plan.first"), "firstAfterDays")}
      <Pick
        label={t("plan.way")}
        value={draft.way}
        onChange={(way) => set({ way })}
        choices={followUpWays.map((way) => ({ value: way, label: t(`words:followUpWay.${way}`) }))}
      />
      {number(t("plan.again"), "againAfterDays")}
      {number(t("plan.tries"), "tries")}
    </SettingsForm>
  );
}
