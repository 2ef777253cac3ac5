import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { ChooseRow } from "./ChooseRow.tsx";
import { useMerge } from "./merge-api.ts";

/** Many into one: which of the selected ones goes on; the oldest, unless said otherwise. */
export function BulkMergeDialog({ rows, onClose, onDone }: { rows: readonly ComplaintRow[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("desk");
  const merge = useMerge();
  const byAge = [...rows].sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
  const [chosen, setChosen] = useState(byAge[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const target = rows.find((r) => r.id === chosen);
  const submit = async () => {
    if (!target) return;
    setBusy(true);
    setError(null);
    try {
      const ids = byAge.filter((r) => r.id !== target.id).map((r) => r.id);
      const failed = await merge(target, ids, reason.trim());
      const [first] = failed;
      if (!first) return onDone();
      const number = rows.find((r) => r.id === first.id)?.number ?? "";
      setError(t("merge.failed", { count: failed.length, number, reason: first.message ?? first.code ?? "" }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <DeskDialog
      title={`${t("action.merge")} · ${t("list.selected", { count: rows.length })}`}
      submit={t("action.merge")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={target !== undefined}
      onSubmit={submit}
    >
      <p className="desk-advice">{t("merge.hint")}</p>
      <fieldset className="desk-group desk-choose">
        <legend>{t("merge.keep")}</legend>
        {byAge.map((row) => (
          <ChooseRow key={row.id} row={row} name="desk-bulk-merge" checked={chosen === row.id} onChoose={() => setChosen(row.id)} />
        ))}
      </fieldset>
      <TextField label={t("merge.reason")} value={reason} onChange={setReason} maxLength={500} />
    </DeskDialog>
  );
}
