import { kindOf, severityOf, specialsOf } from "@amends/core/desk/state";
import { latest } from "@amends/core/shared/record";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../ui/Chip.tsx";
import { SeverityBars } from "../ui/SeverityBars.tsx";
import { useFormat } from "../ui/use-format.ts";
import { ToComplete } from "./boards/ToComplete.tsx";
import type { BoardProps } from "./ContextPane.tsx";
import { categoryPath, useCategories } from "./desk-queries.ts";
import { useSentenceWords } from "./use-sentence-words.ts";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === "" || children === null || children === undefined) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The file: what was recorded when it came in, the customer's words apart from ours. */
export function CaseFacts({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const words = useSentenceWords(page);
  const categories = useCategories();
  const { complaint, abilities } = page;
  const { intake } = complaint;
  const severity = latest(complaint.severities);
  const lang = complaint.language;
  return (
    <div className="desk-board">
      <ToComplete complaint={complaint} open={open} />
      <section>
        <h3>{t("form.facts")}</h3>
        <blockquote className="desk-quote" lang={lang}>
          {intake.facts || t("common.notSet")}
        </blockquote>
        {intake.summary ? (
          <>
            <h3>{t("form.summary")}</h3>
            <p className="desk-text">{intake.summary}</p>
          </>
        ) : null}
      </section>
      <section>
        <h3>{t("form.demand")}</h3>
        <p>
          {intake.demand.types.map((d) => (
            <Chip key={d} tone="brand">
              {t(`words:demandType.${d}`)}
            </Chip>
          ))}
        </p>
        <p className="desk-text" lang={lang}>
          {intake.demand.text || t("common.notSet")}
        </p>
      </section>
      <dl className="desk-facts">
        <Fact label={t("column.category")}>{categoryPath(categories, intake.categoryId) || t("common.notSet")}</Fact>
        <Fact label={t("column.severity")}>
          <SeverityBars severity={severityOf(complaint)} word />
          {severity?.reason ? <span className="desk-muted"> · {severity.reason}</span> : null}
        </Fact>
        <Fact label={t("filter.kind")}>{t(`words:complaintKind.${kindOf(complaint)}`)}</Fact>
        <Fact label={t("form.specials")}>
          {specialsOf(complaint)
            .map((s) => t(`words:specialKind.${s}`))
            .join("、")}
        </Fact>
        <Fact label={t("form.riskFlags")}>{intake.riskFlags.map((f) => t(`words:riskFlag.${f}`)).join("、")}</Fact>
        <Fact label={t("column.channel")}>{t(`words:channel.${intake.channel}`)}</Fact>
        <Fact label={t("column.received")}>
          {format.time(intake.receivedAt, "long")}
          {intake.receivedAtAssumed ? <span className="desk-muted"> · {t("case.timeAssumed")}</span> : null}
        </Fact>
        <Fact label={t("case.receivedBy")}>{words.actor(complaint.created.by)}</Fact>
        <Fact label={t("form.occurredAt")}>{intake.occurredAt ? format.time(intake.occurredAt, "long") : ""}</Fact>
        <Fact label={t("form.place")}>{intake.place}</Fact>
        <Fact label={t("form.respondent")}>{[intake.respondent.unit, intake.respondent.person].filter(Boolean).join(" · ")}</Fact>
        <Fact label={t("form.product")}>{[intake.product.name, intake.product.model].filter(Boolean).join(" ")}</Fact>
        <Fact label={t("form.orderNo")}>{intake.product.orderNo}</Fact>
        <Fact label={t("form.plate")}>{intake.product.plate}</Fact>
        <Fact label={t("form.amount")}>{intake.amount ? format.money(intake.amount) : ""}</Fact>
        <Fact label={t("form.priorContact")}>{intake.priorContact}</Fact>
        <Fact label={t("form.representative")}>{intake.representative ? `${intake.representative.name} · ${intake.representative.authorisation}` : ""}</Fact>
        <Fact label={t("case.externalNo")}>{intake.externalNo}</Fact>
      </dl>
      {intake.referral ? (
        <section className="desk-referral">
          <h3>{t("form.referral")}</h3>
          <dl className="desk-facts">
            <Fact label={t("form.referralBody")}>{t(`words:referralBody.${intake.referral.body}`)}</Fact>
            <Fact label={t("form.referralNumber")}>{intake.referral.number}</Fact>
            <Fact label={t("form.referralDue")}>{intake.referral.dueAt ? format.time(intake.referral.dueAt, "long") : t("common.notSet")}</Fact>
            <Fact label={t("form.referralReply")}>{intake.referral.reply}</Fact>
          </dl>
        </section>
      ) : null}
      {abilities.editIntake ? (
        <button type="button" className="desk-button" onClick={() => open("editIntake")}>
          {t("action.editIntake")}
        </button>
      ) : null}
    </div>
  );
}
