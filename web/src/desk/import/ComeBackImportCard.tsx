import type { ComeBackImport } from "@amends/core/desk/come-back-row";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { errorText } from "../../ui/error-text.ts";
import { ChooseTable } from "./ChooseTable.tsx";

const shown = 20;

/** A list of who came again: tried first, with every row that cannot be used and why, then noted. */
export function ComeBackImportCard() {
  const { t } = useTranslation("after");
  const [file, setFile] = useState<File | null>(null);
  const send = (trial: boolean) => (given: File) => api.upload<ComeBackImport>(`/api/come-backs/import?trial=${trial}`, given);
  const trying = useMutation({ mutationFn: send(true) });
  const taking = useMutation({ mutationFn: send(false) });
  const result = taking.data ?? trying.data;
  const error = taking.error ?? trying.error;
  const busy = trying.isPending || taking.isPending;
  return (
    <section className="desk-card">
      <h2>{t("import.title")}</h2>
      <p className="desk-muted">{t("import.hint")}</p>
      <div className="desk-row-actions">
        <ChooseTable
          label={t("import.choose")}
          busy={busy}
          onFile={(chosen) => {
            setFile(chosen);
            taking.reset();
            trying.mutate(chosen);
          }}
        />
        {file && trying.data && trying.data.taken > 0 && !taking.data ? (
          <button type="button" className="desk-button desk-primary" disabled={busy} onClick={() => taking.mutate(file)}>
            {t("import.do", { count: trying.data.taken })}
          </button>
        ) : null}
      </div>
      {error ? (
        <p className="desk-error" role="alert">
          {errorText(error)}
        </p>
      ) : null}
      {result && !error ? (
        <div role="status">
          <p>{t(taking.data ? "import.done" : "import.result", { taken: result.taken, known: result.known, bad: result.badCount })}</p>
          <ul className="desk-muted">
            {result.bad.slice(0, shown).map(({ row, code }) => (
              <li key={row}>{t("import.row", { row, reason: t(`import.${code}`) })}</li>
            ))}
            {result.badCount > shown ? <li>{t("import.more", { count: result.badCount - shown })}</li> : null}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
