import type { SetupState } from "@amends/core/accounts/contract-setup";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { FormError } from "../ui/FormError.tsx";
import { useSubmit } from "../ui/use-submit.ts";
import { DemoPeople } from "./DemoPeople.tsx";
import css from "./OpenPage.module.css";
import { OpenPage } from "./OpenPage.tsx";
import { SetUpTeam } from "./SetUpTeam.tsx";
import { SetupCode } from "./SetupCode.tsx";

/** The first page of an installation without a team: look around with demo data, or set up one's own. */
export function WelcomePage() {
  const { t } = useTranslation("accounts");
  const [step, setStep] = useState<"choice" | "team">("choice");
  const [code, setCode] = useState("");
  const { data: setup, error, refetch } = useQuery({ queryKey: ["setup"], queryFn: () => api.get<SetupState>("/api/setup") });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!setup) return null;
  if (setup.hasCompany) {
    return (
      <OpenPage title={t("welcome.title")} about={t("welcome.done")}>
        <p>
          <Link to="/sign-in" search={{}}>
            {t("signIn.title")}
          </Link>
        </p>
      </OpenPage>
    );
  }
  if (step === "team") return <SetUpTeam code={code} onCode={setup.codeNeeded ? setCode : null} onBack={() => setStep("choice")} />;
  return (
    <OpenPage title={t("welcome.title")} about={t("welcome.about")} width="wide">
      {setup.codeNeeded ? <SetupCode value={code} onChange={setCode} /> : null}
      <div className={css.choices}>
        <DemoChoice setup={setup} code={code} />
        <section className={css.choice}>
          <div>
            <h2>{t("welcome.team")}</h2>
            <p>{t("welcome.teamAbout")}</p>
          </div>
          <Button size="large" onClick={() => setStep("team")}>
            {t("welcome.team")}
          </Button>
        </section>
      </div>
      {setup.hasDemo && setup.loopback ? <DemoPeople /> : null}
    </OpenPage>
  );
}

function DemoChoice({ setup, code }: { setup: SetupState; code: string }) {
  const { t } = useTranslation("accounts");
  const client = useQueryClient();
  const { busy, error, submit } = useSubmit(async () => {
    await api.post("/api/setup/demo", code ? { code } : {});
    await client.invalidateQueries();
  });
  return (
    <section className={css.choice}>
      <div>
        <h2>{t("welcome.demo")}</h2>
        <p>{t("welcome.demoAbout")}</p>
      </div>
      <FormError error={error} />
      {setup.hasDemo ? (
        <p>{t(setup.loopback ? "welcome.demoPick" : "welcome.demoLocal")}</p>
      ) : (
        <>
          {setup.loopback ? null : <p>{t("welcome.demoThere")}</p>}
          <Button type="primary" size="large" loading={busy} onClick={submit} disabled={setup.codeNeeded && !code.trim()}>
            {t("welcome.demo")}
          </Button>
        </>
      )}
    </section>
  );
}
