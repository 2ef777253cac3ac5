import { representativesOf } from "@amends/core/desk/collective";
import type { Representative } from "@amends/core/desk/collective-record";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { standing } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { InlineForm } from "../InlineForm.tsx";
import { useCommand } from "../use-command.ts";

/** With whom one talks for all: since when, chosen by whom; replaced or standing down with a reason, and kept on record. */
export function Representatives({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("collective");
  const format = useFormat();
  const { complaint, abilities } = page;
  const now = representativesOf(complaint);
  const former = standing(complaint.representatives).filter((r) => r.ended !== null);
  return (
    <section>
      <h3>{t("representatives")}</h3>
      {now.length === 0 ? <p className="desk-muted">{t("noRepresentatives")}</p> : null}
      <ul className="desk-rises">
        {now.map((each) => (
          <li key={each.id}>
            <p>
              <strong>{each.name}</strong> {each.contactDetail}
            </p>
            <p className="desk-muted">{t("sinceBy", { since: format.time(each.since, "date"), by: each.chosenBy })}</p>
            {abilities.endRepresentative ? (
              <div className="desk-row-actions">
                <NameForm page={page} replaces={each} />
                <EndForm page={page} representative={each} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {abilities.nameRepresentative ? <NameForm page={page} replaces={null} /> : null}
      {former.length > 0 ? (
        <details>
          <summary>{t("former")}</summary>
          <ul className="desk-rises">
            {former.map((each) => (
              <li key={each.id}>
                <p>{each.name}</p>
                <p className="desk-muted">
                  {t("untilWhy", {
                    since: format.time(each.since, "date"),
                    until: format.time(each.ended?.at ?? each.since, "date"),
                    reason: each.ended?.reason ?? "",
                  })}
                </p>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function NameForm({ page, replaces }: { page: ComplaintPage; replaces: Representative | null }) {
  const { t } = useTranslation("collective");
  const { run, busy } = useCommand(page.complaint.id);
  const [name, setName] = useState("");
  const [contact, setContact] = useState("");
  const [chosenBy, setChosenBy] = useState("");
  const [since, setSince] = useState<string | null>(null);
  const save = async () => {
    const done = await run(
      "nameRepresentative",
      { name: name.trim(), contactDetail: contact.trim(), chosenBy: chosenBy.trim(), since: since ?? new Date().toISOString(), replaces: replaces?.id ?? null },
      { done: t("representativeSaid") },
    );
    if (done) for (const set of [setName, setContact, setChosenBy]) set("");
    return done;
  };
  return (
    <InlineForm
      action={replaces ? t("replaceWith") : t("nameRepresentative")}
      busy={busy !== null}
      ready={name.trim() !== "" && chosenBy.trim() !== ""}
      onDo={save}
    >
      {replaces ? <p className="desk-muted">{t("replaces", { name: replaces.name })}</p> : null}
      <TextField label={t("name")} value={name} onChange={setName} maxLength={120} required />
      <TextField label={t("contact")} value={contact} onChange={setContact} maxLength={200} />
      <TextField label={t("chosenBy")} hint={t("chosenByHint")} value={chosenBy} onChange={setChosenBy} maxLength={300} required />
      <DateTimeField label={t("since")} value={since} onChange={setSince} />
    </InlineForm>
  );
}

function EndForm({ page, representative }: { page: ComplaintPage; representative: Representative }) {
  const { t } = useTranslation("collective");
  const { run, busy } = useCommand(page.complaint.id);
  const [reason, setReason] = useState("");
  return (
    <InlineForm
      action={t("end")}
      busy={busy !== null}
      ready={reason.trim() !== ""}
      onDo={() => run("endRepresentative", { reason: reason.trim() }, { recordId: representative.id })}
    >
      <TextField label={t("endReason")} value={reason} onChange={setReason} maxLength={500} required />
    </InlineForm>
  );
}
