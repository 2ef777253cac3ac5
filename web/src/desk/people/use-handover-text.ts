import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { handoverFacts } from "@amends/core/desk/handover-facts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";

/** More of a kind is read on the page itself. */
const mostOfAKind = 6;
const longest = 1_900;

/** The hand-over note as it begins: where it stands, what is owed, what the customer was told last; to be put right and added to. */
export function useHandoverText(page: ComplaintPage): string {
  const { t } = useTranslation(["people", "words"]);
  const format = useFormat();
  return useMemo(() => {
    const facts = handoverFacts(page.complaint, page.timeline);
    const owed = (key: "promise" | "step" | "errand", all: typeof facts.promises) =>
      all
        .slice(0, mostOfAKind)
        .map(({ text, personId, dueAt }) =>
          t(`handover.${key}`, { text, person: page.people[personId]?.name ?? page.teams[personId] ?? "", due: format.time(dueAt) }),
        );
    const lines = [
      t("handover.stands", { phase: t(`words:phase.${facts.phase}`), severity: t(`words:severity.${facts.severity}`) }),
      facts.feeling ? t("handover.feeling", { text: facts.feeling }) : "",
      facts.agreed ? t("handover.agreed", { text: facts.agreed }) : "",
      facts.waitingUntil ? t("handover.waiting", { due: format.time(facts.waitingUntil) }) : "",
      ...owed("promise", facts.promises),
      ...owed("step", facts.steps),
      ...owed("errand", facts.errands),
      facts.told ? t("handover.told", { at: format.time(facts.told.at), text: facts.told.text }) : t("handover.toldNothing"),
      t("handover.next"),
    ].filter(Boolean);
    while (lines.join("\n").length > longest) lines.splice(-2, 1);
    return lines.join("\n");
  }, [page, t, format]);
}
