import type { Proposal } from "@amends/core/desk/assessment";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Combobox } from "../../ui/Combobox.tsx";
import { useLanguage } from "../../ui/use-format.ts";
import { categoryPath, useCategories } from "../desk-queries.ts";
import { BecauseWords } from "./BecauseWords.tsx";

/** The category: what the words suggest, one click each, or any other of the tree. */
export function CategoryField({
  value,
  onChange,
  proposals,
  error,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
  proposals: readonly Proposal<string>[];
  error: string | null;
}) {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const tree = useCategories();
  const items = useMemo(() => tree.map((c) => ({ value: c.id, label: categoryPath(tree, c.id, language) })), [tree, language]);
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
              <button type="button" className="desk-take" aria-pressed={value === p.value} onClick={() => onChange(p.value)}>
                {categoryPath(tree, p.value, language)}
              </button>
              <BecauseWords because={p.because} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
