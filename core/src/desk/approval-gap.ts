import type { Agreement, Option } from "./complaint.ts";

/** What still stands between an option or an agreement and the customer: the approval of a superior. null = nothing. */
export function approvalGap({ approval }: Pick<Option | Agreement, "approval">): "approvalMissing" | "approvalDeclined" | null {
  if (approval?.state === "declined") return "approvalDeclined";
  return approval?.state === "needed" || approval?.state === "asked" ? "approvalMissing" : null;
}
