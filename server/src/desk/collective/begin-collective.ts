import { decideBeginCollective, teamOfCollective } from "@amends/core/desk/collective-join";
import type { BeginCollective } from "@amends/core/desk/contract-collective";
import { recordEvents } from "../../platform/record-events.ts";
import { orRefuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import type { BulkResult } from "../bulk/run-bulk.ts";
import { formatNumber, takeNumbers, yearIn } from "../complaint-number.ts";
import { insertComplaint } from "../create-complaint.ts";
import { readDeskContext } from "../desk-context.ts";
import { loadVisible } from "../load-visible.ts";
import { joinCollective } from "./members.ts";

export type BegunCollective = { readonly id: string; readonly number: string; readonly results: readonly BulkResult[] };

/**
 * Makes the complaint that carries the handling, and joins each of the others to it. Whom it does not work for is named; with fewer
 * than two who could join nothing is made. @throws notFound, collectiveNeedsTwo and why they cannot join
 */
export async function beginCollective(context: RouteContext<unknown>, input: BeginCollective): Promise<BegunCollective> {
  const { db, viewer, now, newId } = context;
  const ids = [...new Set(input.ids)];
  const made = await db.transaction().execute(async (tx) => {
    const members = [];
    for (const id of ids) members.push((await loadVisible(tx, viewer, id)).complaint);
    const { context: desk, company } = await readDeskContext(tx, context, {}, null);
    const year = yearIn(company.timeZone, now);
    const number = formatNumber(company.desk.numberPrefix, year, await takeNumbers(tx, viewer.companyId, year));
    const teamId = teamOfCollective(members) ?? viewer.teamId;
    const facts = { id: newId(), number, companyId: viewer.companyId, customerId: null, language: company.language, teamId };
    const { complaint, events } = orRefuse(decideBeginCollective(input, members, facts, desk));
    await insertComplaint(tx, complaint, company.deadlines, now);
    await recordEvents(tx, { companyId: viewer.companyId, complaintId: complaint.id, actor: desk.actor, at: now, newId }, events);
    return { id: complaint.id, number };
  });
  return { ...made, results: await joinCollective(context, made.id, ids) };
}
