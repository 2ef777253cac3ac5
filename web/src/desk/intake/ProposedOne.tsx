import type { Proposal } from "@amends/core/desk/assessment";
import { type OverrideField, overrideOf } from "@amends/core/desk/override";
import { useTranslation } from "react-i18next";
import { Chips } from "../Chips.tsx";
import { BecauseWords } from "./BecauseWords.tsx";
import { ReasonLine } from "./ReasonLine.tsx";

/** One judgement about the customer: what the words suggest with the words, any other value beside it, and the reason when it is another. */
export function ProposedOne<V extends string>({
  field,
  label,
  values,
  proposal,
  value,
  onTake,
  reason,
  onReason,
  error,
}: {
  field: Exclude<OverrideField, "category" | "specialKind" | "riskFlag">;
  label: string;
  values: readonly V[];
  proposal: Proposal<V> | null;
  value: V | null;
  onTake: (value: V | null) => void;
  reason: string;
  onReason: (reason: string) => void;
  error?: string | null | undefined;
}) {
  const { t } = useTranslation("desk");
  return (
    <Chips<V>
      label={label}
      value={value}
      onChange={onTake}
      onClear={() => onTake(null)}
      proposed={proposal ? [proposal.value] : []}
      choices={values.map((v) => ({ value: v, label: t(`words:${field}.${String(v)}`) }))}
    >
      {proposal ? (
        <p className="desk-proposal">
          {t("proposal.one", { value: t(`words:${field}.${String(proposal.value)}`) })} <BecauseWords because={proposal.because} />
        </p>
      ) : null}
      {proposal && overrideOf(field, [proposal], value) ? <ReasonLine value={reason} onChange={onReason} error={error} /> : null}
    </Chips>
  );
}
