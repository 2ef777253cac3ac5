import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { DeskDialog } from "../DeskDialog.tsx";
import type { DialogProps } from "../OpenDialog.tsx";

/** What the customer said, piece by piece: the words it came in with, then each message. */
function piecesOf({ complaint, timeline }: ComplaintPage): { id: string; text: string }[] {
  const written = timeline.flatMap((item) => (item.type === "message" && item.direction === "inbound" && item.text ? [{ id: item.id, text: item.text }] : []));
  return [{ id: complaint.id, text: complaint.intake.facts }, ...written].filter((piece) => piece.text !== "");
}

/** A part becomes a complaint of its own: what it is about in the customer's words, and what they ask for. */
export function SplitDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const navigate = useNavigate();
  const client = useQueryClient();
  const [title, setTitle] = useState("");
  const [facts, setFacts] = useState("");
  const [demand, setDemand] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      const part = { title: title.trim(), facts: facts.trim(), demand: { types: ["other"], text: demand.trim() } };
      const { id, number } = await api.post<{ id: string; number: string }>(`/api/complaints/${page.complaint.id}/splits`, part);
      showToast(t("split.done", { number }));
      for (const queryKey of [["complaint"], ["complaints"]]) void client.invalidateQueries({ queryKey });
      onClose();
      void navigate({ to: "/complaints/$id", params: { id }, search: (s) => s });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const ready = title.trim() !== "" && facts.trim() !== "" && demand.trim() !== "";
  return (
    <DeskDialog title={t("action.split")} submit={t("action.split")} onClose={onClose} busy={busy} error={error} ready={ready} onSubmit={submit}>
      <p className="desk-advice">{t("split.hint")}</p>
      <TextField label={t("split.title")} value={title} onChange={setTitle} maxLength={200} required autoFocus />
      <fieldset className="desk-group">
        <legend>{t("split.pieces")}</legend>
        {piecesOf(page).map(({ id, text }) => (
          <button key={id} type="button" className="desk-split-piece" onClick={() => setFacts(facts === "" ? text : `${facts.trimEnd()}\n\n${text}`)}>
            {text}
          </button>
        ))}
      </fieldset>
      <TextArea label={t("split.facts")} hint={t("split.factsHint")} value={facts} onChange={setFacts} rows={4} maxLength={20_000} required />
      <TextField label={t("split.demand")} value={demand} onChange={setDemand} maxLength={500} required />
    </DeskDialog>
  );
}
