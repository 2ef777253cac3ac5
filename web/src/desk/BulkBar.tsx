import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useTranslation } from "react-i18next";
import { useAction } from "../ui/actions.ts";
import { useMay } from "../ui/me.ts";
import { showError } from "../ui/toasts.ts";
import { type BulkAction, bulkLabel } from "./bulk-run.ts";
import { exportSelection } from "./export-selection.ts";

export type ListTask = BulkAction | "merge" | "collective";

/** What can be done with the selected complaints; stands at the foot of the list while something is selected. */
export function BulkBar({
  rows,
  more,
  onTask,
  onClear,
  onSelectMore,
}: {
  rows: readonly ComplaintRow[];
  /** How many the list finds beyond those shown, in words; empty when all are selected or shown. */
  more: string;
  onTask: (task: ListTask) => void;
  onClear: () => void;
  onSelectMore: () => void;
}) {
  const { t } = useTranslation("desk");
  const count = rows.length;
  const mayHandle = useMay("handleComplaints");
  const mayBulk = useMay("bulkHandle");
  const mayExport = useMay("exportComplaints");
  if (count === 0) return null;
  const section = t("list.selected", { count });
  const tasks: readonly ListTask[] = [
    ...(mayBulk || (mayHandle && count === 1) ? (["assign", "tag", "note"] as const) : []),
    ...(mayHandle && count > 1 ? (["merge", "collective"] as const) : []),
  ];
  const labelOf = (task: ListTask) => (task === "merge" || task === "collective" ? t(`action.${task}`) : t(bulkLabel[task]));
  return (
    <div className="desk-bulk" role="toolbar" aria-label={section}>
      <strong aria-live="polite">{section}</strong>
      {more ? (
        <button type="button" className="desk-link" onClick={onSelectMore}>
          {more}
        </button>
      ) : null}
      {tasks.map((task) => (
        <TaskButton key={task} label={labelOf(task)} section={section} onRun={() => onTask(task)} />
      ))}
      {mayExport
        ? ["csv", "xlsx", "json"].map((f) => (
            <button
              key={f}
              type="button"
              className="desk-button"
              onClick={() =>
                void exportSelection(
                  f,
                  rows.map((row) => row.id),
                ).catch(showError)
              }
            >
              {t("list.exportAs", { format: f.toUpperCase() })}
            </button>
          ))
        : null}
      <TaskButton label={t("list.clearSelection")} section={section} onRun={onClear} quiet />
    </div>
  );
}

function TaskButton({ label, section, onRun, quiet = false }: { label: string; section: string; onRun: () => void; quiet?: boolean }) {
  useAction(onRun, { label, section });
  return (
    <button type="button" className={`desk-button${quiet ? " desk-quiet" : ""}`} onClick={onRun}>
      {label}
    </button>
  );
}
