import type { Proposal } from "@amends/core/desk/assessment";
import { overrideOf } from "@amends/core/desk/override";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Combobox } from "../../ui/Combobox.tsx";
import { useLanguage } from "../../ui/use-format.ts";
import { categoryPath, useCategories } from "../desk-queries.ts";
import { BecauseWords } from "./BecauseWords.tsx";
import { ReasonLine } from "./ReasonLine.tsx";

/** The category: what the words suggest, one click each, or any other of the tree. */
export function CategoryField({
  value,
  onChange,
  proposals,
  error,
  reason = "",
  onReason,
  reasonError,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
  proposals: readonly Proposal<string>[];
  error: string | null;
  /** Why another than the proposed; asked for when there is somewhere to keep it. */
  reason?: string;
  onReason?: (reason: string) => void;
  reasonError?: string | null | undefined;
}) {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const tree = useCategories();
  const items = useMemo(() => {
    // What the words suggest stands first, so that the arrow and Enter take it.
    const first = proposals.map((p) => p.value);
    const rank = (id: string) => (first.includes(id) ? first.indexOf(id) : first.length);
    return tree
      .map((c) => ({ value: c.id, label: categoryPath(tree, c.id, language), note: first.includes(c.id) ? t("proposal.mark") : undefined }))
      .sort((a, b) => rank(a.value) - rank(b.value));
  }, [tree, language, proposals, t]);
  return (
    <div className="desk-proposed">
      <Combobox
        label={t("column.category")}
        required
        items={items}
        value={value ?? ""}
        onChange={(id) => onChange(id || null)}
        clearable
        placeholder={t("form.categoryPlaceholder")}
        error={error}
      />
      {proposals.length ? (
        <ul className="desk-proposals" aria-label={t("proposal.categories")}>
          {proposals.map((p) => (
            <li key={p.value}>
              <button type="button" className="desk-take" tabIndex={-1} aria-pressed={value === p.value} onClick={() => onChange(p.value)}>
                {categoryPath(tree, p.value, language)}
              </button>
              <BecauseWords because={p.because} />
            </li>
          ))}
        </ul>
      ) : null}
      {onReason && overrideOf("category", proposals, value) ? <ReasonLine value={reason} onChange={onReason} error={reasonError} /> : null}
    </div>
  );
}
