import type { AssessmentInput, Proposals } from "@amends/core/desk/assessment";
import { useEffect, useRef, useState } from "react";
import { useCategories } from "./desk-queries.ts";

type Assessing = typeof import("@amends/core/desk/assessment");
let loading: Promise<Assessing> | null = null;

/** The rules come with the first form that needs them, and are compiled while one types the first words. */
export function loadAssessment(): Promise<Assessing> {
  loading ??= import("@amends/core/desk/assessment").then((m) => {
    m.warmAssessment();
    return m;
  });
  return loading;
}

/** What the words typed so far suggest, a moment after the last key press; null while there is next to nothing to read. */
export function useAssessment(input: AssessmentInput): Proposals | null {
  const categoryTree = useCategories();
  const [proposals, setProposals] = useState<Proposals | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    clearTimeout(timer.current);
    if (`${input.title ?? ""}${input.facts}${input.demandText ?? ""}`.trim().length < 2) {
      setProposals(null);
      return;
    }
    let current = true;
    timer.current = setTimeout(() => {
      loadAssessment().then(
        (m) => current && setProposals(m.assessText({ ...input, ...(categoryTree.length ? { categoryTree } : {}) })),
        () => undefined,
      );
    }, 220);
    return () => {
      current = false;
      clearTimeout(timer.current);
    };
  }, [input, categoryTree]);
  return proposals;
}
