import { useTranslation } from "react-i18next";
import { useAction } from "../ui/actions.ts";
import { useMay } from "../ui/me.ts";
import { useFilterChoices } from "./filter-choices.ts";
import { exportHref } from "./ListToolbar.tsx";
import { type ColumnName, columnNames, fixedColumns } from "./list-columns.ts";
import { type FilterName, type ListSearch, shownSorts, sortLabel } from "./list-search.ts";

type Props = {
  readonly search: ListSearch;
  readonly wide: boolean;
  readonly columns: readonly ColumnName[];
  readonly onShow: (change: Partial<ListSearch>) => void;
  readonly onColumns: (columns: readonly ColumnName[]) => void;
  readonly onSave: () => void;
};

/** Offers in the palette what the toolbar of the list does: order, filters, columns, saving the view, export. Shows nothing. */
export function ListActions({ search, wide, columns, onShow, onColumns, onSave }: Props) {
  const { t } = useTranslation("desk");
  const section = t("list.title");
  const mayExport = useMay("exportComplaints");
  const choices = useFilterChoices();
  const set = (name: FilterName, value: string) => {
    const { [name]: _old, ...rest } = search.filters;
    onShow({ filters: value ? { ...rest, [name]: value } : rest });
  };
  const filtered = Object.keys(search.filters).length > 0;
  return (
    <>
      <Offer section={section} label={t("list.saveView")} run={onSave} />
      {filtered ? <Offer section={section} label={t("list.clearFilters")} run={() => onShow({ filters: {} })} /> : null}
      {shownSorts(search.q)
        .filter((sort) => sort !== search.sort)
        .map((sort) => (
          <Offer key={sort} section={section} label={t("list.sortBy", { order: t(sortLabel(sort)) })} run={() => onShow({ sort })} />
        ))}
      {(Object.keys(choices) as FilterName[]).flatMap((name) =>
        (choices[name] ?? [])
          .filter(({ value }) => search.filters[name] !== value)
          .map(({ value, label }) => (
            <Offer
              key={`${name}${value}`}
              section={t("list.filters")}
              label={t("list.filterBy", { name: t(`filter.${name}`), value: label })}
              run={() => set(name, value)}
              typed
            />
          )),
      )}
      {wide
        ? columnNames
            .filter((name) => !fixedColumns.includes(name))
            .map((name) => (
              <Offer
                key={name}
                section={t("list.columns")}
                label={t(columns.includes(name) ? "list.hideColumn" : "list.showColumn", { column: t(`column.${name}`) })}
                run={() => onColumns(columnNames.filter((c) => (c === name ? !columns.includes(c) : columns.includes(c))))}
                typed
              />
            ))
        : null}
      {mayExport
        ? ["csv", "xlsx", "json"].map((format) => (
            <Offer
              key={format}
              section={section}
              label={t("list.exportAs", { format: format.toUpperCase() })}
              run={() => window.location.assign(exportHref(search, format))}
            />
          ))
        : null}
    </>
  );
}

function Offer({ label, section, run, typed = false }: { label: string; section: string; run: () => void; typed?: boolean }) {
  useAction(run, { label, section, whenTyped: typed });
  return null;
}
