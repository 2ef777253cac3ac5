import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { lazy, Suspense } from "react";

/** What stands in the composer, and how another text comes to stand there (null: nothing). */
export type PenField = { readonly data: { readonly text: string }; readonly fill: (data: unknown) => void };

const PenBanner = lazy(() => import("./PenBanner.tsx").then((m) => ({ default: m.PenBanner })));
const PenShare = lazy(() => import("./PenShare.tsx").then((m) => ({ default: m.PenShare })));

/** Who else writes an answer here; fetched only where somebody does. */
export function PenSlot({ page, field }: { page: ComplaintPage; field: PenField }) {
  if (!page.pen) return null;
  return (
    <Suspense fallback={null}>
      <PenBanner key={page.complaint.id} page={page} field={field} />
    </Suspense>
  );
}

/** Lets others go on with what one writes; fetched once one writes. */
export function PenShareSlot({ page, field }: { page: ComplaintPage; field: PenField }) {
  if (!page.abilities.message || field.data.text.trim() === "") return null;
  return (
    <Suspense fallback={null}>
      <PenShare key={page.complaint.id} page={page} field={field} />
    </Suspense>
  );
}
