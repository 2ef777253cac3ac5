import type { DraftCopy } from "@amends/core/desk/contract-pen";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import css from "./Pen.module.css";
import { writtenIn } from "./written-in.ts";

/** Texts of one's own that gave way to another: read again, or put into the answer. */
export function KeptTexts({ copies, onPut }: { copies: readonly DraftCopy[]; onPut: (text: string) => void }) {
  const { t } = useTranslation("drafts");
  const format = useFormat();
  if (copies.length === 0) return null;
  return (
    <details className={css.copy}>
      <summary>{t("kept", { count: copies.length })}</summary>
      {copies.map((copy) => {
        const text = writtenIn(copy.late ?? copy.data).text;
        return (
          <div key={copy.id} className={css.item}>
            <p className={css.line}>{format.time(copy.at)}</p>
            <div className={css.text}>{text}</div>
            <p className={css.do}>
              <button type="button" className="desk-link" onClick={() => onPut(text)}>
                {t("put")}
              </button>
            </p>
          </div>
        );
      })}
    </details>
  );
}
