import type { Viewer } from "@amends/core/accounts/role";
import { decideAssign } from "@amends/core/desk/placement";
import { placementOf } from "@amends/core/desk/state";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { readDeskContext } from "./desk-context.ts";
import { saveDecision } from "./save-decision.ts";
import { lockStored } from "./store.ts";

export type Successor = { readonly personId?: string; readonly teamId?: string };

/**
 * Gives everything that lies with one person to another or to a team: open complaints, and closed ones that are still to
 * be followed up. Without a successor they wait in their team; so do those about the successor, who must not handle
 * them. For accounts, when somebody leaves; in the caller's transaction. Gives the number moved.
 */
export async function handOverAll(
  tx: Db,
  fromPersonId: string,
  to: Successor,
  acting: { viewer: Viewer; now: string; newId: () => string },
  note: string,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from complaints where assignee_id = ${fromPersonId}::uuid and company_id = ${acting.viewer.companyId}::uuid
    and (state <> 'closed' or follow_up_at is not null) order by id`.execute(tx); // one order for all: two at a time cannot block each other
  let moved = 0;
  for (const { id } of rows) {
    const stored = await lockStored(tx, id);
    if (stored?.placed.assigneeId !== fromPersonId) continue;
    const { complaint } = stored;
    const { context } = await readDeskContext(tx, acting, to, complaint);
    const from = placementOf(complaint);
    const person = to.personId === undefined ? undefined : context.people[to.personId];
    const teamId = to.teamId ?? (person?.role === "agent" ? person.teamId : from.teamId);
    const free = person !== undefined && person.id !== complaint.intake.respondent.personId;
    const command = { teamId: context.teamIds.includes(teamId) ? teamId : acting.viewer.companyId, assigneeId: free ? person.id : null, note, reason: "" };
    // Whoever manages people moves complaints as a superior does, also an admin who does not work any.
    await saveDecision(tx, stored, decideAssign(complaint, command, { ...context, role: "manager" }), {
      actor: context.actor,
      now: acting.now,
      newId: acting.newId,
    });
    moved++;
  }
  return moved;
}
