import type { Viewer } from "@amends/core/accounts/role";
import { passDuties } from "@amends/core/desk/duty";
import { decideAssign } from "@amends/core/desk/placement";
import { changed } from "@amends/core/desk/stamp";
import { placementOf } from "@amends/core/desk/state";
import { handles } from "@amends/core/shared/role";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { readDeskContext } from "./desk-context.ts";
import { saveDecision } from "./save-decision.ts";
import { lockStored } from "./store.ts";

export type Successor = { readonly personId?: string; readonly teamId?: string };

type Acting = { viewer: Viewer; now: string; newId: () => string };

/**
 * Gives everything that lies with one person to another or to a team: open complaints, and closed ones that are still to
 * be followed up. Without a successor they wait in their team; so do those about the successor, who must not handle
 * them. What they still owe, wherever it is, goes to whoever has the complaint. For accounts, when somebody leaves; in the caller's transaction. Gives the number moved.
 */
export async function handOverAll(tx: Db, fromPersonId: string, to: Successor, acting: Acting, note: string): Promise<number> {
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
  await passOwed(tx, fromPersonId, to, acting);
  return moved;
}

/**
 * Steps and promises of the person who leaves go to whoever has the complaint, else to the successor. Where there is neither they
 * wait with it: whoever takes the complaint takes them over (core: placement.ts).
 */
async function passOwed(tx: Db, fromPersonId: string, to: Successor, acting: Acting): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from complaints where owing <> '{}' and owing @> array[${fromPersonId}::uuid] and company_id = ${acting.viewer.companyId}::uuid order by id`.execute(
    tx,
  );
  for (const { id } of rows) {
    const stored = await lockStored(tx, id);
    if (!stored) continue;
    const { complaint } = stored;
    const { context } = await readDeskContext(tx, acting, to, complaint);
    const heir = [placementOf(complaint).assigneeId, to.personId].find((each) => {
      const person = each ? context.people[each] : undefined;
      return person && !person.left && handles(person.role) && person.id !== complaint.intake.respondent.personId;
    });
    if (!heir) continue;
    const { patch, events } = passDuties(complaint, { from: [fromPersonId], to: heir, placementId: null }, context);
    await saveDecision(tx, stored, changed(complaint, patch, ...events), { actor: context.actor, now: acting.now, newId: acting.newId });
  }
}
