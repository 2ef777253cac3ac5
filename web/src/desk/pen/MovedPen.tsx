import type { DraftCopy } from "@amends/core/desk/contract-pen";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import { CopyText } from "./CopyText.tsx";
import css from "./Pen.module.css";

/** To the former writer: who went on with the answer, what is kept, and what can be done. */
export function MovedPen({ copy, mine, onTake, onAlone }: { copy: DraftCopy; mine: boolean; onTake: () => void; onAlone: (own: boolean) => void }) {
  const { t } = useTranslation("drafts");
  const format = useFormat();
  const name = copy.takenBy?.name ?? "";
  const over = copy.holderId === null;
  return (
    <div className={css.item}>
      <p className={css.line} role="status">
        <strong>{mine ? t("back", { name }) : over ? t("over", { name }) : t("moved", { name, at: format.time(copy.at) })}</strong>{" "}
        {copy.late ? t("movedLate") : ""}
      </p>
      <CopyText copy={copy} />
      <p className={css.do}>
        {over ? null : (
          <button type="button" className="desk-button" onClick={onTake}>
            {t(mine ? "goOn" : "takeBack")}
          </button>
        )}
        {mine ? null : (
          <button type="button" className="desk-button" onClick={() => onAlone(true)}>
            {t(over ? "put" : "ownAnswer")}
          </button>
        )}
        {over ? (
          <button type="button" className="desk-link" onClick={() => onAlone(false)}>
            {t("close")}
          </button>
        ) : null}
      </p>
    </div>
  );
}
