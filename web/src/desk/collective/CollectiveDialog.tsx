import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Segments } from "../../ui/Segments.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { batchesOf } from "../bulk-run.ts";
import { DeskDialog } from "../DeskDialog.tsx";
import { deskApi } from "../desk-api.ts";
import type { BulkResult } from "../desk-types.ts";
import { ChooseRow } from "../merge/ChooseRow.tsx";
import { collectiveApi, useLeave, useRefresh } from "./collective-api.ts";

type Props = {
  /** Which ones; or, where only their ids are known, `ids`. */
  readonly rows?: readonly ComplaintRow[];
  readonly ids?: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const none: readonly ComplaintRow[] = [];

const useRows = (query: string, enabled: boolean) =>
  useQuery({ queryKey: ["complaints", "collective", query], queryFn: ({ signal }) => deskApi.list(query, signal), enabled });

/** Several complaints handled as one: in a new collective complaint, or in one that exists (proposed where one of them belongs to it). */
export function CollectiveDialog({ rows: known, ids = [], onClose, onDone }: Props) {
  const { t } = useTranslation("collective");
  const navigate = useNavigate();
  const refresh = useRefresh();
  const leave = useLeave();
  const { data: own } = useRows(`view=all&limit=100&ids=${ids.join(",")}`, known === undefined);
  const { data: others } = useRows("view=all&limit=20&sort=newest&collective=true", true);
  const rows = known ?? own?.rows ?? none;
  const proposed = rows.find((r) => r.members !== null)?.id ?? rows.find((r) => r.collectiveId)?.collectiveId ?? null;
  const collectives = [...rows.filter((r) => r.members !== null), ...(others?.rows ?? []).filter((r) => !rows.some((o) => o.id === r.id))].filter(
    (r) => r.state !== "closed",
  );
  const [way, setWay] = useState<"new" | "existing" | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const [facts, setFacts] = useState("");
  const [demand, setDemand] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [first] = rows;
  useEffect(() => {
    if (!first) return;
    setTitle((before) => before || first.title);
    setFacts((before) => before || first.preview);
  }, [first]);
  const shown = way ?? (proposed || rows.length < 2 ? "existing" : "new");
  const target = chosen ?? proposed;
  const joining = rows.filter((r) => r.members === null && r.collectiveId === null).map((r) => r.id);

  const report = (number: string, collectiveId: string, results: readonly BulkResult[]) => {
    const done = results.filter((r) => r.ok).map((r) => r.id);
    if (done.length > 0) showToast(t("joined", { count: done.length, number }), { undo: () => leave(collectiveId, done) });
    const [failed] = results.filter((r) => !r.ok);
    if (!failed) return true;
    const count = results.length - done.length;
    setError(t("notJoined", { count, number: failed.number ?? "", reason: failed.message ?? failed.code ?? "" }));
    return false;
  };
  const joinAll = async (id: string, batches: readonly (readonly string[])[]) => {
    const results: BulkResult[] = [];
    for (const batch of batches) results.push(...(await collectiveApi.join(id, batch)).results);
    return results;
  };
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      if (shown === "new") {
        const [begin = [], ...later] = batchesOf(joining);
        const made = await collectiveApi.begin({ title: title.trim(), facts: facts.trim(), demand: { text: demand.trim() }, ids: begin });
        report(made.number, made.id, [...made.results, ...(await joinAll(made.id, later))]);
        onDone();
        void navigate({ to: "/complaints/$id", params: { id: made.id }, search: (s) => s });
      } else if (target) {
        const results = await joinAll(target, batchesOf(joining));
        if (report(collectives.find((r) => r.id === target)?.number ?? "", target, results)) onDone();
      }
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
      void refresh();
    }
  };
  return (
    <DeskDialog
      title={t("handleAsOne")}
      submit={t("handleAsOne")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={shown === "new" ? joining.length > 1 && title.trim() !== "" && facts.trim() !== "" && demand.trim() !== "" : target !== null && joining.length > 0}
      onSubmit={submit}
    >
      <p className="desk-advice">{t("makeHint")}</p>
      <Segments
        label={t("handleAsOne")}
        value={shown}
        onChange={setWay}
        choices={[
          { value: "new", label: t("makeNew") },
          { value: "existing", label: t("existing") },
        ]}
      />
      {shown === "new" ? (
        <>
          <TextField label={t("about")} value={title} onChange={setTitle} maxLength={200} required />
          <TextArea label={t("facts")} value={facts} onChange={setFacts} rows={4} maxLength={20_000} required />
          <TextField label={t("demand")} value={demand} onChange={setDemand} maxLength={2_000} required />
        </>
      ) : (
        <Existing rows={collectives} chosen={target} onChoose={setChosen} />
      )}
    </DeskDialog>
  );
}

function Existing({ rows, chosen, onChoose }: { rows: readonly ComplaintRow[]; chosen: string | null; onChoose: (id: string) => void }) {
  const { t } = useTranslation("collective");
  return (
    <fieldset className="desk-group desk-choose">
      <legend>{t("choose")}</legend>
      {rows.map((row) => (
        <ChooseRow key={row.id} row={row} name="desk-collective" checked={chosen === row.id} onChoose={() => onChoose(row.id)} />
      ))}
      {rows.length === 0 ? <p className="desk-muted">{t("noneYet")}</p> : null}
    </fieldset>
  );
}
