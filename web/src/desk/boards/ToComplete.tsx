import type { Complaint } from "@amends/core/desk/complaint";
import { toCompleteOf } from "@amends/core/desk/to-complete";
import type { Phase } from "@amends/core/desk/vocabulary";
import { FormOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import type { DialogName } from "../complaint-actions.ts";

/** What an import left out and this phase asks for; at the latest closing does. */
export function ToComplete({ complaint, phase, open }: { complaint: Complaint; phase?: Phase; open: (name: DialogName) => void }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const missing = toCompleteOf(complaint).filter((m) => !phase || m.phase === phase);
  if (missing.length === 0) return null;
  return (
    <p className="desk-need">
      <FormOutlined aria-hidden /> {t("case.toComplete", { fields: format.list(missing.map((m) => t(`words:intakeMust.${m.field}`))) })}{" "}
      <button type="button" className="desk-link" onClick={() => open("editIntake")}>
        {t("case.completeNow")}
      </button>
    </p>
  );
}
