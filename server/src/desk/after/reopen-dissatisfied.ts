import type { DecisionContext } from "@amends/core/desk/decision";
import { decideReopenDissatisfied } from "@amends/core/desk/reopening";
import type { Reaction } from "../../platform/reaction.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored } from "../store.ts";

/** What is told of longer ago (a demo) opens nothing today. */
const longAgo = 24 * 3_600_000;

/** A customer who says after closing that it is not good has their complaint open again, at once. */
export const reopenDissatisfied: Reaction = {
  name: "reopenDissatisfied",
  on: ["complaint.followedUp"],
  async handle(tx, event, { now, newId }) {
    if (event.complaintId === null || Date.parse(now) - Date.parse(event.at) > longAgo) return;
    if (!["dissatisfied", "veryDissatisfied"].includes(String(event.data["satisfaction"]))) return;
    const stored = await lockStored(tx, event.complaintId);
    const context: DecisionContext = { actor: { type: "system" }, now, newId };
    if (stored) await saveDecision(tx, stored, decideReopenDissatisfied(stored.complaint, context), context);
  },
};
