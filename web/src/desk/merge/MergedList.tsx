import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { standing } from "@amends/core/shared/record";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUnmerge } from "./merge-api.ts";

/** The complaints that were merged into this one, each of which can be taken out again. */
export function MergedList({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const unmerge = useUnmerge();
  const merges = standing(page.complaint.merges);
  if (merges.length === 0) return null;
  return (
    <section>
      <h3>{t("merge.list")}</h3>
      <ul className="desk-links">
        {merges.map((merge) => (
          <li key={merge.id}>
            <Link to="/complaints/$id" params={{ id: merge.complaintId }} className="desk-number">
              {merge.number}
            </Link>
            {page.abilities.withdrawRecord ? (
              <button type="button" className="desk-link" onClick={() => void unmerge(page.complaint.id, [merge.complaintId])}>
                {t("merge.undo")}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
