import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../ui/error-text.ts";
import { TextArea } from "../ui/TextArea.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { type BulkAction, type BulkBody, batchSize, bulkLabel, runInBatches } from "./bulk-run.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import { type Owner, OwnerFields } from "./OwnerFields.tsx";

/** Assigns, tags or notes all of the complaints given; how far it got is shown, and closing it stops after the batch under way. */
export function BulkDialog({ action, ids, onClose, onDone }: { action: BulkAction; ids: readonly string[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const [owner, setOwner] = useState<Owner>({ teamId: "", assigneeId: null });
  const [text, setText] = useState("");
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const left = useRef(false);
  useEffect(
    () => () => {
      left.current = true;
    },
    [],
  );
  const ready = action === "assign" ? owner.teamId !== "" : text.trim() !== "";

  const run = async () => {
    setDone(0);
    setError(null);
    try {
      const body: BulkBody =
        action === "assign"
          ? { action, ...owner, note: text }
          : action === "tag"
            ? { action, add: text.split(/[,，、\s]+/).filter(Boolean) }
            : { action, text: text.trim() };
      const results = await runInBatches(ids, body, setDone, () => left.current);
      const failed = results.filter((r) => !r.ok);
      if (failed.length < results.length) showToast(t("list.bulkDone", { count: results.length - failed.length }));
      await client.invalidateQueries({ queryKey: ["complaint"] });
      if (failed.length === 0) return onDone();
      setError(t("list.bulkFailed", { count: failed.length, reason: failed[0]?.message ?? failed[0]?.code ?? "" }));
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setDone(null);
    }
  };
  return (
    <DeskDialog
      title={`${t(bulkLabel[action])} · ${t("list.selected", { count: ids.length })}`}
      onClose={onClose}
      onSubmit={run}
      submit={t("dialog.do")}
      busy={done !== null}
      ready={ready}
      error={error}
    >
      {action === "assign" ? <OwnerFields value={owner} onChange={setOwner} /> : null}
      {action === "tag" ? (
        <TextField label={t("dialog.tags")} hint={t("dialog.tagsHint")} value={text} onChange={setText} autoFocus required />
      ) : (
        <TextArea label={t("dialog.note")} value={text} onChange={setText} required={action === "note"} autoFocus={action === "note"} />
      )}
      {done !== null && ids.length > batchSize ? (
        <p role="status">
          <progress max={ids.length} value={done} /> {t("list.bulkProgress", { done, count: ids.length })}
        </p>
      ) : null}
    </DeskDialog>
  );
}
