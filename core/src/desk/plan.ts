import { latest } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { defaultLevelPlans, type LevelPlan, type LevelPlans } from "./level-plan.ts";
import { decideAssign } from "./placement.ts";
import type { PlanRole, PlanRun } from "./plan-record.ts";
import { after, currentPlan, maySpeakFor } from "./plan-state.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";
import { isClosed, placementOf, severityOf } from "./state.ts";
import { type Severity, severities } from "./vocabulary.ts";

type PlanContext = Pick<DeskContext, "actor" | "now" | "newId">;

/** Does anything in it run by a clock? What does not needs no record before somebody ticks something. */
export function isTimed(plan: LevelPlan): boolean {
  return plan.progressMinutes !== null || plan.items.some((item) => item.within !== null);
}

function newRun(level: Severity, plan: LevelPlan, context: PlanContext): PlanRun {
  return {
    ...newStamp(context),
    level,
    progressMinutes: plan.progressMinutes,
    items: plan.items.map(({ id: key, kind, who, within, text, beforeClosing }) => ({
      id: context.newId(),
      key,
      kind,
      who,
      text,
      ...(beforeClosing ? { beforeClosing } : {}),
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
