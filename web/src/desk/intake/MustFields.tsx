import type { Proposals } from "@amends/core/desk/assessment";
import { type Channel, channels, demandTypes } from "@amends/core/desk/vocabulary";
import { fromWallClock, toWallClock } from "@amends/core/shared/wall-clock";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { usePeople, useTeams } from "../../ui/directory.ts";
import { useNow } from "../../ui/now.ts";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useTimeZone } from "../../ui/use-format.ts";
import { Chips } from "../Chips.tsx";
import { CategoryField } from "./CategoryField.tsx";
import { ComplainantFields } from "./ComplainantFields.tsx";
import type { IntakeForm } from "./form-state.ts";
import { ReferralFields } from "./MoreFields.tsx";

type Props = {
  readonly form: IntakeForm;
  readonly put: (change: Partial<IntakeForm>) => void;
  readonly errors: ReadonlyMap<string, string>;
  readonly proposals: Proposals | null;
  readonly edit?: boolean;
  readonly known?: boolean;
};
const byHand: readonly Channel[] = channels.filter((c) => c !== "import" && c !== "form");

/** The required few (standards of the field): how it came, who, what happened in their words, what they want, about whom, when. */
export function MustFields({ form, put, errors, proposals, edit = false, known = false }: Props) {
  const { t } = useTranslation("desk");
  const teams = useTeams();
  const people = usePeople();
  const now = useNow();
  const timeZone = useTimeZone();
  const at = (days: number, clock: string) => {
    const day = new Date(now - days * 86_400_000).toISOString();
    return fromWallClock(`${toWallClock(day, timeZone).slice(0, 10)}T${clock}`, timeZone);
  };
  return (
    <>
      <Chips
        label={t("column.channel")}
        value={form.channel}
        onChange={(channel) => put({ channel })}
        required
        autoFocus={!edit}
        choices={(edit ? channels : byHand).map((c) => ({ value: c, label: t(`words:channel.${c}`) }))}
      />
      {form.channel === "referral" ? <ReferralFields form={form} put={put} errors={errors} /> : null}
      {known ? (
        <p className="desk-muted">{t("form.knownEdit", { name: form.name || t("list.anonymous") })}</p>
      ) : (
        <ComplainantFields form={form} put={put} error={errors.get("complainant") ?? null} />
      )}
      <TextArea
        label={t("form.facts")}
        hint={t("form.factsHint")}
        value={form.facts}
        onChange={(facts) => put({ facts })}
        rows={5}
        maxLength={20_000}
        required
        error={errors.get("intake.facts")}
      />
      <fieldset className="desk-group">
        <legend className="unseen">{t("form.demand")}</legend>
        <Chips
          label={t("form.demand")}
          many
          required
          value={form.demandTypes}
          onChange={(types) => put({ demandTypes: types })}
          choices={demandTypes.map((d) => ({ value: d, label: t(`words:demandType.${d}`) }))}
          error={errors.get("intake.demand")}
        />
        <TextArea
          label={t("form.demandText")}
          hint={t("form.demandHint")}
          value={form.demandText}
          onChange={(demandText) => put({ demandText })}
          rows={2}
          maxLength={5_000}
          required
        />
      </fieldset>
      <CategoryField
        value={form.categoryId}
        onChange={(categoryId) => put({ categoryId })}
        proposals={proposals?.categories ?? []}
        error={errors.get("intake.categoryId") ?? null}
        reason={form.overrideReasons.category ?? ""}
        onReason={(reason) => put({ overrideReasons: { ...form.overrideReasons, category: reason } })}
        reasonError={errors.get("overrides.category")}
      />
      <div className="desk-two">
        <TextField
          label={t("form.unit")}
          value={form.unit}
          onChange={(unit) => put({ unit })}
          required
          list="desk-units"
          error={errors.get("intake.respondent")}
        />
        <datalist id="desk-units">
          {teams.map((team) => (
            <option key={team.id} value={team.name} />
          ))}
        </datalist>
        <PersonPicker
          label={t("form.respondentPerson")}
          hint={t("form.respondentHint")}
          value={form.personId ?? ""}
          clearable
          onChange={(id) => put({ personId: id || null, person: people.find((p) => p.id === id)?.name ?? "" })}
        />
      </div>
      <div>
        <DateTimeField
          label={t("form.occurredAt")}
          usualHour={12}
          past
          value={form.occurredAt}
          onChange={(occurredAt) => put({ occurredAt })}
          required
          error={errors.get("intake.occurredAt")}
        />
        <div className="desk-suggest">
          <button type="button" className="desk-quick" onClick={() => put({ occurredAt: new Date(Math.floor(now / 60_000) * 60_000).toISOString() })}>
            {t("quick.now")}
          </button>
          {Date.parse(at(0, "09:00") ?? "") < now ? (
            <button type="button" className="desk-quick" onClick={() => put({ occurredAt: at(0, "09:00") })}>
              {t("quick.thisMorning")}
            </button>
          ) : null}
          <button type="button" className="desk-quick" onClick={() => put({ occurredAt: at(1, "12:00") })}>
            {t("quick.yesterday")}
          </button>
          <button type="button" className="desk-quick" onClick={() => put({ occurredAt: at(7, "12:00") })}>
            {t("quick.weekAgo")}
          </button>
        </div>
      </div>
    </>
  );
}
