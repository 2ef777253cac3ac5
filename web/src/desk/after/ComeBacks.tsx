import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Instant } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { InlineForm } from "../InlineForm.tsx";
import { useCommand } from "../use-command.ts";

/** Whether the customer came again, and how that is known. */
export function ComeBacks({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("after");
  const format = useFormat();
  const { run, busy } = useCommand(page.complaint.id);
  const [cameAt, setAt] = useState<Instant | null>(null);
  const [note, setNote] = useState("");
  const { comeBacks } = page.complaint;
  const add = async () => {
    if (!cameAt) return null;
    const answer = await run("noteComeBack", { cameAt, note: note.trim() }, { done: t("said") });
    if (answer) setNote("");
    return answer;
  };
  return (
    <section>
      <h3>{t("comeBacks")}</h3>
      {comeBacks.length === 0 ? <p className="desk-muted">{t("noComeBack")}</p> : null}
      <ul className="desk-promises">
        {comeBacks.map((each) => (
          <li key={each.id}>
            <p>{t("came", { when: format.time(each.cameAt) })}</p>
            <p className="desk-muted">{[t(`source_${each.source}`), each.reason].filter(Boolean).join(" · ")}</p>
          </li>
        ))}
      </ul>
      {page.abilities.noteComeBack ? (
        <InlineForm action={t("noteCameBack")} busy={busy !== null} ready={cameAt !== null} onDo={add}>
          <DateTimeField label={t("cameAt")} value={cameAt} onChange={setAt} required />
          <TextField label={t("cameHow")} value={note} onChange={setNote} maxLength={1_000} />
        </InlineForm>
      ) : null}
    </section>
  );
}
