import type { SurveyDefinition } from "@amends/core/survey/survey";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { inTreeOrder, pathOf, useTeams } from "../ui/directory.ts";
import { Card, Columns } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import css from "./Survey.module.css";

type Props = {
  readonly draft: SurveyDefinition;
  readonly canMail: boolean;
  readonly onChange: (change: Partial<SurveyDefinition>) => void;
  readonly errorOf: (field: string) => string | null;
};

const digits = (text: string) => Number(text.replace(/\D/g, "").slice(0, 4) || 0);

/** Whether customers are asked at all, after how long, at which hours, how often, and which teams do not ask. */
export function WhenAndWhom({ draft, canMail, onChange, errorOf }: Props) {
  const { t } = useTranslation("survey");
  const teams = useTeams();
  const number = (label: string, value: number, field: string, set: (value: number) => void, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      inputMode="numeric"
      maxLength={4}
      value={String(value)}
      onChange={(text) => set(digits(text))}
      error={errorOf(field)}
    />
  );
  const { hours, offTeamIds } = draft;
  const toggle = (id: string, off: boolean) => onChange({ offTeamIds: off ? [...offTeamIds, id] : offTeamIds.filter((each) => each !== id) });
  return (
    <Card title={t("settings.how")} about={canMail ? undefined : t("settings.noMail")}>
      <Check label={t("settings.on")} checked={draft.on} onChange={(on) => onChange({ on })} />
      <Columns>
        {number(t("settings.delay"), draft.delayHours, "delayHours", (delayHours) => onChange({ delayHours }))}
        {number(t("settings.period"), draft.periodDays, "periodDays", (periodDays) => onChange({ periodDays }))}
        {number(t("settings.openDays"), draft.openDays, "openDays", (openDays) => onChange({ openDays }))}
      </Columns>
      <Columns>
        {number(t("settings.from"), hours.from, "hours.from", (from) => onChange({ hours: { ...hours, from } }), t("settings.hoursHint"))}
        {number(t("settings.to"), hours.to, "hours", (to) => onChange({ hours: { ...hours, to } }))}
      </Columns>
      <fieldset className={css.choices}>
        <legend>{t("settings.teams")}</legend>
        <p className={css.note}>{t("settings.teamsHint")}</p>
        <div className={css.teams}>
          {inTreeOrder(teams)
            .filter((team) => !team.archived && team.parentId !== null)
            .map((team) => (
              <Check key={team.id} label={pathOf(teams, team.id)} checked={offTeamIds.includes(team.id)} onChange={(off) => toggle(team.id, off)} />
            ))}
        </div>
      </fieldset>
      <p className={css.note}>{t("settings.never")}</p>
    </Card>
  );
}
