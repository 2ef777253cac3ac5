import type { Money } from "../shared/money.ts";
import type { Role } from "../shared/role.ts";

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

/** May someone of this role grant this amount alone? Amounts in another currency than the limit cannot be compared: no. */
export function withinAuthority(cost: Money | null, role: Role | null, authority: Authority): boolean {
  if (cost === null || cost.minor === 0) return true;
  const limit = role ? authority[role] : undefined;
  if (limit === undefined) return false;
  return limit === null || (limit.currency === cost.currency && cost.minor <= limit.minor);
}
