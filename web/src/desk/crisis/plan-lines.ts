import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { LevelPlans } from "@amends/core/desk/level-plan";
import type { PlanItemKind, PlanRole } from "@amends/core/desk/plan-record";
import { currentPlan } from "@amends/core/desk/plan-state";
import { severityOf } from "@amends/core/desk/state";
import type { Instant, Stamp } from "@amends/core/shared/record";

/** A line of the plan as it is shown: of the plan that was brought, or what the company plans where nothing has been ticked yet. */
export type PlanLine = {
  readonly key: string;
  readonly kind: PlanItemKind;
  readonly who: PlanRole;
  readonly text: string;
  readonly dueAt: Instant | null;
  readonly done: Stamp | null;
  readonly beforeClosing?: boolean | undefined;
};

export function planLines(complaint: Complaint, plans: LevelPlans, language: Language): { lines: PlanLine[]; progressMinutes: number | null } {
  const run = currentPlan(complaint);
  if (run) return { lines: run.items.map((item) => ({ ...item, text: item.text[language] })), progressMinutes: run.progressMinutes };
  const plan = plans[severityOf(complaint)];
  const lines = plan.items.map(({ id, kind, who, text, beforeClosing }) => ({
    key: id,
    kind,
    who,
    text: text[language],
    beforeClosing,
    dueAt: null,
    done: null,
  }));
  return { lines, progressMinutes: plan.progressMinutes };
}
