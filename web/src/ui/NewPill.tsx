import { useTranslation } from "react-i18next";
import css from "./Bars.module.css";

/** "3 updates": what arrived while one was reading; pressing it shows them. Nothing moves before that. */
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
