import { type Grant, type Limit, sumAboveAuthority } from "./authority.ts";
import type { Option } from "./complaint.ts";
import type { OptionKind } from "./vocabulary.ts";

/** Kinds that cost money or goods: one says how much, or says that it costs nothing. A word of apology costs none. */
const costing: ReadonlySet<OptionKind> = new Set(["repair", "replacement", "refund", "discount", "compensation", "goodwillGesture"]);

/** Is it still open what an option of this kind costs? */
export function isCostOpen({ kind, cost, noCost }: Pick<Option, "kind" | "cost" | "noCost">): boolean {
  return costing.has(kind) && cost === null && noCost !== true;
}

/**
 * The limit of whoever answers for an option so far: who approved it, else who proposed it. Complaints saved before limits
 * were kept do not say; then whoever looked at it then is believed.
 */
function answering({ approval }: Option): Limit {
  if (approval.state !== "approved" && approval.state !== "notNeeded") return undefined;
  return "limit" in approval ? approval.limit : null;
}

/** What these options grant together; `also` are further people who answer for all of it. */
export function grantsOf(options: readonly Option[], ...also: readonly Limit[]): Grant[] {
  return options.flatMap((option) => (option.cost ? [{ cost: option.cost, limits: [answering(option), ...also] }] : []));
}

/** The sum that is beyond the authority of everybody who answers for these options, or null. */
export const sumBeyond = (options: readonly Option[], ...also: readonly Limit[]) => sumAboveAuthority(grantsOf(options, ...also));
