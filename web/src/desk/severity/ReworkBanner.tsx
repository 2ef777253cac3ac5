import type { Complaint } from "@amends/core/desk/complaint";
import { openRework, reworkCount } from "@amends/core/desk/rework";
import { useTranslation } from "react-i18next";

/** What somebody sent back, until a result is reported again. */
export function ReworkBanner({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("desk");
  const rework = openRework(complaint);
  if (!rework) return null;
  return (
    <p className="desk-need desk-rework" role="status">
      <strong>{t("rework.banner", { count: reworkCount(complaint) })}</strong> {rework.reason}
    </p>
  );
}
