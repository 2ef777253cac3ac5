import type { Money } from "../shared/money.ts";
import type { Role } from "../shared/role.ts";
import { type Authority, isWithin, type Limit, limitOf } from "./authority.ts";
import type { Option } from "./complaint.ts";
import type { GrantPolicy, GrantRule } from "./contract-grants.ts";
import type { ApprovalGround } from "./vocabulary.ts";

/** What a company starts with: a second pair of eyes from 10,000 whole units on, a ground for whatever costs. Meant to be changed. */
export function defaultGrantPolicy(currency: string, minorPerUnit: number): GrantPolicy {
  return { rules: [], secondPair: { minor: 10_000 * minorPerUnit, currency }, customerCap: null, groundRequired: true, budgets: [] };
}

/** What a limit is asked about. */
export type Granted = Pick<Option, "kind" | "ground">;

const fits = (rule: GrantRule, role: Role | null, { kind, ground }: Granted) =>
  rule.role === role &&
  (rule.kinds.length === 0 || rule.kinds.includes(kind)) &&
  (rule.grounds.length === 0 || (ground ? rule.grounds.includes(ground) : false));

const weight = (rule: GrantRule) => (rule.kinds.length > 0 ? 1 : 0) + (rule.grounds.length > 0 ? 1 : 0);
const size = ({ limit }: GrantRule) => (limit === null ? Number.POSITIVE_INFINITY : limit.minor);

/** What somebody of this role may grant of this kind, on this ground. */
export function limitFor(role: Role | null, authority: Authority, policy: GrantPolicy | undefined, granted: Granted): Limit {
  const [rule] = (policy?.rules ?? []).filter((each) => fits(each, role, granted)).sort((a, b) => weight(b) - weight(a) || size(a) - size(b));
  return rule ? rule.limit : limitOf(role, authority);
}

/** Is an amount at or above the threshold? Amounts of different currencies cannot be compared: then one looks twice. */
export function needsSecondPair(cost: Money | null, policy: GrantPolicy | undefined): boolean {
  const from = policy?.secondPair;
  if (!from || !cost || cost.minor === 0) return false;
  return cost.currency !== from.currency || cost.minor >= from.minor;
}

/** Would this take the customer beyond what one customer may be granted in the period? `before` = what they were granted in it elsewhere. */
export function exceedsCustomerCap(cost: Money | null, before: readonly Money[], policy: GrantPolicy | undefined): boolean {
  const cap = policy?.customerCap;
  if (!cap || !cost || cost.minor === 0) return false;
  const had = before.filter((m) => m.currency === cap.amount.currency).reduce((sum, m) => sum + m.minor, 0);
  return cost.currency === cap.amount.currency && had + cost.minor > cap.amount.minor;
}

type Asking = {
  readonly role: Role | null;
  readonly authority: Authority;
  readonly grantPolicy?: GrantPolicy | undefined;
  readonly grantedBefore?: readonly Money[] | undefined;
};

/** Why a superior has to look at an option before it is offered; null = whoever proposes it may grant it alone. */
export function approvalNeeded(option: Granted & Pick<Option, "cost">, asking: Asking): ApprovalGround | null {
  const { role, authority, grantPolicy, grantedBefore = [] } = asking;
  if (!isWithin(option.cost, limitFor(role, authority, grantPolicy, option))) return "aboveLimit";
  if (needsSecondPair(option.cost, grantPolicy)) return "secondPair";
  return role !== "manager" && role !== "supervisor" && exceedsCustomerCap(option.cost, grantedBefore, grantPolicy) ? "customerCap" : null;
}
