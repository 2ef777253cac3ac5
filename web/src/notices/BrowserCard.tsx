import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Buttons, Card } from "../ui/Page.tsx";
import css from "./Notices.module.css";
import { PushSwitch } from "./PushSwitch.tsx";
import { askForSigns, showSign, signPermission } from "./signal.ts";

/** Whether this browser may show notices; asked for by a click, never on its own. */
export function BrowserCard() {
  const { t } = useTranslation("notices");
  const [permission, setPermission] = useState(signPermission);
  return (
    <Card title={t("preference.browser")} about={t("preference.browserWhy")}>
      {permission === "default" ? (
        <Buttons>
          <Button onClick={() => void askForSigns().then(setPermission)}>{t("preference.allow")}</Button>
        </Buttons>
      ) : null}
      {permission === "granted" ? (
        <Buttons>
          <span className={css.quiet}>{t("preference.allowed")}</span>
          <Button onClick={() => showSign(t("app:product"), t("preference.trial"), "trial", () => undefined)}>{t("preference.tryIt")}</Button>
        </Buttons>
      ) : null}
      {permission === "granted" ? <PushSwitch /> : null}
      {permission === "denied" ? <p>{t("preference.blocked")}</p> : null}
      {permission === "unsupported" ? <p>{t("preference.unsupported")}</p> : null}
    </Card>
  );
}
