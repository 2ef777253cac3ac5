import { approvalGap } from "@amends/core/desk/approval-gap";
import type { Agreement } from "@amends/core/desk/complaint";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../../ui/Chip.tsx";
import { useMe } from "../../ui/me.ts";
import { TextField } from "../../ui/TextField.tsx";
import type { BoardProps } from "../ContextPane.tsx";
import type { Run } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { useSums } from "./use-sums.ts";

type Asking = "call" | "message" | "refuse" | null;

/** What was agreed, what it costs together and who has to approve that, and the customer's yes. */
export function AgreementCard({
  agreement,
  page,
  run,
  busy,
  onAgain,
}: {
  agreement: Agreement;
  page: BoardProps["page"];
  run: Run;
  busy: boolean;
  onAgain: () => void;
}) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const sums = useSums();
  const me = useMe().viewer.id;
  const { complaint, abilities } = page;
  const [asking, setAsking] = useState<Asking>(null);
  const [note, setNote] = useState("");
  const { approval, confirmation } = agreement;
  const gap = approvalGap(agreement);
  const sum = sums(complaint.options.filter((o) => agreement.optionIds.includes(o.id)));
  const mine = agreement.by.type === "person" && agreement.by.id === me;
  const on = { recordId: agreement.id };
  const send = async () => {
    const said = note.trim();
    const done =
      asking === "refuse"
        ? await run("decideAgreementApproval", { approved: false, reason: said }, { ...on, done: t("said.approvalRefused") })
        : asking && (await run("confirmAgreement", { way: asking, note: said }, { ...on, done: t("said.confirmed") }));
    if (!done) return;
    setAsking(null);
    setNote("");
  };
  const ask = (what: Asking, label: string) => (
    <button type="button" className="desk-button" disabled={busy} onClick={() => setAsking(what)}>
      {label}
    </button>
  );
  return (
    <section className="desk-agreement">
      <h3>{t("agree.agreed")}</h3>
      <p className="desk-text">{agreement.text}</p>
      <p>
        <span className="desk-muted">{t("agree.expectedResult")}</span> {agreement.expectedResult}
      </p>
      {sum ? <p className="desk-muted">{t("agree.sum", { sum })}</p> : null}
      {approval && approval.state !== "notNeeded" ? (
        <p className="desk-states">
          <Chip tone={approval.state === "approved" ? "done" : approval.state === "declined" ? "act" : "need"}>{t(`options.approval_${approval.state}`)}</Chip>{" "}
          <span className="desk-muted">
            {"decided" in approval ? [words.actor(approval.decided.by), approval.decided.reason].filter(Boolean).join(" · ") : t("agree.waitsForSuperior")}
          </span>
        </p>
      ) : null}
      {confirmation ? (
        <Chip tone="done">{t("agree.confirmed", { way: t(`agree.way_${confirmation.way}`), when: words.time(confirmation.at) })}</Chip>
      ) : asking ? (
        <form
          className="desk-inline-form"
          onSubmit={(e) => {
            e.preventDefault();
            void send();
          }}
        >
          <TextField
            label={t(asking === "refuse" ? "options.ask_decline" : asking === "call" ? "agree.callNote" : "agree.messageNote")}
            value={note}
            onChange={setNote}
            maxLength={1_000}
            required={asking === "refuse"}
            autoFocus
          />
          <div className="desk-row-actions">
            <button type="submit" className="desk-button desk-primary" disabled={busy || (asking === "refuse" && note.trim() === "")}>
              {t(asking === "refuse" ? "options.refuse" : "agree.noteYes")}
            </button>
            <button type="button" className="desk-button desk-quiet" onClick={() => setAsking(null)}>
              {t("dialog.cancel")}
            </button>
          </div>
        </form>
      ) : gap === "approvalMissing" ? (
        abilities.decideAgreementApproval && !mine ? (
          <div className="desk-row-actions">
            <button
              type="button"
              className="desk-button desk-primary"
              disabled={busy}
              onClick={() => void run("decideAgreementApproval", { approved: true }, { ...on, done: t("said.approved") })}
            >
              {t("options.approve")}
            </button>
            {ask("refuse", t("options.refuse"))}
          </div>
        ) : null
      ) : gap ? null : (
        <>
          <p className="desk-need">{t("agree.unconfirmed")}</p>
          {abilities.confirmAgreement ? (
            <div className="desk-row-actions">
              {ask("call", t("agree.byCall"))}
              {ask("message", t("agree.byMessage"))}
            </div>
          ) : null}
        </>
      )}
      {abilities.agree ? (
        <button type="button" className="desk-link" onClick={onAgain}>
          {t("agree.newOne")}
        </button>
      ) : null}
    </section>
  );
}
