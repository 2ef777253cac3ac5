import type { LoadBySeverity } from "@amends/core/desk/load";
import type { Severity } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";

const named: readonly Severity[] = ["crisis", "serious"];

/** What somebody has to carry, in words: how many, and how many of them are grave. */
export function useLoadText(): (load: LoadBySeverity) => string {
  const { t } = useTranslation(["people", "words"]);
  return (load) => {
    const count = Object.values(load).reduce((sum, n) => sum + n, 0);
    const grave = named.filter((level) => load[level] > 0).map((level) => `${t(`words:severity.${level}`)} ${load[level]}`);
    return [t("load.open", { count }), grave.length > 0 ? t("load.ofThem", { list: grave.join(t("load.comma")) }) : ""].join("");
  };
}
