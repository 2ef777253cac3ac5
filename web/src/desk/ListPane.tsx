import type { SavedView } from "@amends/core/desk/contract-settings";
import { useQueryClient } from "@tanstack/react-query";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople, useTeams } from "../ui/directory.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { NewPill } from "../ui/NewPill.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { showError, showToast } from "../ui/toasts.ts";
import { BulkBar } from "./BulkBar.tsx";
import { prefetchComplaint, useCategories } from "./desk-queries.ts";
import { EmptyList } from "./EmptyList.tsx";
import { ListActions } from "./ListActions.tsx";
import { ListRows } from "./ListRows.tsx";
import { ListTable } from "./ListTable.tsx";
import { ListTaskKeys, type Task, TaskDialog } from "./ListTasks.tsx";
import { ListToolbar } from "./ListToolbar.tsx";
import { type ColumnName, readColumns } from "./list-columns.ts";
import { differsFrom, type ListSearch, readListSearch, viewQuery } from "./list-search.ts";
import { useListPresence } from "./PresenceEye.tsx";
import { SaveViewDialog } from "./SaveViewDialog.tsx";
import { useSavedViews, useViewChanges } from "./saved-views.ts";
import { useComplaintList } from "./use-complaint-list.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useSelection } from "./use-selection.ts";
import { ViewList } from "./ViewList.tsx";

/** So many complaints can be selected at once, page after page. */
const mostSelected = 1_000;
const columnsKey = "amends.columns";
const rememberedColumns = (): readonly ColumnName[] => readColumns((localStorage.getItem(columnsKey) ?? "").split(",").filter(Boolean));

