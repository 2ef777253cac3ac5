import type { Proposal } from "@amends/core/desk/assessment";
import { type OverrideField, overrideOf } from "@amends/core/desk/override";
import { currentPersona } from "@amends/core/desk/state";
import { type MainWant, type Motive, mainWants, motives, type Personality, personalities } from "@amends/core/desk/vocabulary";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextArea } from "../../ui/TextArea.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { ProposedOne } from "../intake/ProposedOne.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { useAssessment } from "../use-assessment.ts";
import { useDialogCommand } from "./use-dialog-command.ts";

/** What kind of customer this is and what they mostly want: the words' proposal or another value, then with the reason. */
export function PersonaDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const { intake } = page.complaint;
  const now = currentPersona(page.complaint);
  const [personality, setPersonality] = useState<Personality | null>(now?.personality ?? null);
  const [motive, setMotive] = useState<Motive | null>(now?.motive ?? null);
  const [mainWant, setWant] = useState<MainWant | null>(now?.mainWant ?? null);
  const [reason, setReason] = useState("");
  const [reasons, setReasons] = useState<Partial<Record<OverrideField, string>>>({});
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  const proposals = useAssessment(useMemo(() => ({ title: intake.title, facts: intake.facts, demandText: intake.demand.text }), [intake]));
  const differs = (field: OverrideField, proposal: Proposal<string> | null | undefined, value: string | null, before: string | null | undefined) =>
    value === before ? null : overrideOf(field, proposal ? [proposal] : [], value);
  const overrides = [
    differs("personality", proposals?.personality, personality, now?.personality),
    differs("motive", proposals?.motive, motive, now?.motive),
    differs("mainWant", proposals?.mainWant, mainWant, now?.mainWant),
  ]
    .filter((o) => o !== null)
    .map((o) => ({ ...o, reason: (reasons[o.field] ?? "").trim() }));
  const why = (field: "personality" | "motive" | "mainWant") => ({
    field,
    label: t(`words:field.${field}`),
    reason: reasons[field] ?? "",
    onReason: (text: string) => setReasons({ ...reasons, [field]: text }),
  });
  return (
    <DeskDialog
      title={t("action.persona")}
      submit={t("dialog.save")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={Boolean(personality || motive || mainWant) && overrides.every((o) => o.reason !== "")}
      onSubmit={() => submit("setPersona", { personality, motive, mainWant, reason: reason.trim(), overrides }, { done: t("said.saved") })}
    >
      <ProposedOne {...why("personality")} values={personalities} proposal={proposals?.personality ?? null} value={personality} onTake={setPersonality} />
      {personality ? <p className="desk-advice">{t(`persona.meet_${personality}`)}</p> : null}
      <ProposedOne {...why("motive")} values={motives} proposal={proposals?.motive ?? null} value={motive} onTake={setMotive} />
      <ProposedOne {...why("mainWant")} values={mainWants} proposal={proposals?.mainWant ?? null} value={mainWant} onTake={setWant} />
      <TextArea label={t("persona.why")} value={reason} onChange={setReason} rows={2} maxLength={500} />
    </DeskDialog>
  );
}
