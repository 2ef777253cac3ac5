import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../ui/error-text.ts";
import { useMay } from "../ui/me.ts";
import { TextArea } from "../ui/TextArea.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import { deskApi } from "./desk-api.ts";
import { BulkMergeDialog } from "./merge/BulkMergeDialog.tsx";
import { type Owner, OwnerFields } from "./OwnerFields.tsx";

type Action = "assign" | "tag" | "note";

/** What can be done with the selected complaints; stands at the foot of the list while something is selected. */
export function BulkBar({
  rows,
  onDone,
  onClear,
  exportHref,
}: {
  rows: readonly ComplaintRow[];
  onDone: () => void;
  onClear: () => void;
  exportHref: (format: string) => string;
}) {
  const { t } = useTranslation("desk");
  const [action, setAction] = useState<Action | "merge" | null>(null);
  const ids = rows.map((row) => row.id);
  const mayHandle = useMay("handleComplaints");
  const mayBulk = useMay("bulkHandle");
  const mayExport = useMay("exportComplaints");
  if (ids.length === 0) return null;
  return (
    <div className="desk-bulk" role="toolbar" aria-label={t("list.selected", { count: ids.length })}>
      <strong aria-live="polite">{t("list.selected", { count: ids.length })}</strong>
      {mayBulk
        ? (["assign", "tag", "note"] as const).map((a) => (
            <button key={a} type="button" className="desk-button" onClick={() => setAction(a)}>
              {t(`list.bulk${a[0]?.toUpperCase()}${a.slice(1)}`)}
            </button>
          ))
        : null}
      {mayHandle && ids.length > 1 ? (
        <button type="button" className="desk-button" onClick={() => setAction("merge")}>
          {t("action.merge")}
        </button>
      ) : null}
      {mayExport
        ? ["csv", "xlsx", "json"].map((f) => (
            <a key={f} className="desk-button" href={exportHref(f)} download>
              {t("list.exportAs", { format: f.toUpperCase() })}
            </a>
          ))
        : null}
      <button type="button" className="desk-button desk-quiet" onClick={onClear}>
        {t("list.clearSelection")}
      </button>
      {action === "merge" ? (
        <BulkMergeDialog
          rows={rows}
          onClose={() => setAction(null)}
          onDone={() => {
            setAction(null);
            onDone();
          }}
        />
      ) : action ? (
        <BulkDialog
          action={action}
          ids={ids}
          onClose={() => setAction(null)}
          onDone={() => {
            setAction(null);
            onDone();
          }}
        />
      ) : null}
    </div>
  );
}

function BulkDialog({ action, ids, onClose, onDone }: { action: Action; ids: readonly string[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const [owner, setOwner] = useState<Owner>({ teamId: "", assigneeId: null });
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const ready = action === "assign" ? owner.teamId !== "" : text.trim() !== "";

  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      const body =
        action === "assign"
          ? { ids, action, ...owner, note: text }
          : action === "tag"
            ? { ids, action, add: text.split(/[,，、\s]+/).filter(Boolean) }
            : { ids, action, text };
      const { results } = await deskApi.bulk(body);
      const failed = results.filter((r) => !r.ok);
      if (failed.length < results.length) showToast(t("list.bulkDone", { count: results.length - failed.length }));
      await client.invalidateQueries({ queryKey: ["complaint"] });
      if (failed.length === 0) return onDone();
      setError(t("list.bulkFailed", { count: failed.length, reason: failed[0]?.message ?? failed[0]?.code ?? "" }));
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <DeskDialog
      title={`${t(`list.bulk${action[0]?.toUpperCase()}${action.slice(1)}`)} · ${t("list.selected", { count: ids.length })}`}
      onClose={onClose}
      onSubmit={run}
      submit={t("dialog.do")}
      busy={busy}
      ready={ready}
      error={error}
    >
      {action === "assign" ? <OwnerFields value={owner} onChange={setOwner} /> : null}
      {action === "tag" ? (
        <TextField label={t("dialog.tags")} hint={t("dialog.tagsHint")} value={text} onChange={setText} autoFocus required />
      ) : (
        <TextArea label={t("dialog.note")} value={text} onChange={setText} required={action === "note"} autoFocus={action === "note"} />
      )}
    </DeskDialog>
  );
}
