import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useTranslation } from "react-i18next";
import { Marked } from "./Marked.tsx";

/** Whose complaint a row is: a name, nobody known, or how many customers a collective one stands for. */
export function CustomerOf({ row }: { row: ComplaintRow }) {
  const { t } = useTranslation("desk");
  if (row.members !== null) return t("list.customers", { count: row.members });
  return row.customerName ? <Marked text={row.customerName} marks={row.marked?.customerName} /> : t("list.anonymous");
}
