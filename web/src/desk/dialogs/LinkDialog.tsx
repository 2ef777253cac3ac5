import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { type LinkKind, linkKinds } from "@amends/core/desk/vocabulary";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Time } from "../../ui/Time.tsx";
import { Chips } from "../Chips.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { deskApi } from "../desk-api.ts";
import type { DialogProps } from "../OpenDialog.tsx";
import { useDialogCommand } from "./use-dialog-command.ts";

/** Finds the other complaint by number, person or words and says how the two belong together. */
export function LinkDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const { complaint } = page;
  const [q, setQ] = useState(page.customer?.name ?? "");
  const [kind, setKind] = useState<LinkKind>("duplicate");
  const [chosen, setChosen] = useState<ComplaintRow | null>(null);
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  const query = new URLSearchParams({ view: "all", q: q.trim(), limit: "8" }).toString();
  const { data } = useQuery({ queryKey: ["complaints", "find", query], queryFn: ({ signal }) => deskApi.list(query, signal), enabled: q.trim().length > 1 });
  const rows = (data?.rows ?? []).filter((r) => r.id !== complaint.id);
  return (
    <DeskDialog
      title={t("action.link")}
      submit={t("action.link")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={chosen !== null}
      onSubmit={() => chosen && submit("link", { kind, complaintId: chosen.id }, { done: t("said.linked", { number: chosen.number }) })}
    >
      <Chips
        label={t("words:field.linkKind")}
        value={kind}
        onChange={setKind}
        choices={linkKinds.map((k) => ({ value: k, label: t(`words:linkKind.${k}`) }))}
        hint={t(`linkKind.${kind}`)}
      />
      <SearchBox label={t("list.search")} placeholder={t("list.searchHint")} value={q} onSearch={setQ} />
      <fieldset className="desk-group desk-choose">
        <legend className="unseen">{t("list.label")}</legend>
        {rows.map((row) => (
          <label key={row.id}>
            <input type="radio" name="desk-link" checked={chosen?.id === row.id} onChange={() => setChosen(row)} />
            <span>
              <span className="desk-number">{row.number}</span> {row.title || row.preview}
              <br />
              <span className="desk-muted">
                {row.customerName} · <Time at={row.receivedAt} form="date" /> · {t(`words:complaintState.${row.state}`)}
              </span>
            </span>
          </label>
        ))}
        {q.trim().length > 1 && data && rows.length === 0 ? <p className="desk-muted">{t("list.noRows")}</p> : null}
      </fieldset>
    </DeskDialog>
  );
}
