import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { showError, showToast } from "../../ui/toasts.ts";
import { useFormat } from "../../ui/use-format.ts";
import { deskApi, itemsOf } from "../desk-api.ts";
import { deskKeys } from "../desk-queries.ts";
import type { CustomerPageData } from "../desk-types.ts";

/** Two records of one person become one history, and can be told apart again. */
export function MergePanel({ customer }: { customer: CustomerPageData }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const client = useQueryClient();
  const [q, setQ] = useState("");
  const { data } = useQuery({
    queryKey: ["customers", "find", q.trim()],
    queryFn: ({ signal }) => deskApi.customers(q.trim(), signal),
    enabled: q.trim().length >= 2,
  });
  const show = (fresh: CustomerPageData) => client.setQueryData(deskKeys.customer(customer.id), fresh);
  const separate = useMutation({
    mutationFn: (otherId: string) => api.del<CustomerPageData>(`/api/customers/${customer.id}/merges/${otherId}`),
    onSuccess: (fresh) => {
      show(fresh);
      showToast(t("said.separated"));
    },
    onError: showError,
  });
  const merge = useMutation({
    mutationFn: (otherId: string) => api.post<CustomerPageData>(`/api/customers/${customer.id}/merges`, { otherId }),
    onSuccess: (fresh, otherId) => {
      show(fresh);
      setQ("");
      showToast(t("said.merged"), { undo: () => separate.mutateAsync(otherId) });
    },
    onError: showError,
  });
  const found = itemsOf(data).filter((c) => c.id !== customer.id && !customer.merged.some((m) => m.id === c.id));
  return (
    <section className="desk-card">
      <h2>{t("customer.merge")}</h2>
      <p className="desk-muted">{t("customer.mergeHint")}</p>
      {customer.merged.length ? (
        <ul className="desk-links" aria-label={t("customer.merged")}>
          {customer.merged.map((m) => (
            <li key={m.id}>
              <span>{m.name || t("list.anonymous")}</span>
              <span className="desk-muted">{t("customer.mergedAt", { when: format.time(m.mergedAt) })}</span>
              <button type="button" className="desk-link" disabled={separate.isPending} onClick={() => separate.mutate(m.id)}>
                {t("customer.separate")}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <SearchBox label={t("customer.find")} value={q} onSearch={setQ} />
      <ul className="desk-links">
        {q.trim().length >= 2
          ? found.slice(0, 6).map((c) => (
              <li key={c.id}>
                <span>{c.name || t("list.anonymous")}</span>
                <span className="desk-muted">{[c.contacts[0]?.value, t("customer.count", { count: c.complaintCount })].filter(Boolean).join(" · ")}</span>
                <button type="button" className="desk-link" disabled={merge.isPending} onClick={() => merge.mutate(c.id)}>
                  {t("customer.mergeDo")}
                </button>
              </li>
            ))
          : null}
        {q.trim().length >= 2 && data && found.length === 0 ? <li className="desk-muted">{t("customer.notFound")}</li> : null}
      </ul>
    </section>
  );
}
