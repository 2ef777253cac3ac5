import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../ui/Empty.tsx";
import { useMay } from "../ui/me.ts";
import type { ListSearch } from "./list-search.ts";

/** Nothing to show, and why: a view that is done with, filters that let nothing through, a search with what was looked through and what to try. */
export function EmptyList({ search, small, onShow }: { search: ListSearch; small: boolean; onShow: (change: Partial<ListSearch>) => void }) {
  const { t } = useTranslation("desk");
  const mayImport = useMay("importComplaints");
  const filters = Object.keys(search.filters).length;
  const button = (label: string, change: Partial<ListSearch>) => (
    <button type="button" className="desk-button" onClick={() => onShow(change)}>
      {label}
    </button>
  );
  if (search.q)
    return (
      <Empty
        small={small}
        drawing="search"
        action={
          <>
            {filters > 0 ? button(t("list.searchWithoutFilters", { count: filters }), { filters: {}, saved: null }) : null}
            {search.view !== "all" ? button(t("list.searchAll"), { view: "all", saved: null }) : null}
            {button(t("list.leaveSearch"), { q: "", filters: {}, saved: null })}
          </>
        }
      >
        <span className="desk-none">
          <strong>{t("list.notFound", { q: search.q })}</strong>
          <span>{t("list.lookedIn")}</span>
          <span>{t(filters > 0 ? "list.tryFilters" : "list.tryWords")}</span>
        </span>
      </Empty>
    );
  if (filters > 0)
    return (
      <Empty small={small} drawing="search" action={button(t("list.clearFilters"), { filters: {}, saved: null })}>
        {t("list.noRows")}
      </Empty>
    );
  return (
    <Empty
      small={small}
      drawing="calm"
      action={
        search.view === "all" && mayImport ? (
          <Link to="/import" className="desk-button">
            {t("list.importOne")}
          </Link>
        ) : undefined
      }
    >
      {t(`viewEmpty.${search.view}`)}
    </Empty>
  );
}
