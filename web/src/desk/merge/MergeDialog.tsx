import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { deskApi } from "../desk-api.ts";
import type { DialogProps } from "../OpenDialog.tsx";
import { ChooseRow } from "./ChooseRow.tsx";
import { useMerge } from "./merge-api.ts";

/** Makes one of two complaints of the same customer: which other one, and which of the two goes on. */
export function MergeDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const navigate = useNavigate();
  const merge = useMerge();
  const { complaint, customer } = page;
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState<ComplaintRow | null>(null);
  const [keep, setKeep] = useState<"other" | "this">("other");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const query = new URLSearchParams({ view: "all", limit: "8", ...(q.trim().length > 1 ? { q: q.trim() } : customer ? { customerId: customer.id } : {}) });
  const { data } = useQuery({
    queryKey: ["complaints", "find", query.toString()],
    queryFn: ({ signal }) => deskApi.list(query.toString(), signal),
    enabled: q.trim().length > 1 || customer !== null,
  });
  const rows = (data?.rows ?? []).filter((r) => r.id !== complaint.id && r.state !== "closed");
  const submit = async () => {
    if (!chosen) return;
    setBusy(true);
    setError(null);
    const [target, source] = keep === "other" ? [chosen, complaint] : [complaint, chosen];
    try {
      const [failed] = await merge(target, [source.id], reason.trim());
      if (failed) return setError(failed.message ?? failed.code);
      onClose();
      if (keep === "other") void navigate({ to: "/complaints/$id", params: { id: target.id }, search: (s) => s });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <DeskDialog title={t("action.merge")} submit={t("action.merge")} onClose={onClose} busy={busy} error={error} ready={chosen !== null} onSubmit={submit}>
      <p className="desk-advice">{t("merge.hint")}</p>
      <SearchBox label={t("list.search")} placeholder={t("list.searchHint")} value={q} onSearch={setQ} />
      <fieldset className="desk-group desk-choose">
        <legend>{t(q.trim().length > 1 ? "merge.found" : "merge.ofCustomer")}</legend>
        {rows.map((row) => (
          <ChooseRow key={row.id} row={row} name="desk-merge" checked={chosen?.id === row.id} onChoose={() => setChosen(row)} />
        ))}
        {data && rows.length === 0 ? <p className="desk-muted">{t("merge.none")}</p> : null}
      </fieldset>
      {chosen ? (
        <Segments
          label={t("merge.keep")}
          value={keep}
          onChange={setKeep}
          choices={[
            { value: "other", label: chosen.number },
            { value: "this", label: t("merge.this", { number: complaint.number }) },
          ]}
        />
      ) : null}
      <TextField label={t("merge.reason")} value={reason} onChange={setReason} maxLength={500} />
    </DeskDialog>
  );
}
