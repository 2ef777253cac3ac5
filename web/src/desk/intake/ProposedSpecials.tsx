import type { Proposal } from "@amends/core/desk/assessment";
import { type SpecialKind, specialKinds } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import { Chips } from "../Chips.tsx";
import { BecauseWords } from "./BecauseWords.tsx";
import type { IntakeForm } from "./form-state.ts";
import { ReasonLine } from "./ReasonLine.tsx";

/** Special kinds: those the words suggest with the words; each is taken by one click, or said not to apply, with the reason. */
export function ProposedSpecials({
  form,
  put,
  proposals,
  error,
}: {
  form: IntakeForm;
  put: (change: Partial<IntakeForm>) => void;
  proposals: readonly Proposal<SpecialKind>[];
  error?: string | null | undefined;
}) {
  const { t } = useTranslation("desk");
  const dismissed = proposals.filter((p) => form.dismissed.includes(p.value));
  const without = (value: SpecialKind) => form.dismissed.filter((v) => v !== value);
  return (
    <Chips
      label={t("form.specials")}
      many
      value={form.specials}
      onChange={(specials) => put({ specials, dismissed: form.dismissed.filter((v) => !specials.includes(v)) })}
      proposed={proposals.map((p) => p.value)}
      choices={specialKinds.map((s) => ({ value: s, label: t(`words:specialKind.${s}`) }))}
    >
      {proposals.length ? (
        <ul className="desk-proposals">
          {proposals.map((p) => (
            <li key={p.value}>
              <span className="desk-proposal">
                {t(`words:specialKind.${p.value}`)} <BecauseWords because={p.because} />
              </span>
              {form.specials.includes(p.value) ? null : (
                <button
                  type="button"
                  className="desk-quick"
                  aria-pressed={form.dismissed.includes(p.value)}
                  onClick={() => put({ dismissed: form.dismissed.includes(p.value) ? without(p.value) : [...form.dismissed, p.value] })}
                >
                  {t("proposal.notApplying")}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {dismissed.length ? (
        <ReasonLine
          value={form.overrideReasons.specialKind ?? ""}
          onChange={(reason) => put({ overrideReasons: { ...form.overrideReasons, specialKind: reason } })}
          error={error}
        />
      ) : null}
    </Chips>
  );
}
