import type { AssignmentTrial } from "@amends/core/desk/contract-assignment";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../ui/directory.ts";
import css from "./Assignment.module.css";
import { useChoiceText } from "./use-choice-text.ts";

/** What each of the last complaints would have got, and why. */
export function TrialList({ trial }: { trial: AssignmentTrial }) {
  const { t } = useTranslation("assignment");
  const people = usePeople();
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? t("somebody");
  const { why, others } = useChoiceText(name);
  if (trial.tried.length === 0) return <p role="status">{t("trial.nothing")}</p>;
  return (
    <section aria-label={t("trial.title")}>
      <h3>{t("trial.title")}</h3>
      <p className="desk-muted">{t("trial.hint")}</p>
      <ul className={css.trial}>
        {trial.tried.map(({ complaintId, number, title, mode, choice }) => (
          <li key={complaintId}>
            <span className="desk-muted">{number}</span> {title}
            <p>
              <strong>
                {choice?.personId ? t("trial.to", { name: name(choice.personId), rule: choice.ruleName }) : t(choice ? "trial.stays" : "trial.noRule")}
              </strong>{" "}
              {choice ? why(choice) : ""} <span className="desk-muted">{t(`trial.mode.${mode}`)}</span>
            </p>
            {choice && choice.passed.length > 0 ? <p className="desk-muted">{t("proposal.others", { list: others(choice) })}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
