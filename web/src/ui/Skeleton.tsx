import { useTranslation } from "react-i18next";
import css from "./States.module.css";

const widths = [62, 48, 71, 55, 66, 43, 74, 58];

/** Lines of text that are on their way. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className={css.bones} role="status" aria-label={t("loading")}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={widths[i] ?? i} className={css.bone} style={{ width: `${widths[i % widths.length]}%` }} />
      ))}
    </div>
  );
}

/** Rows of a list that are on their way, as high as the real ones. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  const keys = Array.from({ length: rows }, (_, i) => `row ${i}`);
  return (
    <div role="status" aria-label={t("loading")}>
      {keys.map((key, i) => (
        <div key={key} className={css.boneRow}>
          <span className={css.bone} style={{ width: 20 }} />
          <span className={css.bone} style={{ width: `${widths[i % widths.length]}%` }} />
          <span className={css.bone} style={{ width: 56, marginInlineStart: "auto" }} />
        </div>
      ))}
    </div>
  );
}
