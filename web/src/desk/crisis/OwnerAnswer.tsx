import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { useTranslation } from "react-i18next";
import { AskLine } from "../severity/AskLine.tsx";
import { useCommand } from "../use-command.ts";

/** Asked of whoever was named: to accept, or to say why not. */
export function OwnerAnswer({ page, recordId, note }: { page: ComplaintPage; recordId: string; note: string }) {
  const { t } = useTranslation("crisis");
  const { run, busy } = useCommand(page.complaint.id);
  return (
    <>
      {note ? <p className="desk-muted">{note}</p> : null}
      <div className="desk-row-actions">
        <button
          type="button"
          className="desk-button desk-primary"
          disabled={busy !== null}
          onClick={() => void run("acceptCrisis", {}, { recordId, done: t("crisis.saidAccepted") })}
        >
          {t("crisis.accept")}
        </button>
        <AskLine
          action={t("crisis.decline")}
          label={t("crisis.declineWhy")}
          busy={busy !== null}
          onSay={(reason) => run("declineCrisis", { reason }, { recordId, done: t("crisis.said") })}
        />
      </div>
    </>
  );
}
