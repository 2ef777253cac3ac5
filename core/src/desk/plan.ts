import { type Instant, latest, standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import { isSuperior, type Role } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { defaultLevelPlans, type LevelPlan, type LevelPlans } from "./level-plan.ts";
import { decideAssign } from "./placement.ts";
import type { PlanItem, PlanRole, PlanRun } from "./plan-record.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";
import { isClosed, openWait, placementOf, severityOf } from "./state.ts";
import { type Severity, severities } from "./vocabulary.ts";

type PlanContext = Pick<DeskContext, "actor" | "now" | "newId">;

/** The plan that holds now: the latest one of the level it has. A fall of severity takes an earlier one up again. */
export function currentPlan(complaint: Complaint): PlanRun | undefined {
  const level = severityOf(complaint);
  return complaint.plans.findLast((plan) => !plan.withdrawn && plan.level === level);
}

/** Does anything in it run by a clock? What does not needs no record before somebody ticks something. */
export function isTimed(plan: LevelPlan): boolean {
  return plan.progressMinutes !== null || plan.items.some((item) => item.within !== null);
}

const after = (from: Instant, minutes: number): Instant => new Date(Date.parse(from) + minutes * 60_000).toISOString();

function newRun(level: Severity, plan: LevelPlan, context: PlanContext): PlanRun {
  return {
    ...newStamp(context),
    level,
    progressMinutes: plan.progressMinutes,
    items: plan.items.map(({ id: key, kind, who, within, text }) => ({
      id: context.newId(),
      key,
      kind,
      who,
      text,
      dueAt: within === null ? null : after(context.now, within),
      done: null,
    })),
  };
}

/** Whom the plan tells the moment it comes: everybody who is named in it. */
const namedIn = (run: PlanRun): PlanRole[] => [...new Set(run.items.map((item) => item.who))];

/**
 * Brings the plan of the level the complaint has now. Once per rise: a level it fell back to goes on where it was left, and one
 * that was brought already is not brought again. A plan without clocks is brought when its first line is ticked.
 */
export function decideBringPlan(complaint: Complaint, plans: LevelPlans, context: PlanContext): Decision {
  if (isClosed(complaint)) return unchanged(complaint);
  const level = severityOf(complaint);
  const last = latest(complaint.plans);
  if (last?.level === level || !isTimed(plans[level])) return unchanged(complaint);
  const fell = last !== undefined && severities.indexOf(level) < severities.indexOf(last.level);
  if (fell && currentPlan(complaint)) return unchanged(complaint);
  const run = newRun(level, plans[level], context);
  return changed(complaint, { plans: [...complaint.plans, run] }, event("complaint.planBrought", { recordId: run.id, level, tell: namedIn(run) }));
}

/** A reopened complaint begins its plan anew. */
export function decideBringPlanAgain(complaint: Complaint, plans: LevelPlans, context: PlanContext): Decision {
  const level = severityOf(complaint);
  if (isClosed(complaint) || !isTimed(plans[level])) return unchanged(complaint);
  const run = newRun(level, plans[level], context);
  return changed(complaint, { plans: [...complaint.plans, run] }, event("complaint.planBrought", { recordId: run.id, level, tell: namedIn(run) }));
}

/** May somebody of this role tick a line of this kind of person? Whoever stands above may, never whoever stands below. */
export function maySpeakFor(role: Role | null, who: PlanRole): boolean {
  if (role === null) return false;
  if (who === "manager") return role === "manager";
  return who === "supervisor" ? isSuperior(role) : true;
}

/** The plan with this line, made now where its level had none yet. */
function runWith(complaint: Complaint, command: Command<"tickPlanItem">, context: DeskContext): { run: PlanRun; fresh: boolean } | null {
  const run = currentPlan(complaint);
  if (run) return { run, fresh: false };
  const level = severityOf(complaint);
  const plan = (context.levelPlans ?? defaultLevelPlans)[level];
  return plan.items.some((item) => item.id === command.key) ? { run: newRun(level, plan, context), fresh: true } : null;
}

/**
 * Ticks a line of the plan, on record with who and when. Whoever ticks 'take over' has the complaint from then on. A crisis is
 * taken over by its owner, who accepts (crisis.ts).
 */
export function decideTickPlanItem(complaint: Complaint, command: Command<"tickPlanItem">, context: DeskContext): Decision {
  const found = runWith(complaint, command, context);
  const item = found?.run.items.find((each) => each.key === command.key);
  if (!found || !item) return refusal("recordNotFound");
  if (item.done) return refusal("alreadyDone");
  if (!maySpeakFor(context.role, item.who)) return refusal(item.who === "manager" ? "managerNeeded" : "superiorNeeded");
  if (item.kind === "takeOver" && found.run.level === "crisis") return refusal("crisisIsAccepted");
  const done = newStamp(context, command.note);
  const run = { ...found.run, items: found.run.items.map((each) => (each.id === item.id ? { ...each, done } : each)) };
  const plans = found.fresh ? [...complaint.plans, run] : complaint.plans.map((plan) => (plan.id === run.id ? run : plan));
  const ticked = event("complaint.planItemTicked", { recordId: done.id, itemId: item.id, planId: run.id, kind: item.kind });
  const withTick = changed(complaint, { plans }, ticked);
  if (item.kind !== "takeOver" || context.actor.type !== "person" || !withTick.ok) return withTick;
  const { teamId } = placementOf(complaint);
  const taken = decideAssign(withTick.complaint, { teamId, assigneeId: context.actor.id, note: command.note, reason: "" }, context);
  return taken.ok ? { ...taken, events: [...withTick.events, ...taken.events] } : taken;
}

/** Lines of the plan that hold and are not ticked; a closed complaint has none. */
export function openPlanItems(complaint: Complaint): readonly PlanItem[] {
  return isClosed(complaint) ? [] : (currentPlan(complaint)?.items.filter((item) => !item.done) ?? []);
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
