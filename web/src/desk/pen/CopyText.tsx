import type { DraftCopy } from "@amends/core/desk/contract-pen";
import { useTranslation } from "react-i18next";
import css from "./Pen.module.css";
import { writtenIn } from "./written-in.ts";

/** What is kept of a text: as it was, and what was typed after that. */
export function CopyText({ copy }: { copy: DraftCopy }) {
  const { t } = useTranslation("drafts");
  const was = writtenIn(copy.data);
  const late = writtenIn(copy.late).text;
  return (
    <details className={css.copy}>
      <summary>{t("asWas")}</summary>
      <div className={css.text}>{was.text}</div>
      {was.files.length > 0 && copy.takenBy ? <p className={css.line}>{t("filesStay")}</p> : null}
      {late && late !== was.text ? (
        <>
          <p className={css.line}>{t("lateText")}</p>
          <div className={css.text}>{late}</div>
        </>
      ) : null}
    </details>
  );
}
