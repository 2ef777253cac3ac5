import type { Proposal } from "@amends/core/desk/assessment";
import { useTranslation } from "react-i18next";
import { Chips } from "../Chips.tsx";
import { BecauseWords } from "./BecauseWords.tsx";
import { ReasonLine } from "./ReasonLine.tsx";

/** Several that may hold at once: those the words suggest with the words; each is taken by one click, or said not to apply, with the reason. */
export function ProposedMany<V extends string>({
  field,
  label,
  values,
  proposals,
  taken,
  onTake,
  dismissed,
  onDismiss,
  reason,
  onReason,
  error,
}: {
  field: "specialKind" | "riskFlag";
  label: string;
  values: readonly V[];
  proposals: readonly Proposal<V>[];
  taken: readonly V[];
  onTake: (taken: V[]) => void;
  /** Proposed ones that do not apply. */
  dismissed: readonly V[];
  onDismiss: (dismissed: V[]) => void;
  reason: string;
  onReason: (reason: string) => void;
  error?: string | null | undefined;
}) {
  const { t } = useTranslation("desk");
  const word = (value: V) => t(`words:${field}.${String(value)}`);
  const without = (value: V) => dismissed.filter((v) => v !== value);
  return (
    <Chips<V>
      label={label}
      many
      value={taken}
      onChange={(chosen) => {
        onTake([...chosen]);
        onDismiss(dismissed.filter((v) => !chosen.includes(v)));
      }}
      proposed={proposals.map((p) => p.value)}
      choices={values.map((value) => ({ value, label: word(value) }))}
    >
      {proposals.length ? (
        <ul className="desk-proposals">
          {proposals.map((p) => (
            <li key={p.value}>
              <span className="desk-proposal">
                {word(p.value)} <BecauseWords because={p.because} />
              </span>
              {taken.includes(p.value) ? null : (
                <button
                  type="button"
                  className="desk-quick"
                  aria-pressed={dismissed.includes(p.value)}
                  onClick={() => onDismiss(dismissed.includes(p.value) ? without(p.value) : [...dismissed, p.value])}
                >
                  {t("proposal.notApplying")}
                  <span className="unseen"> {word(p.value)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {proposals.some((p) => dismissed.includes(p.value)) ? <ReasonLine value={reason} onChange={onReason} error={error} /> : null}
    </Chips>
  );
}
