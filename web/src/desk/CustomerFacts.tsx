import { isCollective } from "@amends/core/desk/collective";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Chip } from "../ui/Chip.tsx";
import { useMay } from "../ui/me.ts";
import { Time } from "../ui/Time.tsx";
import type { BoardProps } from "./ContextPane.tsx";
import { deskApi } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";

/** Who complains: how to reach them, what they prefer, what else there was with them. */
export function CustomerFacts({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const mayRead = useMay("readCustomers");
  const { customer, complaint } = page;
  const { data } = useQuery({
    queryKey: deskKeys.customer(customer?.id ?? ""),
    queryFn: () => deskApi.customer(customer?.id ?? ""),
    enabled: mayRead && customer !== null,
  });
  if (!customer) {
    return (
      <div className="desk-board">
        <p className="desk-muted">
          {t(isCollective(complaint) ? "customer.collective" : complaint.intake.anonymous ? "customer.anonymous" : "customer.unknown")}
        </p>
        {page.abilities.editIntake ? (
          <button type="button" className="desk-button" onClick={() => open("editIntake")}>
            {t("case.completeNow")}
          </button>
        ) : null}
      </div>
    );
  }
  const others = (data?.history ?? []).filter((row) => row.id !== complaint.id);
  return (
    <div className="desk-board">
      <section>
        <h3>{customer.name || t("list.anonymous")}</h3>
        <p>{customer.standing === "private" ? null : <Chip tone="need">{t(`words:standing.${customer.standing}`)}</Chip>}</p>
        <ul className="desk-contacts">
          {customer.contacts.map((c) => (
            <li key={c.id}>
              <span className="desk-muted">{t(`words:contactKind.${c.kind}`)}</span>{" "}
              {c.kind === "phone" && !page.masked ? (
                <a href={`tel:${c.value}`}>{c.value}</a>
              ) : c.kind === "email" && !page.masked ? (
                <a href={`mailto:${c.value}`}>{c.value}</a>
              ) : (
                c.value
              )}
            </li>
          ))}
        </ul>
        {customer.preferences.way || customer.preferences.notBefore ? (
          <p className="desk-muted">
            {[customer.preferences.way, customer.preferences.notBefore && `${customer.preferences.notBefore}–${customer.preferences.notAfter ?? ""}`]
              .filter(Boolean)
              .join(" · ")}
          </p>
        ) : null}
        {customer.notes ? <p className="desk-advice">{customer.notes}</p> : null}
        {page.abilities.tryContact ? (
          <button type="button" className="desk-button" onClick={() => open("tryContact")}>
            {t("action.tryContact")}
          </button>
        ) : null}
      </section>
      <section>
        <h3>{t("customer.others", { count: others.length })}</h3>
        <ul className="desk-links">
          {others.slice(0, 8).map((row) => (
            <li key={row.id}>
              <Link to="/complaints/$id" params={{ id: row.id }}>
                <span className="desk-number">{row.number}</span> {row.title}
              </Link>
              <span className="desk-muted">
                <Time at={row.receivedAt} form="date" /> · {t(`words:complaintState.${row.state}`)}
              </span>
            </li>
          ))}
        </ul>
        {mayRead ? (
          <Link to="/customers/$id" params={{ id: customer.id }} className="desk-button">
            {t("customer.openPage")}
          </Link>
        ) : null}
      </section>
    </div>
  );
}
