import { isCollective } from "@amends/core/desk/collective";
import type { Complaint } from "@amends/core/desk/complaint";
import type { ComplaintEventType, DecisionContext } from "@amends/core/desk/decision";
import type { Looked } from "@amends/core/desk/severity-grounds";
import { decideRises, risesOf } from "@amends/core/desk/severity-rise";
import { isClosed } from "@amends/core/desk/state";
import { sql } from "kysely";
import type { Tx } from "../../platform/db/connect.ts";
import type { Reaction, RecordedEvent } from "../../platform/reaction.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored, readStored } from "../store.ts";
import { readHeard } from "./heard-store.ts";
import { readSeveritySettings } from "./severity-settings.ts";

/** After these a complaint may have to rise. Of the intake only the customer's own: what a colleague recorded, they have judged. */
const watched: readonly (ComplaintEventType | "complaint.messageReceived" | "complaint.letterReceived" | "complaint.callRecorded")[] = [
  "complaint.created",
  "complaint.intakeEdited",
  "complaint.specialAdded",
  "complaint.messageReceived",
  "complaint.letterReceived",
  "complaint.callRecorded",
  "complaint.returned",
  "complaint.transferred",
  "complaint.promiseBroken",
  "complaint.dueSoon",
  "complaint.dueReached",
  "complaint.reopened",
  "complaint.memberJoined",
];

/** What is told of longer ago (a demo, an import with a past) raises nothing today. */
const longAgo = 24 * 3_600_000;

const isOld = (event: RecordedEvent, now: string) => Date.parse(now) - Date.parse(event.at) > longAgo;
const isOurIntake = (event: RecordedEvent) => event.type === "complaint.created" && event.actor.type !== "customer";

function marksFlags({ type, data }: RecordedEvent): boolean {
  return type === "complaint.intakeEdited" && Array.isArray(data["fields"]) && data["fields"].includes("riskFlags");
}

/** How many it carries. */
async function sizeOf(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from complaints where collective_id = ${id}::uuid`.execute(tx);
  return rows[0]?.n ?? 0;
}

async function lookAt(tx: Tx, complaint: Complaint, event: RecordedEvent, now: string): Promise<Looked> {
  const { rules } = await readSeveritySettings(tx, complaint.companyId);
  const group = isCollective(complaint) ? { size: await sizeOf(tx, complaint.id), since: event.at } : undefined;
  return { now, rules, heard: await readHeard(tx, complaint.id), group, ...(marksFlags(event) ? { flagsAt: event.at } : {}) };
}

/**
 * Raises a complaint by the company's rules when something happened that they watch. Looks without holding anybody up, and
 * takes the complaint only when there is something to write: then it looks again.
 */
export const raiseSeverity: Reaction = {
  name: "raiseSeverity",
  on: watched,
  wants: (event, now) => event.complaintId !== null && !isOld(event, now) && !isOurIntake(event),
  async handle(tx, event, { now, newId }) {
    if (event.complaintId === null) return;
    const seen = await readStored(tx, event.complaintId);
    if (!seen || isClosed(seen.complaint)) return;
    const looked = await lookAt(tx, seen.complaint, event, now);
    if (risesOf(seen.complaint, looked).length === 0) return;
    const stored = await lockStored(tx, event.complaintId);
    if (!stored) return;
    const context: DecisionContext = { actor: { type: "system" }, now, newId };
    await saveDecision(tx, stored, decideRises(stored.complaint, looked, context), context);
  },
};
