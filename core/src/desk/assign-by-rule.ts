import type { AssignmentChoice } from "./assignment-rule.ts";
import type { Complaint, RuleChoice } from "./complaint.ts";
import type { AssignmentMode } from "./contract-assignment.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { decideAssign } from "./placement.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";
import { isClosed, placementOf } from "./state.ts";

/** Nobody has chosen yet: it lies where the intake put it, with nobody, and is kept to no one. */
export function waitsForRule(complaint: Complaint): boolean {
  return !isClosed(complaint) && complaint.placements.length === 1 && placementOf(complaint).assigneeId === null && complaint.ruleChoices.length === 0;
}

/**
 * What a rule chose, on record: named for people to decide, or given at once as a colleague would give it: it waits to be taken over, and
 * who answered for it still does. Where nobody fits it stays with the team, and the record says why.
 */
export function decideByRule(complaint: Complaint, choice: AssignmentChoice, mode: AssignmentMode, context: DeskContext): Decision {
  if (mode === "off" || !waitsForRule(complaint)) return unchanged(complaint);
  const { personId, teamId, ruleName, because } = choice;
  const record: RuleChoice = { ...newStamp(context), ...choice };
  const recorded = { ...complaint, ruleChoices: [...complaint.ruleChoices, record] };
  if (personId === null || mode === "propose") {
    return changed(recorded, {}, event("complaint.assigneeProposed", { choiceId: record.id, personId, teamId, rule: ruleName, because }));
  }
  const given = decideAssign(recorded, { teamId, assigneeId: personId, note: "", reason: "" }, context);
  if (!given.ok) return given;
  const [first, ...more] = given.events;
  return { ...given, events: first ? [{ ...first, data: { ...first.data, rule: ruleName, because } }, ...more] : [] };
}

/** The candidate that a rule named and nobody has decided about since; null when there is none. */
export function proposedOf(complaint: Complaint): (RuleChoice & { readonly personId: string }) | null {
  const choice = complaint.ruleChoices.at(-1);
  if (!choice?.personId || isClosed(complaint) || placementOf(complaint).assigneeId !== null) return null;
  const untouched = complaint.placements.filter((placement) => !placement.withdrawn).every((placement) => placement.at <= choice.at);
  return untouched && !complaint.placements.some((placement) => placement.withdrawn) ? { ...choice, personId: choice.personId } : null;
}
