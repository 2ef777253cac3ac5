import type { z } from "zod";
import { hasErrorText } from "./error-texts.ts";

/** One input at fault: `field` is the dot path in what was sent, `code` a key of errors.json, `params` fill its sentence. */
export type FieldProblem = { readonly field: string; readonly code: string; readonly params: Record<string, string | number> };

type Issue = z.core.$ZodIssue;

/** Every problem zod found, each with a code of ours; a union reports the branch that came furthest. */
export function fieldProblems(error: z.ZodError, input: unknown): FieldProblem[] {
  return error.issues.flatMap((issue) => flatten(issue, [])).map(({ issue, path }) => describe(issue, path, valueAt(input, path)));
}

type Located = { issue: Issue; path: PropertyKey[] };

function flatten(issue: Issue, above: PropertyKey[]): Located[] {
  const path = [...above, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ issue, path }];
  const depth = (branch: Issue[]) => Math.max(...branch.map((each) => each.path.length));
  const best = issue.errors.reduce((a, b) => (depth(b) > depth(a) ? b : a));
  return best.flatMap((each) => flatten(each, path));
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value === null || value === undefined ? undefined : (value as Record<PropertyKey, unknown>)[key]), input);
}

function describe(issue: Issue, path: PropertyKey[], value: unknown): FieldProblem {
  const field = path.map(String).join(".");
  const problem = (code: string, params: Record<string, string | number> = {}) => ({ field, code, params: { field, ...params } });
  if (value === undefined || value === null || value === "") return problem("fieldRequired");
  switch (issue.code) {
    case "too_small":
      return problem(issue.origin === "string" ? "fieldTooShort" : issue.origin === "array" ? "fieldTooFew" : "fieldTooSmall", { min: Number(issue.minimum) });
    case "too_big":
      return problem(issue.origin === "string" ? "fieldTooLong" : issue.origin === "array" ? "fieldTooMany" : "fieldTooBig", { max: Number(issue.maximum) });
    case "invalid_value":
      return problem("fieldChoice", { allowed: issue.values.map(String).join(", ") });
    case "unrecognized_keys":
      return { field: [...path, issue.keys[0] ?? ""].map(String).join("."), code: "fieldUnknown", params: { field: issue.keys.join(", ") } };
    case "custom":
      return hasErrorText(issue.message) ? problem(issue.message) : problem("fieldInvalid");
    default:
      return problem("fieldInvalid");
  }
}
