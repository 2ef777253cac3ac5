import { latest } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardProps } from "../ContextPane.tsx";
import { useCommand } from "../use-command.ts";
import { AgreementCard } from "./AgreementCard.tsx";
import { AgreementForm } from "./AgreementForm.tsx";
import { StepList } from "./StepList.tsx";

/** What was agreed, the plan with an owner and a due time for each step, what comes of it, and the customer's yes. */
export function AgreeBoard({ page }: BoardProps) {
  const { t } = useTranslation("desk");
  const { complaint, abilities } = page;
  const { run, busy } = useCommand(complaint.id);
  const agreement = latest(complaint.agreements);
  const [again, setAgain] = useState(false);
  return (
    <div className="desk-board">
      {agreement && !again ? (
        <AgreementCard key={agreement.id} agreement={agreement} page={page} run={run} busy={busy !== null} onAgain={() => setAgain(true)} />
      ) : abilities.agree ? (
        <AgreementForm page={page} run={run} busy={busy !== null} onDone={() => setAgain(false)} onCancel={agreement ? () => setAgain(false) : undefined} />
      ) : (
        <p className="desk-muted">{t("agree.none")}</p>
      )}
      <section>
        <h3>{t("agree.plan")}</h3>
        <StepList page={page} run={run} busy={busy !== null} adding />
      </section>
    </div>
  );
}
