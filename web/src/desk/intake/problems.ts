import type { CreateComplaintInput } from "@amends/core/desk/contract-intake";
import { createProblems } from "@amends/core/desk/create-complaint";
import { ApiError } from "../../ui/api.ts";

type Problem = { readonly code: string; readonly field?: string | undefined };

/** What stops this form from being saved, by field and in words; the same function answers on the server. */
export function problemsOf(body: CreateComplaintInput, now: number, say: (code: string) => string): ReadonlyMap<string, string> {
  return byField(createProblems(body, new Date(now).toISOString()), say);
}

/** The same from a server that knows more (a person who left, an unknown team). */
export function problemsFrom(error: unknown, say: (code: string) => string): ReadonlyMap<string, string> {
  if (!(error instanceof ApiError)) return new Map();
  const listed = (error.details as { problems?: readonly Problem[] } | undefined)?.problems;
  return listed ? byField(listed, say) : error.field ? new Map([[error.field, error.message]]) : new Map();
}

function byField(problems: readonly Problem[], say: (code: string) => string): Map<string, string> {
  const found = new Map<string, string>();
  for (const problem of problems) if (problem.field && !found.has(problem.field)) found.set(problem.field, say(problem.code));
  return found;
}
