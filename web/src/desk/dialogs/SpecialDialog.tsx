import type { Proposal } from "@amends/core/desk/assessment";
import { specialsOf } from "@amends/core/desk/state";
import { type SpecialKind, specialKinds } from "@amends/core/desk/vocabulary";
import { standing } from "@amends/core/shared/record";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";
import { Chips } from "../Chips.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { BecauseWords } from "../intake/BecauseWords.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { useAssessment } from "../use-assessment.ts";
import { useDialogCommand } from "./use-dialog-command.ts";

/** Marks a special kind on evidence. What the words suggest stands with the words, and is taken or said not to apply, with the reason. */
export function SpecialDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const { complaint } = page;
  const { intake } = complaint;
  const have = specialsOf(complaint);
  const left = specialKinds.filter((s) => !have.includes(s));
  const [special, setSpecial] = useState<SpecialKind | null>(null);
  const [dismissed, setDismissed] = useState<SpecialKind | null>(null);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  const proposals = useAssessment(
    useMemo(() => ({ title: intake.title, facts: intake.facts, demandText: intake.demand.text, channel: intake.channel }), [intake]),
  );
  const judged = new Set(standing(complaint.overrides).flatMap((o) => (o.field === "specialKind" ? [o.proposed] : [])));
  const proposed = (proposals?.specials ?? []).filter((p: Proposal<SpecialKind>) => left.includes(p.value) && !judged.has(p.value));
  const why = reason.trim();
  const save = () => {
    if (special) return submit("addSpecial", { special, reason: why }, { done: t("said.saved") });
    const overrides = dismissed ? [{ field: "specialKind" as const, proposed: dismissed, taken: null, reason: why }] : [];
    return overrides.length > 0 ? submit("overrideProposals", { overrides }) : undefined;
  };
  return (
    <DeskDialog
      title={t("action.special")}
      submit={t("dialog.save")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={(special !== null || dismissed !== null) && why !== ""}
      onSubmit={save}
    >
      <Chips
        label={t("words:field.specialKind")}
        value={special}
        onChange={(chosen) => {
          setSpecial(chosen);
          setDismissed(null);
        }}
        proposed={proposed.map((p) => p.value)}
        choices={left.map((s) => ({ value: s, label: t(`words:specialKind.${s}`) }))}
        autoFocus
      >
        {proposed.length > 0 ? (
          <ul className="desk-proposals">
            {proposed.map((p) => (
              <li key={p.value}>
                <span className="desk-proposal">
                  {t(`words:specialKind.${p.value}`)} <BecauseWords because={p.because} />
                </span>
                <button
                  type="button"
                  className="desk-quick"
                  aria-pressed={dismissed === p.value}
                  onClick={() => {
                    setDismissed(dismissed === p.value ? null : p.value);
                    setSpecial(null);
                  }}
                >
                  {t("proposal.notApplying")}
                  <span className="unseen"> {t(`words:specialKind.${p.value}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
      </Chips>
      {special === "professionalClaimant" ? <p className="desk-advice">{t("special.claimant")}</p> : null}
      <TextField label={t(dismissed ? "proposal.notApplyingWhy" : "special.evidence")} value={reason} onChange={setReason} maxLength={500} required />
    </DeskDialog>
  );
}
