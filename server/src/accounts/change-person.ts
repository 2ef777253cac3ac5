import type { changePersonSchema } from "@amends/core/accounts/contract-people";
import { staysInCharge } from "@amends/core/accounts/in-charge";
import { mayUse } from "@amends/core/accounts/permission";
import type { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import type { NewEvent } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import { renewStandIns } from "./absence/renew-stand-ins.ts";
import { type Acting, record } from "./acting.ts";
import { lockCompany } from "./company-lock.ts";
import { openComplaintsOf, type Person, personOf, presentPeople, requireTeam } from "./people-store.ts";

/**
 * Name, role, team or staff number. @throws notFound, personLeft, lastInCharge, unknownTeam, teamArchived, and
 * handOverFirst when the new role cannot handle complaints while some still lie with the person.
 */
export async function changePerson(db: Db, id: string, change: z.output<typeof changePersonSchema>, acting: Acting): Promise<Person> {
  const { companyId } = acting.viewer;
  return db.transaction().execute(async (tx) => {
    await lockCompany(tx, companyId);
    const before = await personOf(tx, companyId, id);
    if (before.left) return refuse("personLeft");
    const after = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) } as Person;
    if (after.role !== before.role) {
      if (!staysInCharge(await presentPeople(tx, companyId), id, after.role)) return refuse("lastInCharge", { field: "role" });
      const count = mayUse(after.role, "handleComplaints") ? 0 : await openComplaintsOf(tx, id);
      if (count > 0) return refuse("handOverFirst", { field: "role", params: { count } });
    }
    if (after.teamId !== before.teamId) await requireTeam(tx, companyId, after.teamId, "teamId");
    const events: NewEvent[] = [];
    if (after.role !== before.role) events.push({ type: "person.roleChanged", data: { from: before.role, to: after.role } });
    if (after.teamId !== before.teamId) events.push({ type: "person.moved", data: { fromTeamId: before.teamId, toTeamId: after.teamId } });
    if (after.name !== before.name || after.staffNo !== before.staffNo) events.push({ type: "person.renamed" });
    if (events.length === 0) return after;
    await tx.updateTable("people").set({ name: after.name, role: after.role, team_id: after.teamId, staff_no: after.staffNo }).where("id", "=", id).execute();
    await tx.updateTable("user").set({ name: after.name, updatedAt: acting.now }).where("id", "=", id).execute();
    await record(tx, acting, { type: "person", id }, ...events);
    // Who may stand in for whom depends on roles and teams.
    await renewStandIns(tx, companyId, { actor: { type: "person", id: acting.viewer.id }, now: acting.now, newId: acting.newId });
    return after;
  });
}
