import type { Money } from "../shared/money.ts";
import type { Role } from "../shared/role.ts";

/** How much somebody may grant: null = without limit, undefined = nothing. */
export type Limit = Money | null | undefined;

/** One amount limit per role for what an option may cost; null = no limit, absent = nothing may be granted. */
export type Authority = Readonly<Partial<Record<Role, Money | null>>>;

/** The limits a new company starts with: 500 for an agent, 5,000 for a supervisor, none for a manager (of whole units). Meant to be changed. */
export function defaultAuthority(currency: string, minorPerUnit: number): Authority {
  return {
    agent: { minor: 500 * minorPerUnit, currency },
    supervisor: { minor: 5_000 * minorPerUnit, currency },
    manager: null,
  };
}

/** What somebody of this role may grant. The one place to look a limit up: what else it may depend on comes in here. */
export function limitOf(role: Role | null, authority: Authority): Limit {
  return role ? authority[role] : undefined;
}

/** Minor units of this currency that a limit allows. Amounts in another currency than the limit cannot be compared: none. */
function allowedIn(limit: Limit, currency: string): number {
  if (limit === null) return Number.POSITIVE_INFINITY;
  return limit?.currency === currency ? limit.minor : 0;
}

/** May somebody with this limit grant this amount alone? What costs nothing anybody may. */
export function isWithin(cost: Money | null, limit: Limit): boolean {
  return cost === null || cost.minor === 0 || cost.minor <= allowedIn(limit, cost.currency);
}

/** Part of what is granted together, and the limits of those who answer for it; the highest counts. */
export type Grant = { readonly cost: Money; readonly limits: readonly Limit[] };

/**
 * What is granted together beyond the authority of those who answer for it: the sum of the first currency where that is so,
 * else null. Nobody stays below a limit by cutting a large amount into small ones: what people of a limit answer for, and
 * what people below them do, is added up before it is compared.
 */
export function sumAboveAuthority(grants: readonly Grant[]): Money | null {
  for (const currency of new Set(grants.map((g) => g.cost.currency))) {
    const parts = grants
      .filter((g) => g.cost.currency === currency)
      .map((g) => ({ minor: g.cost.minor, allowed: Math.max(0, ...g.limits.map((limit) => allowedIn(limit, currency))) }))
      .sort((a, b) => a.allowed - b.allowed);
    let sum = 0;
    const above = parts.some((part) => {
      sum += part.minor;
      return sum > part.allowed;
    });
    if (above) return { minor: parts.reduce((total, part) => total + part.minor, 0), currency };
  }
  return null;
}
