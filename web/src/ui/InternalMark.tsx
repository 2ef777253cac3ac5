import { EyeInvisibleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import css from "./Signs.module.css";

/** The violet word for everything the customer never sees. */
export function InternalMark() {
  const { t } = useTranslation();
  return (
    <span className={css.chip} data-tone="note" title={t("internal.why")}>
      <EyeInvisibleOutlined aria-hidden="true" />
      {t("internal.word")}
    </span>
  );
}
