import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { closureOf, mergedIntoOf } from "@amends/core/desk/state";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUnmerge } from "./merge-api.ts";

/** Says that the work goes on elsewhere, and leads there; the merge can be undone from here. */
export function MergedNote({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const unmerge = useUnmerge();
  const into = mergedIntoOf(page.complaint);
  if (!into) return null;
  return (
    <p className="desk-need desk-out-of-reach" role="status">
      {t("merge.goesOn")}{" "}
      <Link to="/complaints/$id" params={{ id: into }} search={(s) => s}>
        {closureOf(page.complaint)?.noFollowUp}
      </Link>{" "}
      {page.abilities.withdrawRecord ? (
        <button type="button" className="desk-link" onClick={() => void unmerge(into, [page.complaint.id])}>
          {t("merge.undo")}
        </button>
      ) : null}
    </p>
  );
}
