import { decideBeginCrisis } from "@amends/core/desk/crisis";
import type { Decision, DecisionContext } from "@amends/core/desk/decision";
import { decideBringPlan, decideBringPlanAgain } from "@amends/core/desk/plan";
import type { Reaction } from "../../platform/reaction.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored, readStored, type Stored } from "../store.ts";
import { readLevelPlans } from "./plan-settings.ts";

/** What is told of longer ago (a demo, an import with a past) asks nothing of anybody today. */
const longAgo = 24 * 3_600_000;

const isNothing = (decision: Decision) => decision.ok && decision.events.length === 0;

/**
 * A level brings its plan the moment the complaint has it, and a crisis begins. Looks without holding anybody up, and takes the complaint only when
 * there is something to bring.
 */
export const bringPlan: Reaction = {
  name: "bringPlan",
  on: ["complaint.created", "complaint.severitySet", "complaint.severityRaised", "complaint.kindSet", "complaint.recordWithdrawn", "complaint.reopened"],
  wants: ({ complaintId, type, at, data }, now) =>
    complaintId !== null &&
    Date.parse(now) - Date.parse(at) <= longAgo &&
    !(type === "complaint.created" && data["plan"] === false) &&
    (type !== "complaint.recordWithdrawn" || data["what"] === "severities" || data["what"] === "kinds"),
  async handle(tx, event, { now, newId }) {
    if (event.complaintId === null) return;
    const seen = await readStored(tx, event.complaintId);
    if (!seen) return;
    const plans = await readLevelPlans(tx, event.companyId);
    const context: DecisionContext = { actor: { type: "system" }, now, newId };
    const decide = ({ complaint }: Stored) => {
      const planned = (event.type === "complaint.reopened" ? decideBringPlanAgain : decideBringPlan)(complaint, plans, context);
      const begun = planned.ok ? decideBeginCrisis(planned.complaint, context) : planned;
      return planned.ok && begun.ok ? { ...begun, events: [...planned.events, ...begun.events] } : begun;
    };
    if (isNothing(decide(seen))) return;
    const stored = await lockStored(tx, event.complaintId);
    if (stored) await saveDecision(tx, stored, decide(stored), context);
  },
};
