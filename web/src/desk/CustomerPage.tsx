import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useMay } from "../ui/me.ts";
import { PhaseDots } from "../ui/PhaseDots.tsx";
import { SeverityBars } from "../ui/SeverityBars.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { Time } from "../ui/Time.tsx";
import { useTitle } from "../ui/use-title.ts";
import { CustomerForm } from "./customer/CustomerForm.tsx";
import { MergePanel } from "./customer/MergePanel.tsx";
import { deskApi } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";
import "./desk.css";
import "./pages.css";

/** Everything with one person in one history, who they are and how they like to be reached. */
export function CustomerPage() {
  const { t } = useTranslation("desk");
  const id = (useParams({ strict: false }) as { id?: string }).id ?? "";
  const mayEdit = useMay("editCustomers");
  const { data: customer, error, refetch } = useQuery({ queryKey: deskKeys.customer(id), queryFn: () => deskApi.customer(id) });
  useTitle(customer?.name ?? "");
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!customer)
    return (
      <div className="desk-sheet">
        <SkeletonRows />
      </div>
    );
  return (
    <div className="desk-sheet">
      <header className="desk-sheet-head">
        <h1>{customer.name || t("list.anonymous")}</h1>
        {customer.standing === "private" ? null : <Chip tone="need">{t(`words:standing.${customer.standing}`)}</Chip>}
        <span className="desk-muted">{t("customer.count", { count: customer.complaintCount })}</span>
      </header>
      <div className="desk-sheet-two">
        <section>
          <h2>{t("customer.history")}</h2>
          {customer.history.length === 0 ? (
            <Empty small>{t("customer.noHistory")}</Empty>
          ) : (
            <ol className="desk-history">
              {customer.history.map((row) => (
                <li key={row.id}>
                  <SeverityBars severity={row.severity} />
                  <div>
                    <Link to="/complaints/$id" params={{ id: row.id }} lang={row.language}>
                      {row.title || row.preview}
                    </Link>
                    <p className="desk-muted">
                      <span className="desk-number">{row.number}</span> · <Time at={row.receivedAt} form="date" /> · {t(`words:channel.${row.channel}`)}
                    </p>
                  </div>
                  {row.state === "closed" ? (
                    <Chip tone="done">{row.outcome ? t(`words:outcome.${row.outcome}`) : t("words:complaintState.closed")}</Chip>
                  ) : (
                    <PhaseDots phase={row.phase} />
                  )}
                </li>
              ))}
            </ol>
          )}
        </section>
        <div className="desk-sheet-side">
          <CustomerForm key={customer.id} customer={customer} mayEdit={mayEdit} />
          {mayEdit ? <MergePanel customer={customer} /> : null}
        </div>
      </div>
    </div>
  );
}
