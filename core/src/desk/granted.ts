import type { Money } from "../shared/money.ts";
import type { Actor, Instant } from "../shared/record.ts";
import { approvalGap } from "./approval-gap.ts";
import type { Complaint, Option } from "./complaint.ts";
import { closureOf, currentAgreement } from "./state.ts";
import type { DirectCause, GrantGround, OptionKind } from "./vocabulary.ts";

/** Money that was granted: a line of the ledger. Counted when it is agreed, not when it was proposed or offered. */
export type GrantMade = {
  readonly optionId: string;
  readonly kind: OptionKind;
  readonly ground: GrantGround | null;
  readonly cost: Money;
  readonly at: Instant;
  readonly by: Actor;
  /** The superior who approved it or the agreement; null when nobody had to. */
  readonly approvedBy: Actor | null;
  /** Known from closing on. */
  readonly cause: DirectCause | null;
};

/**
 * What the agreement in force grants, option by option; nothing while it waits for a superior, and nothing of an earlier one
 * that was replaced: the ledger shows what is owed, not what was talked of.
 */
export function grantsMade(complaint: Complaint): GrantMade[] {
  const agreement = currentAgreement(complaint);
  const cause = closureOf(complaint)?.directCause ?? null;
  const gestures = complaint.options.flatMap((option) => givenGesture(option, cause));
  if (!agreement || approvalGap(agreement)) return gestures;
  const whole = agreement.approval && "decided" in agreement.approval ? agreement.approval.decided.by : null;
  const agreed = complaint.options.flatMap((option): GrantMade[] => {
    if (option.withdrawn || !option.cost || option.cost.minor === 0 || !agreement.optionIds.includes(option.id)) return [];
    const single = "decided" in option.approval ? option.approval.decided.by : null;
    const { id, kind, ground, cost } = option;
    return [{ optionId: id, kind, ground: ground ?? null, cost, at: agreement.at, by: agreement.by, approvedBy: whole ?? single, cause }];
  });
  return [...agreed, ...gestures];
}

/** A gesture to win the customer back counts once it was given; no agreement is needed for it. */
function givenGesture({ id, kind, ground, cost, winBack, given, withdrawn, approval }: Option, cause: DirectCause | null): GrantMade[] {
  if (!winBack || !given || withdrawn || !cost || cost.minor === 0) return [];
  const approvedBy = "decided" in approval ? approval.decided.by : null;
  return [{ optionId: id, kind, ground: ground ?? null, cost, at: given.at, by: given.by, approvedBy, cause }];
}
