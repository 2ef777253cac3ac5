import { ControlOutlined, DownloadOutlined, DownOutlined, FilterOutlined, PlusOutlined, SaveOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../ui/me.ts";
import { SearchBox } from "../ui/SearchBox.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { FilterPanel } from "./FilterPanel.tsx";
import { Foldout } from "./Foldout.tsx";
import { type ColumnName, columnNames, fixedColumns } from "./list-columns.ts";
import { type FilterName, filterNames, type ListSearch, listQuery, naturalSort, type Sort, shownSorts, sortLabel } from "./list-search.ts";

type Props = {
  readonly search: ListSearch;
  readonly title: ReactNode;
  readonly wide: boolean;
  readonly rail: boolean;
  readonly views: ReactNode;
  readonly onShow: (change: Partial<ListSearch>) => void;
  readonly onSave: () => void;
  /** Keeps in one's own view what was changed in it; undefined when there is nothing to keep. */
  readonly onKeep: (() => void) | undefined;
  readonly columns: readonly ColumnName[];
  readonly onColumns: (columns: readonly ColumnName[]) => void;
  readonly fieldRef: React.RefObject<HTMLInputElement | null>;
  readonly onLeaveSearch: () => void;
};

/** Above the list: which view, the search, the order, filters, columns, export. */
export function ListToolbar(props: Props) {
  const { t } = useTranslation("desk");
  const { search, onShow } = props;
  const mayRecord = useMay("handleComplaints");
  const [filtering, setFiltering] = useState(false);
  const panel = useId();
  const active = filterNames.filter((n) => search.filters[n]).length;
  const setFilter = (name: FilterName, value: string) => {
    const { [name]: _old, ...rest } = search.filters;
    onShow({ filters: value ? { ...rest, [name]: value } : rest });
  };
  return (
    <header className="desk-list-head">
      <div className="desk-list-title">
        {props.wide && props.rail ? (
          <h1>{props.title}</h1>
        ) : (
          <Foldout
            className="desk-view-menu"
            closeOnPick
            label={
              <>
                <h1>{props.title}</h1>
                <DownOutlined aria-hidden />
              </>
            }
          >
            {props.views}
          </Foldout>
        )}
        {mayRecord ? (
          <Link to="/complaints/new" className="desk-button desk-primary" title={`${t("list.newOne")} (C)`}>
            <PlusOutlined aria-hidden />
            <span className={props.wide ? "" : "unseen"}>{t("list.newOne")}</span>
          </Link>
        ) : null}
      </div>
      <SearchBox
        label={t("list.search")}
        placeholder={t("list.searchHint")}
        value={search.q}
        inputRef={props.fieldRef}
        onDown={props.onLeaveSearch}
        onSearch={(text) => {
          const q = text.trim();
          if (q !== search.q) onShow({ q, view: q ? "all" : search.view, sort: naturalSort(q ? "all" : search.view, q), saved: null });
        }}
      />
      <div className="desk-list-tools">
        <label className="desk-sort">
          <span className="unseen">{t("list.sort")}</span>
          <select className="desk-slim" value={search.sort} onChange={(e) => onShow({ sort: e.target.value as Sort })}>
            {shownSorts(search.q).map((s) => (
              <option key={s} value={s}>
                {t(sortLabel(s))}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="desk-button desk-quiet"
          aria-expanded={filtering}
          aria-controls={filtering ? panel : undefined}
          onClick={() => setFiltering(!filtering)}
        >
          <FilterOutlined aria-hidden />
          {active ? t("list.filtersOn", { count: active }) : t("list.filters")}
        </button>
        {props.wide ? <ColumnChoice columns={props.columns} onColumns={props.onColumns} /> : null}
        {props.onKeep ? (
          <button type="button" className="desk-button" onClick={props.onKeep}>
            <SaveOutlined aria-hidden />
            {t("list.keepChanges")}
          </button>
        ) : null}
        <button type="button" className="desk-button desk-quiet" onClick={props.onSave} title={t("list.saveView")}>
          <SaveOutlined aria-hidden />
          <span className={props.wide ? "" : "unseen"}>{t("list.saveView")}</span>
        </button>
        <ExportChoice search={search} wide={props.wide} />
      </div>
      {filtering ? <FilterPanel id={panel} search={search} onChange={setFilter} /> : null}
      <FilterChips search={search} onChange={setFilter} onClear={() => onShow({ filters: {} })} />
    </header>
  );
}

function ColumnChoice({ columns, onColumns }: { columns: readonly ColumnName[]; onColumns: (columns: readonly ColumnName[]) => void }) {
  const { t } = useTranslation("desk");
  return (
    <Foldout
      className="desk-button desk-quiet"
      label={
        <>
          <ControlOutlined aria-hidden />
          {t("list.columns")}
        </>
      }
    >
      <ul className="desk-menu-checks">
        {columnNames
          .filter((c) => !fixedColumns.includes(c))
          .map((c) => (
            <li key={c}>
              <label>
                <input
                  type="checkbox"
                  checked={columns.includes(c)}
                  onChange={(e) => onColumns(columnNames.filter((n) => (n === c ? e.target.checked : columns.includes(n))))}
                />
                {t(`column.${c}`)}
              </label>
            </li>
          ))}
      </ul>
    </Foldout>
  );
}

/** The address a list is exported from: the same filters as on screen. */
export const exportHref = (search: ListSearch, format: string) => {
  const params = new URLSearchParams(listQuery(search));
  params.delete("limit");
  return `/api/export/complaints.${format}?${params}`;
};

function ExportChoice({ search, wide }: { search: ListSearch; wide: boolean }) {
  const { t } = useTranslation("desk");
  const may = useMay("exportComplaints");
  if (!may || !wide) return null;
  return (
    <Foldout
      className="desk-button desk-quiet"
      closeOnPick
      label={
        <>
          <DownloadOutlined aria-hidden />
          {t("list.exportList")}
        </>
      }
    >
      <ul className="desk-menu">
        {["csv", "xlsx", "json"].map((format) => (
          <li key={format}>
            <a href={exportHref(search, format)} download>
              {t("list.exportAs", { format: format.toUpperCase() })}
            </a>
          </li>
        ))}
      </ul>
    </Foldout>
  );
}
