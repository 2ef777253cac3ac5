import {
  type DateOrder,
  dateOrders,
  type ImportEncoding,
  type ImportPlan,
  type ImportPreview,
  type ImportTarget,
  importEncodings,
  importTargets,
} from "@amends/core/desk/contract-import";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TeamPicker } from "../../ui/TeamPicker.tsx";
import { useLanguage } from "../../ui/use-format.ts";
import { categoryPath, useCategories } from "../desk-queries.ts";

type Props = { readonly preview: ImportPreview; readonly plan: ImportPlan; readonly onChange: (plan: ImportPlan) => void };

const encodingNames: Readonly<Record<ImportEncoding, string>> = {
  "utf-8": "UTF-8",
  gb18030: "GB18030 (GBK)",
  big5: "Big5",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
};

/** Targets that more than one column may become (two telephone numbers). */
const several: ReadonlySet<ImportTarget> = new Set(["contact", "text", "respondent"]);

/** What each column becomes, with what stands in it; only the text is needed. */
export function MappingTable({ preview, plan, onChange, onEncoding }: Props & { onEncoding: (encoding: ImportEncoding) => void }) {
  const { t } = useTranslation("desk");
  const setColumn = (index: number, target: ImportTarget | null) =>
    onChange({ ...plan, mapping: plan.mapping.map((c, i) => (i === index ? target : target !== null && c === target && !several.has(target) ? null : c)) });
  return (
    <section className="desk-card">
      <h2>
        {preview.fileName}{" "}
        <span className="desk-muted">
          {t("import.found", {
            format: preview.format.toUpperCase(),
            encoding: preview.format === "xlsx" ? preview.sheet : encodingNames[preview.encoding],
            rows: preview.rows,
          })}
          {preview.otherSheets ? ` · ${t("import.otherSheets", { count: preview.otherSheets })}` : ""}
        </span>
      </h2>
      {plan.mapping.includes("text") ? null : (
        <p className="desk-need" role="status">
          {t("import.textNeeded")}
        </p>
      )}
      <div className="desk-scroll-x">
        <table className="desk-map">
          <caption className="unseen">{t("import.step2")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("import.column")}</th>
              <th scope="col">{t("import.becomes")}</th>
              <th scope="col">{t("import.samples")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <tr key={column.index}>
                <th scope="row">{column.header || t("import.columnNo", { n: column.index + 1 })}</th>
                <td>
                  <Pick<ImportTarget>
                    label={column.header}
                    hideLabel
                    value={plan.mapping[column.index] ?? ""}
                    onChange={(v) => setColumn(column.index, v || null)}
                    empty={t("import.leaveOut")}
                    choices={importTargets.map((x) => ({ value: x, label: t(`import.target_${x}`) }))}
                  />
                </td>
                <td>
                  <ul className="desk-samples">
                    {column.samples.slice(0, 3).map((s, i) => (
                      <li key={`${s}${String(i)}`} className="desk-clip">
                        {s}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="desk-two">
        <Pick<DateOrder>
          label={t("import.dateOrder")}
          hint={t("import.dateOrderHint")}
          value={plan.dateOrder}
          onChange={(dateOrder) => onChange({ ...plan, dateOrder })}
          choices={dateOrders.map((o) => ({ value: o, label: t(`import.order_${o}`) }))}
        />
        <TeamPicker
          label={t("import.team")}
          value={plan.teamId ?? ""}
          clearable
          onChange={(teamId) => {
            const { teamId: _old, ...rest } = plan;
            onChange(teamId ? { ...rest, teamId } : rest);
          }}
        />
      </div>
      {preview.format === "csv" ? (
        <Pick<ImportEncoding>
          label={t("import.encoding")}
          hint={t("import.encodingHint")}
          value={plan.encoding ?? preview.encoding}
          onChange={onEncoding}
          choices={importEncodings.map((e) => ({ value: e, label: encodingNames[e] }))}
        />
      ) : null}
      <Check label={t("import.hasHeader")} checked={plan.hasHeader} onChange={(hasHeader) => onChange({ ...plan, hasHeader })} />
      <WordMapping preview={preview} plan={plan} onChange={onChange} />
    </section>
  );
}

/** Words of the category and state columns: which category they mean, which of them mean 'closed'. */
function WordMapping({ preview, plan, onChange }: Props) {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const tree = useCategories();
  const wordsOf = (target: ImportTarget) => preview.columns[plan.mapping.indexOf(target)]?.words ?? [];
  const closed = plan.closedStates ?? preview.closedStates;
  const [categories, states] = [wordsOf("category"), wordsOf("state")];
  const choices = tree.map((c) => ({ value: c.id, label: categoryPath(tree, c.id, language) }));
  return (
    <>
      {categories.length ? (
        <details className="desk-more">
          <summary>{t("import.categories", { count: categories.length })}</summary>
          <div className="desk-two">
            {categories.map((word) => (
              <Pick
                key={word}
                label={word}
                value={plan.categories[word] ?? ""}
                onChange={(id) => onChange({ ...plan, categories: { ...plan.categories, [word]: id || null } })}
                empty={t("import.byName")}
                choices={choices}
              />
            ))}
          </div>
        </details>
      ) : null}
      {states.length ? (
        <fieldset className="desk-group">
          <legend>{t("import.closedStates")}</legend>
          <div className="desk-closed-states">
            {states.map((word) => (
              <Check
                key={word}
                label={word}
                checked={closed.includes(word)}
                onChange={(on) => onChange({ ...plan, closedStates: on ? [...closed, word] : closed.filter((s) => s !== word) })}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
