import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useTranslation } from "react-i18next";
import { Time } from "../ui/Time.tsx";
import { useFormat } from "../ui/use-format.ts";

/** What waits for this person's yes or no: what is asked, how much, since when. */
export function ApprovalTags({ row }: { row: ComplaintRow }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  if (row.approvals.length === 0) return null;
  return (
    <span className="desk-approvals">
      {row.approvals.map((request) => {
        const name = request.of === "option" ? t(`words:optionKind.${request.what}`) : request.of === "extension" ? t(`words:dueKind.${request.what}`) : "";
        return (
          <span key={request.recordId} className="desk-tag" data-tone="need">
            {[t(`approval.${request.of}`, { name }), ...request.sums.map((sum) => format.money(sum))].join(" ")} · <Time at={request.at} />
          </span>
        );
      })}
    </span>
  );
}
