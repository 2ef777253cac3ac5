import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../ui/actions.ts";
import { useMay } from "../ui/me.ts";
import type { ListTask } from "./BulkBar.tsx";
import { BulkDialog } from "./BulkDialog.tsx";
import { CollectiveDialog } from "./collective/CollectiveDialog.tsx";
import { BulkMergeDialog } from "./merge/BulkMergeDialog.tsx";
import { markRowsUnread } from "./use-mark-read.ts";

export type Task = { readonly name: ListTask; readonly rows: readonly ComplaintRow[] };

/** The question for what was asked to be done with rows of the list. */
export function TaskDialog({ task, onClose, onDone }: { task: Task; onClose: () => void; onDone: () => void }) {
  if (task.name === "merge") return <BulkMergeDialog rows={task.rows} onClose={onClose} onDone={onDone} />;
  if (task.name === "collective") return <CollectiveDialog rows={task.rows} onClose={onClose} onDone={onDone} />;
  return <BulkDialog action={task.name} ids={task.rows.map((row) => row.id)} onClose={onClose} onDone={onDone} />;
}

/** A, L, N and U in the list while no complaint is open: on the selection, else on the row under the cursor. */
export function ListTaskKeys({ rows, selected, onTask }: { rows: readonly ComplaintRow[]; selected: number; onTask: (task: Task) => void }) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const mayHandle = useMay("handleComplaints");
  const mayBulk = useMay("bulkHandle");
  const mayRead = useMay("readComplaints");
  const [first] = rows;
  const section = selected > 0 ? t("list.selected", { count: selected }) : t("list.onRow", { number: first?.number ?? "" });
  const enabled = rows.length > 0 && (mayBulk || (mayHandle && rows.length === 1));
  useShortcut("a", () => onTask({ name: "assign", rows }), { label: t("list.bulkAssign"), section, enabled });
  useShortcut("l", () => onTask({ name: "tag", rows }), { label: t("list.bulkTag"), section, enabled });
  useShortcut("n", () => onTask({ name: "note", rows }), { label: t("list.bulkNote"), section, enabled });
  useShortcut("u", () => void markRowsUnread(client, rows, (text) => t(text)), { label: t("key.unread"), section, enabled: rows.length > 0 && mayRead });
  return null;
}
