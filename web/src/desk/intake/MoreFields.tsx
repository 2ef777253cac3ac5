import { type ReferralBody, referralBodies, riskFlags, standings } from "@amends/core/desk/vocabulary";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { type Language, languages } from "../../ui/language.ts";
import { MoneyField } from "../../ui/MoneyField.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { Chips } from "../Chips.tsx";
import type { IntakeForm } from "./form-state.ts";

type Props = { readonly form: IntakeForm; readonly put: (change: Partial<IntakeForm>) => void; readonly errors: ReadonlyMap<string, string> };

/** Passed on by an authority or platform: its number, its deadline, the reply owed to it. */
export function ReferralFields({ form, put }: Props) {
  const { t } = useTranslation("desk");
  return (
    <fieldset className="desk-group">
      <legend>{t("form.referral")}</legend>
      <div className="desk-two">
        <Pick<ReferralBody>
          label={t("form.referralBody")}
          value={form.referralBody}
          onChange={(referralBody) => put({ referralBody })}
          empty={t("common.choose")}
          required
          choices={referralBodies.map((b) => ({ value: b, label: t(`words:referralBody.${b}`) }))}
        />
        <TextField label={t("form.referralNumber")} value={form.referralNumber} onChange={(referralNumber) => put({ referralNumber })} maxLength={80} />
        <DateTimeField label={t("form.referralDue")} value={form.referralDue} onChange={(referralDue) => put({ referralDue })} quick={["in3Days", "in7Days"]} />
      </div>
      <TextArea label={t("form.referralReply")} value={form.referralReply} onChange={(referralReply) => put({ referralReply })} rows={2} maxLength={2_000} />
    </fieldset>
  );
}

/** What helps but need not be asked while the customer waits. */
export function MoreFields({ form, put, errors, edit = false }: Props & { edit?: boolean }) {
  const { t } = useTranslation("desk");
  const line = (name: "title" | "place" | "product" | "model" | "orderNo" | "plate" | "representative" | "authorisation" | "person") => (
    <TextField
      label={t(`form.${name}`)}
      value={form[name]}
      onChange={(value) => put({ [name]: value, ...(name === "person" ? { personId: null } : {}) })}
      maxLength={name === "plate" ? 40 : name === "orderNo" ? 80 : 200}
    />
  );
  return (
    <>
      {line("title")}
      <TextArea
        label={t("form.summary")}
        hint={t("form.summaryHint")}
        value={form.summary}
        onChange={(summary) => put({ summary })}
        rows={2}
        maxLength={5_000}
      />
      <div className="desk-two">
        {line("orderNo")}
        {line("plate")}
        {line("product")}
        {line("model")}
        {line("place")}
        <MoneyField label={t("form.amount")} value={form.amount} onChange={(amount) => put({ amount })} />
        {form.personId ? null : line("person")}
        <DateTimeField
          label={t("form.receivedAt")}
          usualHour={12}
          past
          hint={edit ? undefined : t("form.receivedHint")}
          value={form.receivedAt}
          onChange={(receivedAt) => put({ receivedAt })}
          error={errors.get("intake.receivedAt")}
        />
      </div>
      <TextArea label={t("form.priorContact")} value={form.priorContact} onChange={(priorContact) => put({ priorContact })} rows={2} maxLength={5_000} />
      <div className="desk-two">
        {line("representative")}
        {form.representative.trim() ? line("authorisation") : null}
      </div>
      {edit ? null : (
        <>
          <div className="desk-two">
            <Pick
              label={t("words:field.standing")}
              value={form.standing}
              onChange={(standing) => put({ standing })}
              choices={standings.map((s) => ({ value: s, label: t(`words:standing.${s}`) }))}
            />
            <Pick<Language>
              label={t("form.language")}
              hint={t("form.languageHint")}
              value={form.language}
              onChange={(language) => put({ language })}
              empty={t("form.languageAuto")}
              choices={languages.map((l) => ({ value: l, label: t(`words:language.${l}`) }))}
            />
          </div>
        </>
      )}
      {edit ? (
        <Chips
          label={t("form.riskFlags")}
          many
          value={form.riskFlags}
          onChange={(flags) => put({ riskFlags: flags })}
          choices={riskFlags.map((f) => ({ value: f, label: t(`words:riskFlag.${f}`) }))}
        />
      ) : null}
      {edit ? null : (
        <fieldset className="desk-group">
          <legend>{t("promise.title")}</legend>
          <div className="desk-two">
            <TextField label={t("promise.what")} value={form.promise} onChange={(promise) => put({ promise })} maxLength={500} />
            {form.promise.trim() ? (
              <DateTimeField
                label={t("promise.due")}
                value={form.promiseDue}
                onChange={(promiseDue) => put({ promiseDue })}
                quick={["in2Hours", "today18", "tomorrow12", "in3Days"]}
                required
                error={errors.get("promises.0.dueAt")}
              />
            ) : null}
          </div>
        </fieldset>
      )}
    </>
  );
}
