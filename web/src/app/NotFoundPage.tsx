import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../ui/Empty.tsx";
import { useTitle } from "../ui/use-title.ts";
import { LonePage } from "./InShell.tsx";

/** An address with nothing behind it, or with something this person may not see: the two look alike on purpose. */
export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t("notFound.title"));
  return (
    <LonePage>
      <Empty page drawing="lost" title={t("notFound.title")} action={<Link to="/">{t("error.home")}</Link>}>
        {t("notFound.text")}
      </Empty>
    </LonePage>
  );
}
