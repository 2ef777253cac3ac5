import { type Instant, standing } from "../shared/record.ts";
import { isSuperior, type Role } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { LevelPlans } from "./level-plan.ts";
import type { PlanItem, PlanRole, PlanRun, PlanText } from "./plan-record.ts";
import { isClosed, openWait, severityOf } from "./state.ts";

// Apart from what decides about plans, because lists read it and must not bring the schemas of the plans along.

/** The plan that holds now: the latest one of the level it has. A fall of severity takes an earlier one up again. */
export function currentPlan(complaint: Complaint): PlanRun | undefined {
  const level = severityOf(complaint);
  return complaint.plans.findLast((plan) => !plan.withdrawn && plan.level === level);
}

/** A time so many minutes later. */
export const after = (from: Instant, minutes: number): Instant => new Date(Date.parse(from) + minutes * 60_000).toISOString();

/** Lines of the plan that hold and are not ticked; a closed complaint has none. */
export function openPlanItems(complaint: Complaint): readonly PlanItem[] {
  return isClosed(complaint) ? [] : (currentPlan(complaint)?.items.filter((item) => !item.done) ?? []);
}

/**
 * The lines that have to be ticked before it is closed and are not: of the plan that was brought, else what the company plans for the
 * level it has (`plans`), as nothing of that was ticked yet.
 */
export function linesBeforeClosing(complaint: Complaint, plans?: LevelPlans): readonly PlanText[] {
  const run = currentPlan(complaint);
  const left = run ? run.items.filter((item) => !item.done) : (plans?.[severityOf(complaint)].items ?? []);
  return left.filter((item) => item.beforeClosing).map((item) => item.text);
}

/** When the customer has to hear from us next by the plan; null while we wait for them, or the plan says nothing. */
export function nextWordAt(complaint: Complaint): { readonly at: Instant; readonly since: Instant; readonly planId: string } | null {
  const plan = isClosed(complaint) ? undefined : currentPlan(complaint);
  if (!plan || plan.progressMinutes === null || openWait(complaint)) return null;
  const waits = standing(complaint.waits).flatMap((wait) => (wait.ended ? [wait.ended.at] : []));
  const since =
    [...complaint.contact.told, ...waits]
      .filter((at) => at > plan.at)
      .sort()
      .at(-1) ?? plan.at;
  return { at: after(since, plan.progressMinutes), since, planId: plan.id };
}

/** May somebody of this role tick a line of this kind of person? Whoever stands above may, never whoever stands below. */
export function maySpeakFor(role: Role | null, who: PlanRole): boolean {
  if (role === null) return false;
  if (who === "manager") return role === "manager";
  return who === "supervisor" ? isSuperior(role) : true;
}
