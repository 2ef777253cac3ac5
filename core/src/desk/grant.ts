import type { Money } from "../shared/money.ts";
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
export function answeringLimit({ approval }: Option): Limit {
  if (approval.state !== "approved" && approval.state !== "notNeeded") return undefined;
  return "limit" in approval ? approval.limit : null;
}

/** What these options grant together; `also` gives the limit, for each, of somebody more who answers for it. */
export function grantsOf(options: readonly Option[], also?: (option: Option) => Limit): Grant[] {
  return options.flatMap((option) => (option.cost ? [{ cost: option.cost, limits: [answeringLimit(option), ...(also ? [also(option)] : [])] }] : []));
}

/** The sum that is beyond the authority of everybody who answers for these options, or null. */
export const sumBeyond = (options: readonly Option[], also?: (option: Option) => Limit) => sumAboveAuthority(grantsOf(options, also));

/** What options cost together, a sum for each currency. */
export function sumsOf(options: readonly Pick<Option, "cost">[]): Money[] {
  const sums = new Map<string, number>();
  for (const { cost } of options) if (cost) sums.set(cost.currency, (sums.get(cost.currency) ?? 0) + cost.minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}
