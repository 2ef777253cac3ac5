import { isCollective, membershipOf, representativesOf } from "@amends/core/desk/collective";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** Says above the conversation that it carries others, or that it is handled elsewhere, and leads there. */
export function CollectiveNote({ page, onShow }: { page: ComplaintPage; onShow: () => void }) {
  const { t } = useTranslation("collective");
  const membership = membershipOf(page.complaint);
  if (membership)
    return (
      <p className="desk-need desk-out-of-reach" role="status">
        {t("handledIn")}{" "}
        <Link to="/complaints/$id" params={{ id: membership.collectiveId }} search={(s) => s}>
          {membership.number}
        </Link>
      </p>
    );
  if (!isCollective(page.complaint)) return null;
  const names = representativesOf(page.complaint).map((r) => r.name);
  return (
    <p className="desk-need desk-out-of-reach" role="status">
      {t("title")}
      {names.length > 0 ? ` · ${t("representatives")}：${names.join("、")}` : ""}{" "}
      <button type="button" className="desk-link" onClick={onShow}>
        {t("show")}
      </button>
    </p>
  );
}
