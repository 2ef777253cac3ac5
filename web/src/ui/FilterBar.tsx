import { CloseOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import css from "./Bars.module.css";

/** The row in which filters stand; wraps on small screens. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.filters} role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** A filter that is on: what it holds to, and the way to take it off. */
export function FilterChip({ label, value, onClear }: { label: string; value: ReactNode; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={css.filter}>
      {label}: {value}
      <button type="button" aria-label={t("filter.off", { name: label })} onClick={onClear}>
        <CloseOutlined aria-hidden="true" />
      </button>
    </span>
  );
}

/** "3 new": what arrived while one was reading; pressing it shows them. Nothing moves before that. */
export function NewPill({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <span role="status">
      {count > 0 ? (
        <button type="button" className={css.pill} onClick={onShow}>
          {t("live.new", { count })}
        </button>
      ) : null}
    </span>
  );
}
