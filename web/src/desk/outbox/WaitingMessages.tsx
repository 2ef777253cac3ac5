import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../ui/me.ts";
import { deskKeys } from "../desk-queries.ts";
import { WaitingLine } from "./WaitingLine.tsx";

/** Answers of this complaint that have not gone out yet, above the place where the next one is written. */
export function WaitingMessages({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const me = useMe().viewer.id;
  const id = page.complaint.id;
  const next = page.outbox.reduce<number | null>((first, w) => (w.held || w.inMs > 120_000 ? first : Math.min(first ?? w.inMs, w.inMs)), null);
  // The live update says when it is out; should that be lost, this looks.
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey: deskKeys.page(id) }), next + 2_500);
    return () => clearTimeout(timer);
  }, [client, id, next]);
  if (page.outbox.length === 0) return null;
  return (
    <section className="desk-outbox" aria-label={t("outbox.label")}>
      {page.outbox.map((waiting) => (
        <WaitingLine
          key={waiting.id}
          waiting={waiting}
          author={waiting.authorId === me ? null : (page.people[waiting.authorId]?.name ?? null)}
          lastSeenSeq={page.lastSeq}
        />
      ))}
    </section>
  );
}
