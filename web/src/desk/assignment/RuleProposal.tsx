import { proposedOf } from "@amends/core/desk/assign-by-rule";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { placementOf } from "@amends/core/desk/state";
import { useTranslation } from "react-i18next";
import css from "../people/TakeOver.module.css";
import { useCommand } from "../use-command.ts";
import { useChoiceText } from "./use-choice-text.ts";

/** Whom the company's rule names for a complaint nobody has, with why; one click gives it to them. */
export function RuleProposal({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("assignment");
  const { complaint, people } = page;
  const name = (id: string) => people[id]?.name ?? t("somebody");
  const { why, others } = useChoiceText(name);
  const { run, busy } = useCommand(complaint.id);
  const proposed = proposedOf(complaint);
  const last = complaint.ruleChoices.at(-1);
  if (!proposed) {
    const nobody = last && !last.personId && complaint.placements.length === 1 && placementOf(complaint).assigneeId === null;
    return nobody ? (
      <p className="desk-need" role="status">
        {t("proposal.nobody", { rule: last.ruleName })} {why(last)} {others(last)}
      </p>
    ) : null;
  }
  const { personId, teamId, ruleName } = proposed;
  const give = () => run("assign", { teamId, assigneeId: personId, note: "", reason: "" }, { done: t("proposal.given", { name: name(personId) }) });
  return (
    <section className={`desk-need desk-rework ${css.banner}`} aria-label={t("proposal.label")}>
      <p>
        <strong>{t("proposal.who", { name: name(personId), rule: ruleName })}</strong> <span>{why(proposed)}</span>
      </p>
      {proposed.passed.length > 0 ? <p className="desk-muted">{t("proposal.others", { list: others(proposed) })}</p> : null}
      {page.abilities["assign"] ? (
        <p className={css.do}>
          <button type="button" className="desk-button desk-primary" disabled={busy !== null} onClick={give}>
            {t("proposal.give", { name: name(personId) })}
          </button>
        </p>
      ) : null}
    </section>
  );
}
