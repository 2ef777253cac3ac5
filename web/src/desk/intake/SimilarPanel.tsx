import { type LinkKind, linkKinds } from "@amends/core/desk/vocabulary";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Time } from "../../ui/Time.tsx";
import { deskApi } from "../desk-api.ts";
import type { SimilarComplaint } from "../desk-types.ts";
import type { IntakeForm } from "./form-state.ts";

/** What is asked for; null while nothing typed could belong to an earlier complaint. */
function questionOf(form: IntakeForm): Record<string, unknown> | null {
  const contacts = form.contacts.filter((c) => c.value.trim().length >= 5).map((c) => ({ kind: c.kind, value: c.value.trim() }));
  const text = form.facts.trim().length >= 8 ? form.facts.trim().slice(0, 4_000) : "";
  const [orderNo, plate] = [form.orderNo.trim(), form.plate.trim()];
  if (contacts.length === 0 && !text && orderNo.length < 4 && plate.length < 4) return null;
  return { contacts, orderNo, plate, text, ...(form.customerId ? { customerId: form.customerId } : {}) };
}

/** Earlier complaints of this person, order or text, before anything is saved: the same again, once more, or many people's. */
export function SimilarPanel({ form, links, onLinks }: { form: IntakeForm; links: IntakeForm["links"]; onLinks: (links: IntakeForm["links"]) => void }) {
  const { t } = useTranslation("desk");
  const question = useMemo(() => questionOf(form), [form]);
  const asked = useSettled(JSON.stringify(question), 600);
  const { data } = useQuery({
    queryKey: ["complaints", "similar", asked],
    queryFn: ({ signal }) => deskApi.similar(JSON.parse(asked), signal),
    enabled: asked !== "null",
    placeholderData: (before) => before,
  });
  const items = asked === "null" ? [] : (data?.items ?? []);
  if (items.length === 0) return null;
  const setLink = (item: SimilarComplaint, kind: LinkKind | null) =>
    onLinks([...links.filter((l) => l.complaintId !== item.id), ...(kind ? [{ kind, complaintId: item.id, number: item.number }] : [])]);
  return (
    <section className="desk-similar" aria-label={t("similar.title")}>
      <h2>
        {t("similar.title")} <span className="desk-count">{items.length}</span>
      </h2>
      <ul>
        {items.map((item) => {
          const linked = links.find((l) => l.complaintId === item.id)?.kind ?? null;
          return (
            <li key={item.id}>
              <a href={`/complaints/${item.id}`} target="_blank" rel="noreferrer">
                <span className="desk-number">{item.number}</span> {item.title}
              </a>
              <p className="desk-muted">
                <Time at={item.receivedAt} form="date" /> · {t(`words:complaintState.${item.state}`)} ·{" "}
                {item.because.map((b) => t(`similar.because_${b}`, { defaultValue: b })).join(" · ")}
              </p>
              <div className="desk-row-actions" role="group" aria-label={t("similar.linkAs")}>
                {linkKinds.map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    className="desk-take"
                    aria-pressed={linked === kind}
                    data-likely={item.kind === kind || undefined}
                    title={t(`linkKind.${kind}`)}
                    onClick={() => setLink(item, linked === kind ? null : kind)}
                  >
                    {t(`words:linkKind.${kind}`)}
                  </button>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The value once it has been still for `ms`. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
