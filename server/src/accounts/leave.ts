import type { leaveSchema } from "@amends/core/accounts/contract-people";
import { staysInCharge } from "@amends/core/accounts/in-charge";
import { mayUse } from "@amends/core/accounts/permission";
import type { z } from "zod";
import { handOverAll } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import { endAbsencesOf } from "./absence/record-absence.ts";
import { revokeLinks } from "./account-links.ts";
import { type Acting, record } from "./acting.ts";
import { lockCompany } from "./company-lock.ts";
import { openComplaintsOf, personOf, presentPeople, requireTeam } from "./people-store.ts";
import { removeSignIn } from "./sign-in-rows.ts";

/**
 * A person leaves: their complaints go to a person or team, every way in ends (sessions, password, tokens, links they
 * made), their row stays as history. One transaction, all or nothing. @throws notFound, personLeft, lastInCharge,
 * successorNeeded, unknownPerson, successorUnfit, unknownTeam, teamArchived. Gives the number of complaints handed over.
 */
export async function leave(db: Db, id: string, input: z.output<typeof leaveSchema>, acting: Acting): Promise<{ handedOver: number }> {
  const { companyId } = acting.viewer;
  const to = input.toPersonId ? { personId: input.toPersonId } : input.toTeamId ? { teamId: input.toTeamId } : undefined;
  const handedOver = await db.transaction().execute(async (tx) => {
    await lockCompany(tx, companyId);
    const person = await personOf(tx, companyId, id);
    if (person.left) return refuse("personLeft");
    if (!staysInCharge(await presentPeople(tx, companyId), id, null)) return refuse("lastInCharge");
    await requireSuccessor(tx, id, to, acting);
    await tx.updateTable("people").set({ left_at: acting.now }).where("id", "=", id).execute();
    await removeSignIn(tx, id, acting.now);
    await revokeLinks(tx, { personId: id }, acting.now);
    await revokeLinks(tx, { createdBy: id }, acting.now);
    await endAbsencesOf(tx, id, acting);
    const count = await handOverAll(tx, id, to ?? {}, acting, input.note ?? "");
    await record(tx, acting, { type: "person", id }, { type: "person.left", data: { handedOver: count, ...to } });
    return count;
  });
  // Whoever was just assigning something to this person did not know yet: what came in meanwhile follows.
  const late = await db.transaction().execute((tx) => handOverAll(tx, id, to ?? {}, acting, input.note ?? ""));
  return { handedOver: handedOver + late };
}

async function requireSuccessor(tx: Db, leaverId: string, to: { personId: string } | { teamId: string } | undefined, { viewer }: Acting): Promise<void> {
  if (!to) {
    const count = await openComplaintsOf(tx, leaverId);
    return count > 0 ? refuse("successorNeeded", { field: "toPersonId", params: { count } }) : undefined;
  }
  if ("teamId" in to) return requireTeam(tx, viewer.companyId, to.teamId, "toTeamId");
  const successor = (await presentPeople(tx, viewer.companyId)).find((person) => person.id === to.personId);
  if (!successor || successor.id === leaverId) return refuse("unknownPerson", { field: "toPersonId" });
  if (!mayUse(successor.role, "handleComplaints")) return refuse("successorUnfit", { field: "toPersonId" });
}
