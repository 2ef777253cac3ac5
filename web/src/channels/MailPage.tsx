import type { MailSettings } from "@amends/core/channels/mail-account";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Page } from "../ui/Page.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { MailAccountForm } from "./MailAccountForm.tsx";
import { MailTrial } from "./MailTrial.tsx";
import { mailQuery } from "./mail-data.ts";
import { SignatureCard } from "./SignatureCard.tsx";

/** The one account the company's mail goes out with, and whether it works. */
export function MailPage() {
  const { t } = useTranslation("notices");
  const { data, error, refetch } = useQuery(mailQuery);
  return (
    <Page title={t("account.title")} about={t("account.about")} width="narrow">
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonRows /> : null}
      {data ? <Cards settings={data} /> : null}
    </Page>
  );
}

function Cards({ settings: { account, demo } }: { settings: MailSettings }) {
  const { t } = useTranslation("notices");
  if (demo)
    return (
      <>
        <p>{t("account.demo")}</p>
        <SignatureCard />
      </>
    );
  return (
    <>
      {account ? null : <p>{t("account.none")}</p>}
      <MailAccountForm key={account ? "set" : "new"} account={account} />
      {account ? <MailTrial /> : null}
      <SignatureCard />
    </>
  );
}
