import { approvalGap } from "@amends/core/desk/approval-gap";
import type { Option } from "@amends/core/desk/complaint";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { isCostOpen } from "@amends/core/desk/grant";
import { isGoodwill } from "@amends/core/desk/option";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../../ui/Chip.tsx";
import { useMe } from "../../ui/me.ts";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat } from "../../ui/use-format.ts";
import type { Run } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";

type Asking = "approval" | "decline" | "accepted" | "declined" | null;

/** One option: its approval, whether it was offered, what the customer said to it. */
export function OptionCard({ option, page, run, busy }: { option: Option; page: ComplaintPage; run: Run; busy: boolean }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const words = useSentenceWords(page);
  const me = useMe().viewer.id;
  const { abilities } = page;
  const [asking, setAsking] = useState<Asking>(null);
  const [note, setNote] = useState("");
  const { approval } = option;
  const gap = approvalGap(option);
  const proposedByMe = option.by.type === "person" && option.by.id === me;
  const askedByMe = "asked" in approval && approval.asked?.by.type === "person" && approval.asked.by.id === me;
  const mayDecide = abilities.decideApproval && (approval.state === "needed" || approval.state === "asked") && !proposedByMe && !askedByMe;
  const on = { recordId: option.id };
  const answer = async () => {
    const said = note.trim();
    if (asking === "approval") await run("requestApproval", { note: said }, { ...on, done: t("said.approvalAsked") });
    if (asking === "decline" && said) await run("decideApproval", { approved: false, reason: said }, { ...on, done: t("said.approvalRefused") });
    if (asking === "accepted" || asking === "declined")
      await run("answerOption", { accepted: asking === "accepted", note: said }, { ...on, done: t("said.answerNoted") });
    setAsking(null);
    setNote("");
  };
  return (
    <li className="desk-option" data-goodwill={isGoodwill(option) || undefined}>
      <header>
        <strong>{t(`words:optionKind.${option.kind}`)}</strong>
        {isGoodwill(option) ? (
          <Chip tone="note" title={t("options.goodwillHint")}>
            {t("options.comfort")}
          </Chip>
        ) : null}
        {option.cost ? (
          <span className="desk-amount">
            {format.money(option.cost)}
            {option.ground ? <span className="desk-muted"> {t(`words:grantGround.${option.ground}`)}</span> : null}
          </span>
        ) : (
          <span className="desk-muted">{t(isCostOpen(option) ? "options.costUnknown" : "options.noCost")}</span>
        )}
      </header>
      <p>{option.text}</p>
      {option.time || option.gain ? <p className="desk-muted">{[option.time, option.gain].filter(Boolean).join(" · ")}</p> : null}
      <p className="desk-states">
        {approval.state === "notNeeded" ? null : (
          <Chip
            tone={approval.state === "approved" ? "done" : approval.state === "declined" ? "act" : "need"}
            title={"decided" in approval ? (approval.decided.reason ?? "") : ""}
          >
            {t(`options.approval_${approval.state}`)}
            {"because" in approval && approval.because ? t("options.because", { why: t(`words:approvalGround.${approval.because}`) }) : ""}
          </Chip>
        )}
        {option.offered ? <Chip tone="brand">{t("options.offered", { when: words.time(option.offered.at) })}</Chip> : null}
        {option.answer ? (
          <Chip tone={option.answer.accepted ? "done" : "act"} title={option.answer.reason ?? ""}>
            {t(option.answer.accepted ? "options.accepted" : "options.declined")}
          </Chip>
        ) : null}
      </p>
      {asking ? (
        <form
          className="desk-inline-form"
          onSubmit={(e) => {
            e.preventDefault();
            void answer();
          }}
        >
          <TextField label={t(`options.ask_${asking}`)} value={note} onChange={setNote} maxLength={1_000} autoFocus required={asking === "decline"} />
          <div className="desk-row-actions">
            <button type="submit" className="desk-button desk-primary" disabled={busy || (asking === "decline" && note.trim() === "")}>
              {t("dialog.do")}
            </button>
            <button type="button" className="desk-button desk-quiet" onClick={() => setAsking(null)}>
              {t("dialog.cancel")}
            </button>
          </div>
        </form>
      ) : (
        <div className="desk-row-actions">
          {approval.state === "needed" && abilities.requestApproval ? (
            <button type="button" className="desk-button" disabled={busy} onClick={() => setAsking("approval")}>
              {t("options.askApproval")}
            </button>
          ) : null}
          {mayDecide ? (
            <>
              <button
                type="button"
                className="desk-button"
                disabled={busy}
                onClick={() => void run("decideApproval", { approved: true }, { ...on, done: t("said.approved") })}
              >
                {t("options.approve")}
              </button>
              <button type="button" className="desk-button" disabled={busy} onClick={() => setAsking("decline")}>
                {t("options.refuse")}
              </button>
            </>
          ) : null}
          {!option.offered && !gap && abilities.offerOption ? (
            <button type="button" className="desk-button" disabled={busy} onClick={() => void run("offerOption", {}, { ...on, done: t("said.offered") })}>
              {t("options.offer")}
            </button>
          ) : null}
          {option.offered && !option.answer && abilities.answerOption ? (
            <>
              <button type="button" className="desk-button" disabled={busy} onClick={() => setAsking("accepted")}>
                {t("options.theyAccept")}
              </button>
              <button type="button" className="desk-button" disabled={busy} onClick={() => setAsking("declined")}>
                {t("options.theyDecline")}
              </button>
            </>
          ) : null}
          {!option.offered && abilities.withdrawRecord ? (
            <button
              type="button"
              className="desk-button desk-quiet"
              disabled={busy}
              onClick={() => void run("withdrawRecord", { recordId: option.id }, { recordId: option.id })}
            >
              {t("common.takeBack")}
            </button>
          ) : null}
        </div>
      )}
    </li>
  );
}
