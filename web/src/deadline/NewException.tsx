import { channels, standings } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import css from "./Deadlines.module.css";
import type { OwnRule } from "./deadline-data.ts";

type When = OwnRule["cases"][number]["when"];

/** For one channel or one kind of customer another time: chosen from a list, the time is then set in its line. */
export function NewException({ name, rule, onAdd }: { name: string; rule: OwnRule; onAdd: (when: When) => void }) {
  const { t } = useTranslation("deadline");
  const there = new Set(rule.cases.flatMap(({ when }) => [...(when.channels ?? []).map((c) => `c.${c}`), ...(when.standings ?? []).map((s) => `s.${s}`)]));
  return (
    <select
      className={css.exception}
      aria-label={t("own.exceptionOf", { name })}
      value=""
      onChange={(e) => {
        const [group, value = ""] = e.target.value.split(".");
        if (value) onAdd(group === "c" ? { channels: [value] } : { standings: [value] });
      }}
    >
      <option value="">{t("own.exception")}</option>
      <optgroup label={t("words:field.channel")}>
        {channels.map((each) => (
          <option key={each} value={`c.${each}`} disabled={there.has(`c.${each}`)}>
            {t(`words:channel.${each}`)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t("words:field.standing")}>
        {standings.map((each) => (
          <option key={each} value={`s.${each}`} disabled={there.has(`s.${each}`)}>
            {t(`words:standing.${each}`)}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
