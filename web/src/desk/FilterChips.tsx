import { CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useFilterText } from "./filter-choices.ts";
import { type FilterName, filterNames, type ListSearch } from "./list-search.ts";

/** What the list is narrowed by, each to be taken away with one press. */
export function FilterChips({ search, onChange, onClear }: { search: ListSearch; onChange: (name: FilterName, value: string) => void; onClear: () => void }) {
  const { t } = useTranslation("desk");
  const textOf = useFilterText();
  const set = filterNames.flatMap((name) => {
    const value = search.filters[name];
    return value ? [{ name, text: textOf(name, value) }] : [];
  });
  if (set.length === 0) return null;
  return (
    <ul className="desk-filter-chips" aria-label={t("list.filtersSet")}>
      {set.map(({ name, text }) => (
        <li key={name}>
          <button type="button" className="desk-filter-chip" title={t("list.takeFilterAway", { filter: text })} onClick={() => onChange(name, "")}>
            {text}
            <CloseOutlined aria-hidden />
            <span className="unseen">{t("list.takeAway")}</span>
          </button>
        </li>
      ))}
      {set.length > 1 ? (
        <li>
          <button type="button" className="desk-link" onClick={onClear}>
            {t("list.clearFilters")}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
