import { BellOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import css from "./Notices.module.css";
import { noticesQuery } from "./notice-data.ts";

/** Exact up to here. */
const most = 99;

/** The button with the bell: how many notices are unread, in a number and in words. `narrow` leaves room for the icon only. */
export function Bell({ className, narrow = false, word, onOpen }: { className: string | undefined; narrow?: boolean; word?: string; onOpen: () => void }) {
  const { t } = useTranslation("notices");
  const count = useQuery(noticesQuery).data?.unread ?? 0;
  const badge =
    count > 0 ? (
      <span className={css.count} aria-hidden="true">
        {count > most ? t("many") : count}
      </span>
    ) : null;
  return (
    <button
      type="button"
      className={className}
      onClick={onOpen}
      aria-haspopup="dialog"
      aria-label={count > 0 ? t("count", { count: count > most ? t("many") : count }) : t("title")}
      {...(narrow ? { title: t("title") } : {})}
    >
      <span className={css.bell}>
        <BellOutlined aria-hidden="true" />
        {narrow || word !== undefined ? badge : null}
      </span>
      {narrow ? null : (word ?? t("title"))}
      {narrow || word !== undefined ? null : badge}
    </button>
  );
}