/** The list zone: a table over the whole page while nothing is open, a narrow list beside an open complaint. */
export const ListPane = memo(function ListPane({
  search,
  openId,
  wide,
  rail,
  onOpen,
  onStep,
  onShow,
  onNeighbours,
}: {
  search: ListSearch;
  openId: string | null;
  wide: boolean;
  rail: boolean;
  onOpen: (id: string | null) => void;
  onStep: (id: string) => void;
  onShow: (change: Partial<ListSearch>) => void;
  onNeighbours: (next: string | null) => void;
}) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const list = useComplaintList(search);
  const people = usePeople();
  const teams = useTeams();
  const categories = useCategories();
  const saved = useSavedViews();
  const [cursor, setCursor] = useState<string | null>(null);
  const [columns, setColumns] = useState(rememberedColumns);
  const [saving, setSaving] = useState<SavedView | "new" | null>(null);
  const [task, setTask] = useState<Task | null>(null);
  const ids = useMemo(() => list.rows.map((r) => r.id), [list.rows]);
  const { selected, select, selectAll, clear } = useSelection(ids);
  const taken = useMemo(() => list.rows.filter((row) => selected.has(row.id)), [list.rows, selected]);
  const gone = useMemo(() => new Set(list.gone), [list.gone]);
  const field = useRef<HTMLInputElement>(null);
  const names = useMemo(() => new Map(people.map((p) => [p.id, p.awayUntil ? t("list.ownerAway", { name: p.name }) : p.name])), [people, t]);
  const nameOf = useCallback((id: string | null) => (id ? (names.get(id) ?? "…") : ""), [names]);
  const teamOf = useCallback((id: string) => teams.find((team) => team.id === id)?.name ?? "", [teams]);
  useListPresence();

  const press = useCallback((id: string) => prefetchComplaint(client, id), [client]);
  const open = useCallback(
    (id: string) => {
      setCursor(id);
      onOpen(id);
    },
    [onOpen],
  );
  const takeColumns = (next: readonly ColumnName[]) => {
    setColumns(readColumns(next));
    localStorage.setItem(columnsKey, next.join(","));
  };
  const at = openId ? ids.indexOf(openId) : -1;
  const next = at >= 0 ? (ids[at + 1] ?? null) : null;
  useEffect(() => onNeighbours(next), [next, onNeighbours]);
  // Whoever comes by an address finds the open one in the list.
  useEffect(() => {
    if (!openId || at < 0) return;
    // With the frame that shows it, not before: a layout more would hold up the complaint itself.
    const frame = requestAnimationFrame(() => document.querySelector(`.desk-row[data-id="${openId}"]`)?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, [openId, at]);
  useListKeys({
    rows: list.rows,
    cursor,
    openId,
    setCursor,
    open,
    step: onStep,
    leave: () => onOpen(null),
    select,
    selectAll,
    clearSelection: clear,
    hasSelection: selected.size > 0,
    search: () => field.current?.focus(),
    loadMore: () => list.hasMore && list.loadMore(),
  });

  const savedView = saved.find((v) => v.id === search.saved);
  const shown = { query: viewQuery(search), columns: [...columns] };
  const changed = savedView !== undefined && differsFrom(savedView, search, columns);
  const { change } = useViewChanges();
  const keep = (view: SavedView) => change.mutate({ ...view, ...shown }, { onSuccess: () => showToast(t("said.saved")), onError: showError });
  const title =
    (savedView && (changed ? t("list.viewChanged", { name: savedView.name }) : savedView.name)) ??
    (search.q ? t("list.searchTitle", { q: search.q }) : t(`words:view.${search.view}`));
  const views = (
    <ViewList
      search={search}
      onShow={onShow}
      onSaved={(view) => {
        onShow({ ...readListSearch(view.query), saved: view.id });
        if (view.columns.length) takeColumns(view.columns as ColumnName[]);
      }}
      onChange={setSaving}
    />
  );
  const rowProps = { rows: list.rows, cursor, selected, gone, nameOf, onOpen: open, onPress: press, onSelect: select };
  return (
    <div className="desk-list" data-view={search.view} data-wide={wide || undefined} data-selecting={selected.size > 0 || undefined}>
      {wide && rail ? <aside className="desk-rail">{views}</aside> : null}
      <div className="desk-list-main">
        <ListToolbar
          search={search}
          title={title}
          wide={wide}
          rail={rail}
          views={views}
          onShow={onShow}
          onSave={() => setSaving("new")}
          onKeep={savedView?.mine && changed ? () => keep(savedView) : undefined}
          columns={columns}
          onColumns={takeColumns}
          fieldRef={field}
          onLeaveSearch={() => {
            field.current?.blur();
            setCursor(ids[0] ?? null);
          }}
        />
        <div className="desk-list-new">
          <NewPill count={list.waiting.length} onShow={list.showNew} />
        </div>
        <div className="desk-list-scroll" data-switching={list.switching || undefined}>
          {list.loading ? (
            <SkeletonRows rows={10} />
          ) : list.error ? (
            <ErrorState error={list.error} onRetry={list.reload} small={!wide} />
          ) : list.rows.length === 0 ? (
            <EmptyList search={search} small={!wide} onShow={onShow} />
          ) : wide ? (
            <ListTable
              {...rowProps}
              columns={columns}
              teamOf={teamOf}
              categories={categories}
              onSelectAll={selectAll}
              sort={search.sort}
              onSort={search.q ? undefined : (sort) => onShow({ sort })}
            />
          ) : (
            <ListRows {...rowProps} openId={openId} />
          )}
          {list.rows.length > 0 ? (
            <footer className="desk-list-foot">
              {list.total ? <span>{t(list.total.more ? "list.totalMore" : "list.total", { count: list.total.count })}</span> : null}
              {list.partial ? <span>{t("list.partial")}</span> : null}
              {list.hasMore ? (
                <button type="button" className="desk-button" disabled={list.loadingMore} onClick={list.loadMore}>
                  {t("list.more")}
                </button>
              ) : null}
              {wide ? <span className="desk-keys">{t("list.keysHint")}</span> : null}
            </footer>
          ) : null}
        </div>
        <BulkBar
          rows={taken}
          more={selected.size === list.rows.length && list.hasMore ? t("list.selectFound", { count: mostSelected }) : ""}
          onTask={(name) => setTask({ name, rows: taken })}
          onClear={clear}
          onSelectMore={() => void list.loadAll(mostSelected).then(() => setTimeout(() => selectAll(true)))}
        />
      </div>
      <ListActions search={search} wide={wide} columns={columns} onShow={onShow} onColumns={takeColumns} onSave={() => setSaving("new")} />
      {openId ? null : <ListTaskKeys rows={taken.length ? taken : list.rows.filter((row) => row.id === cursor)} selected={taken.length} onTask={setTask} />}
      {task ? (
        <TaskDialog
          task={task}
          onClose={() => setTask(null)}
          onDone={() => {
            setTask(null);
            if (taken.length === 0) return;
            clear();
            list.showNew();
          }}
        />
      ) : null}
      {saving ? (
        <SaveViewDialog
          definition={shown}
          view={saving === "new" ? undefined : saving}
          onClose={() => setSaving(null)}
          onSaved={(view) => {
            setSaving(null);
            if (saving === "new") onShow({ saved: view.id });
          }}
        />
      ) : null}
    </div>
  );
});
