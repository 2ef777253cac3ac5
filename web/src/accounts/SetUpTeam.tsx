import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { FormError } from "../ui/FormError.tsx";
import { type Language, languages } from "../ui/language.ts";
import { Buttons, Columns } from "../ui/Page.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { Pick } from "../ui/Pick.tsx";
import { TextField } from "../ui/TextField.tsx";
import { zoneChoices, zoneOf } from "../ui/time-zones.ts";
import { useLanguage } from "../ui/use-format.ts";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./OpenPage.module.css";
import { OpenPage } from "./OpenPage.tsx";
import { currencyChoices } from "./places.ts";
import { SetupCode } from "./SetupCode.tsx";
import { useEnter } from "./way-in.ts";

const fields = ["code", "companyName", "teamName", "language", "timeZone", "currency", "name", "email", "password"];
const currencyOf: Readonly<Record<Language, string>> = { "zh-CN": "CNY", "zh-TW": "TWD", en: "USD" };

type SetUpTeamProps = {
  readonly code: string;
  /** Null at the machine itself, where no code is asked for. */
  readonly onCode: ((code: string) => void) | null;
  readonly onBack: () => void;
};

/** The company, its first team and its first person, on one page. */
export function SetUpTeam({ code, onCode, onBack }: SetUpTeamProps) {
  const { t } = useTranslation("accounts");
  const own = useLanguage();
  const enter = useEnter();
  const [values, setValues] = useState({
    companyName: "",
    teamName: "",
    language: own,
    timeZone: zoneOf(own),
    currency: currencyOf[own],
    name: "",
    email: "",
    password: "",
  });
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }));
  const { busy, error, submit, of, form } = useSubmit(async () => {
    const { teamName, ...rest } = values;
    await api.post("/api/setup/team", { ...rest, ...(teamName.trim() ? { teamName } : {}), ...(code ? { code } : {}) });
    await enter();
  });
  return (
    <OpenPage title={t("setup.title")} about={t("setup.about")} width="wide">
      <form
        ref={form}
        className={css.form}
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          submit();
        }}
      >
        {onCode ? <SetupCode value={code} onChange={onCode} error={of("code")} /> : null}
        <Columns>
          <TextField
            label={t("setup.company")}
            required
            autoFocus
            maxLength={120}
            autoComplete="organization"
            value={values.companyName}
            onChange={(companyName) => set({ companyName })}
            error={of("companyName")}
          />
          <TextField
            label={t("setup.team")}
            hint={t("setup.teamHint")}
            maxLength={120}
            value={values.teamName}
            onChange={(teamName) => set({ teamName })}
            error={of("teamName")}
          />
        </Columns>
        <Columns>
          <Pick
            label={t("words:field.language")}
            value={values.language}
            choices={languages.map((value) => ({ value, label: t(`words:language.${value}`) }))}
            onChange={(language) => set({ language })}
            error={of("language")}
          />
          <Pick label={t("setup.timeZone")} value={values.timeZone} choices={zoneChoices()} onChange={(timeZone) => set({ timeZone })} error={of("timeZone")} />
          <Pick
            label={t("setup.currency")}
            value={values.currency}
            choices={currencyChoices(own)}
            onChange={(currency) => set({ currency })}
            error={of("currency")}
          />
        </Columns>
        <Columns>
          <TextField
            label={t("setup.name")}
            required
            maxLength={80}
            autoComplete="name"
            value={values.name}
            onChange={(name) => set({ name })}
            error={of("name")}
          />
          <TextField
            label={t("field.email")}
            required
            type="email"
            name="email"
            inputMode="email"
            autoComplete="username"
            maxLength={254}
            value={values.email}
            onChange={(email) => set({ email })}
            error={of("email")}
          />
          <PasswordField
            label={t("field.password")}
            hint={t("password.rule")}
            required
            use="new-password"
            value={values.password}
            onChange={(password) => set({ password })}
            error={of("password")}
          />
        </Columns>
        <FormError error={error} fields={onCode ? fields : fields.filter((f) => f !== "code")} />
        <Buttons>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={busy}
            disabled={(onCode !== null && !code.trim()) || !values.companyName.trim() || !values.name.trim() || !values.email.trim() || !values.password}
          >
            {t("setup.do")}
          </Button>
          <Button size="large" onClick={onBack}>
            {t("app:action.back")}
          </Button>
        </Buttons>
      </form>
    </OpenPage>
  );
}
