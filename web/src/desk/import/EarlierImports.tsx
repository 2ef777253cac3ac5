import type { ImportProgress } from "@amends/core/desk/contract-import";
import { useTranslation } from "react-i18next";
import { Time } from "../../ui/Time.tsx";
import { useFormat } from "../../ui/use-format.ts";

/** What was taken in before; an interrupted one is found again here. */
export function EarlierImports({ imports, onShow }: { imports: readonly ImportProgress[]; onShow: (id: string) => void }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  if (imports.length === 0) return null;
  return (
    <section className="desk-card">
      <h2>{t("import.earlier")}</h2>
      <div className="desk-scroll-x">
        <table className="desk-map">
          <caption className="unseen">{t("import.earlier")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("import.file")}</th>
              <th scope="col">{t("import.when")}</th>
              <th scope="col">{t("column.state")}</th>
              <th scope="col">{t("import.created")}</th>
              <th scope="col">{t("import.bad")}</th>
            </tr>
          </thead>
          <tbody>
            {imports.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  <button type="button" className="desk-link" onClick={() => onShow(run.id)}>
                    {run.fileName}
                  </button>
                </th>
                <td>
                  <Time at={run.createdAt} form="table" />
                </td>
                <td>{t(`import.state_${run.status}`)}</td>
                <td>{format.number(run.created)}</td>
                <td>{format.number(run.bad)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
