import type { SimilarAnswer } from "@amends/core/desk/contract-similar";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { deskApi } from "../desk-api.ts";
import type { IntakeForm } from "./form-state.ts";

/** What is asked for; null while nothing typed could belong to an earlier complaint. */
function questionOf(form: IntakeForm, categoryId: string | null): Record<string, unknown> | null {
  const contacts = form.contacts.filter((c) => c.value.trim().length >= 5).map((c) => ({ kind: c.kind, value: c.value.trim() }));
  const text = form.facts.trim().length >= 8 ? form.facts.trim().slice(0, 4_000) : "";
  const [orderNo, plate, product] = [form.orderNo.trim(), form.plate.trim(), form.product.trim()];
  if (contacts.length === 0 && !text && orderNo.length < 4 && plate.length < 4 && !form.customerId) return null;
  return { contacts, orderNo, plate, product, categoryId, text, ...(form.customerId ? { customerId: form.customerId } : {}) };
}

const none: SimilarAnswer = { items: [], earlierCount: 0 };

/** Earlier complaints that belong to what is being typed, and how often its kind came before; asked when the keys rest. */
export function useSimilar(form: IntakeForm, categoryId: string | null): SimilarAnswer {
  const question = useMemo(() => JSON.stringify(questionOf(form, categoryId)), [form, categoryId]);
  const asked = useSettled(question, 600);
  const { data } = useQuery({
    queryKey: ["complaints", "similar", asked],
    queryFn: ({ signal }) => deskApi.similar(JSON.parse(asked), signal),
    enabled: asked !== "null",
    placeholderData: (before) => before,
  });
  return asked === "null" ? none : (data ?? none);
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
