import type { Instant } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DeskDialog } from "../DeskDialog.tsx";
import { SnoozePicker } from "../dialogs/SnoozePicker.tsx";

/** When an answer is to go out: a time as one would say it, or one press for a usual one. */
export function SendLaterDialog({ title, onClose, onTake }: { title: string; onClose: () => void; onTake: (at: Instant) => void }) {
  const { t } = useTranslation("desk");
  const [at, setAt] = useState<Instant | null>(null);
  return (
    <DeskDialog title={title} submit={t("outbox.plan")} onClose={onClose} ready={at !== null} onSubmit={() => at && onTake(at)}>
      <p className="desk-advice">{t("outbox.hint")}</p>
      <SnoozePicker label={t("outbox.when")} value={at} onChange={setAt} onTake={onTake} />
    </DeskDialog>
  );
}
