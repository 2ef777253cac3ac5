import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../ui/error-text.ts";
import { TextArea } from "../ui/TextArea.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFormat } from "../ui/use-format.ts";
import { type BulkAction, type BulkBody, type BulkRun, batchSize, bulkLabel, runInBatches } from "./bulk-run.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import type { BulkResult } from "./desk-types.ts";
import { type Owner, OwnerFields } from "./OwnerFields.tsx";

/**
 * Assigns, tags or notes all of the complaints given. What was done is undone as a whole; those it did not work for are named, each
 * reason once. How far it got is shown, and closing it stops after the batch under way.
 */
export function BulkDialog({
  action,
  ids,
  owner: proposed,
  onClose,
  onDone,
}: {
  action: BulkAction;
  ids: readonly string[] /** Whom they are given to, unless somebody else is chosen. */;
  owner?: Owner;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const format = useFormat();
  const [owner, setOwner] = useState<Owner>({ teamId: proposed?.teamId ?? "", assigneeId: proposed?.assigneeId ?? null });
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

  const refresh = () => Promise.all([["complaint"], ["complaints"]].map((queryKey) => client.invalidateQueries({ queryKey })));
  /** Each reason once, with the numbers it holds for. */
  const named = (failed: readonly BulkResult[]) => {
    const reasons = Map.groupBy(failed, (r) => r.message ?? r.code ?? "");
    const lines = [...reasons].map(([reason, list]) => t("list.bulkReason", { numbers: format.list(list.map((r) => r.number ?? "?")), reason }));
    return [t("list.bulkFailed", { count: failed.length }), ...lines].join("\n");
  };
  const undo = async (undos: BulkRun["undos"]) => {
    const results: BulkResult[] = [];
    for (const each of undos) results.push(...(await each()));
    await refresh();
    const still = results.filter((r) => !r.ok);
    if (still.length === 0) showToast(t("said.undone"), { tone: "calm" });
    else showToast(`${t("list.bulkNotUndone")} ${named(still)}`, { tone: "act", seconds: 20 });
  };
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
      const { results, undos } = await runInBatches(ids, body, setDone, () => left.current);
      const failed = results.filter((r) => !r.ok);
      const count = results.length - failed.length;
      if (count > 0) showToast(t("list.bulkDone", { count }), undos.length > 0 ? { undo: () => undo(undos) } : {});
      await refresh();
      if (failed.length === 0) return onDone();
      setError(named(failed));
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
