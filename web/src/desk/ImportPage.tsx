import type { ImportEncoding, ImportPlan, ImportPreview, ImportProgress, ImportTrial } from "@amends/core/desk/contract-import";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { errorText } from "../ui/error-text.ts";
import { useMe } from "../ui/me.ts";
import { useTitle } from "../ui/use-title.ts";
import { itemsOf } from "./desk-api.ts";
import { ComeBackImportCard } from "./import/ComeBackImportCard.tsx";
import { DropFile } from "./import/DropFile.tsx";
import { EarlierImports } from "./import/EarlierImports.tsx";
import { ImportRun } from "./import/ImportRun.tsx";
import { MappingTable } from "./import/MappingTable.tsx";
import { TrialResult } from "./import/TrialResult.tsx";
import "./desk.css";
import "./pages.css";

/** From a spreadsheet to complaints: file, columns, a run on trial with every bad row named, then the import itself. */
export function ImportPage() {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const me = useMe().viewer;
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [running, setRunning] = useState<string | null>(null);
  const { data: earlier } = useQuery({ queryKey: ["imports"], queryFn: () => api.get<ImportProgress[] | { items: ImportProgress[] }>("/api/imports") });
  useTitle(t("import.title"));
  const upload = useMutation({
    mutationFn: (file: File) => api.upload<ImportPreview>("/api/imports", file),
    onSuccess: (found) => take(found),
  });
  const take = (found: ImportPreview) => {
    setPreview(found);
    setPlan({
      mapping: [...found.suggestedMapping],
      teamId: me.teamId, // said where it goes, and to be changed, instead of an empty field
      hasHeader: found.hasHeader,
      dateOrder: found.dateOrder,
      categories: {},
      closedStates: [...found.closedStates],
    });
    trial.reset();
  };
  const reread = useMutation({
    mutationFn: (encoding: ImportEncoding) => api.get<ImportPreview>(`/api/imports/${preview?.id}/preview?encoding=${encoding}`),
    onSuccess: (found, encoding) => {
      take(found);
      setPlan((now) => now && { ...now, encoding });
    },
  });
  const trial = useMutation({ mutationFn: () => api.post<ImportTrial>(`/api/imports/${preview?.id}/dry-run`, plan) });
  const begin = useMutation({
    mutationFn: () => api.post<ImportProgress>(`/api/imports/${preview?.id}/start`, plan),
    onSuccess: () => {
      setRunning(preview?.id ?? null);
      setPreview(null);
      void client.invalidateQueries({ queryKey: ["imports"] });
    },
  });
  const step = running ? 4 : trial.data ? 3 : preview ? 2 : 1;
  const again = () => {
    setRunning(null);
    setPreview(null);
    setPlan(null);
    trial.reset();
    upload.reset();
  };
  return (
    <div className="desk-sheet">
      <header className="desk-sheet-head">
        <h1>{t("import.title")}</h1>
        <span className="desk-muted">{t("import.hint")}</span>
      </header>
      <ol className="desk-import-steps" aria-label={t("import.steps")}>
        {[1, 2, 3, 4].map((n) => (
          <li key={n} aria-current={n === step ? "step" : undefined} data-done={n < step || undefined}>
            {t(`import.step${n}`)}
          </li>
        ))}
      </ol>
      {running ? (
        <ImportRun id={running} onAgain={again} />
      ) : !preview || !plan ? (
        <>
          <DropFile busy={upload.isPending} onFile={(file) => upload.mutate(file)} />
          {upload.error ? (
            <p className="desk-error" role="alert">
              {errorText(upload.error)}
            </p>
          ) : null}
          <EarlierImports imports={itemsOf(earlier)} onShow={setRunning} />
          <ComeBackImportCard />
        </>
      ) : (
        <>
          <MappingTable
            preview={preview}
            plan={plan}
            onChange={(next) => {
              setPlan(next);
              trial.reset();
            }}
            onEncoding={(encoding) => reread.mutate(encoding)}
          />
          {trial.error || begin.error || reread.error ? (
            <p className="desk-error" role="alert">
              {errorText(trial.error ?? begin.error ?? reread.error)}
            </p>
          ) : null}
          {trial.data ? <TrialResult trial={trial.data} /> : null}
          <div className="desk-row-actions desk-import-foot">
            <button type="button" className="desk-button desk-quiet" onClick={again}>
              {t("import.otherFile")}
            </button>
            <button
              type="button"
              className={`desk-button ${trial.data ? "" : "desk-primary"}`}
              disabled={trial.isPending || !plan.mapping.includes("text")}
              onClick={() => trial.mutate()}
            >
              {t(trial.isPending ? "import.trying" : "import.try")}
            </button>
            {trial.data ? (
              <button type="button" className="desk-button desk-primary" disabled={begin.isPending || trial.data.good === 0} onClick={() => begin.mutate()}>
                {t("import.start", { count: trial.data.good })}
              </button>
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}
