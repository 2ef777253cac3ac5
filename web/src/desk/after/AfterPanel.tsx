import { serviceLevels } from "@amends/core/desk/after-record";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { followUpAtOf } from "@amends/core/desk/next-due";
import { closureOf } from "@amends/core/desk/state";
import { standing } from "@amends/core/shared/record";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import { Chips } from "../Chips.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { ComeBacks } from "./ComeBacks.tsx";
import { Gestures } from "./Gestures.tsx";

/** What comes after closing: whether it held, winning back, whether they came again, and the level that was reached. */
export function AfterPanel({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("after");
  const format = useFormat();
  const words = useSentenceWords(page);
  const { run } = useCommand(page.complaint.id);
  const { complaint, abilities } = page;
  const closure = closureOf(complaint);
  if (!closure || closure.mergeId) return null;
  const followUps = standing(closure.followUps);
  const next = followUpAtOf(complaint);
  return (
    <section className="desk-after" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <section>
        <h3>{t("followUps")}</h3>
        {followUps.length === 0 ? <p className="desk-muted">{t("noFollowUps")}</p> : null}
        <ol className="desk-rises">
          {followUps.map((each) => (
            <li key={each.id}>
              <p>{t(`words:satisfaction.${each.satisfaction}`)}</p>
              <p className="desk-muted">
                {words.actor(each.by)} · {words.time(each.at)}
                {each.way ? ` · ${t(`words:followUpWay.${each.way}`)}` : ""}
              </p>
              {each.note ? <p>{each.note}</p> : null}
            </li>
          ))}
        </ol>
        {next ? <p className="desk-muted">{t("next", { when: format.time(next) })}</p> : null}
      </section>
      <Gestures page={page} />
      <ComeBacks page={page} />
      <section>
        <h3>{t("levelTitle")}</h3>
        {abilities.setServiceLevel ? (
          <Chips
            label={t("levelAsk")}
            value={complaint.serviceLevels.at(-1)?.level ?? null}
            onChange={(level) => void run("setServiceLevel", { level }, { done: t("said") })}
            choices={serviceLevels.map((level) => ({ value: level, label: t(`words:serviceLevel.${level}`) }))}
          />
        ) : (
          <p>{complaint.serviceLevels.length > 0 ? t(`words:serviceLevel.${complaint.serviceLevels.at(-1)?.level}`) : "—"}</p>
        )}
      </section>
    </section>
  );
}
