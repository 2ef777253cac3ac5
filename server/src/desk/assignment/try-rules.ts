import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import { type AssignmentChoice, chooseBy, modeOf, ruleFor } from "@amends/core/desk/assignment-rule";
import type { Complaint } from "@amends/core/desk/complaint";
import type { AssignmentSettings, AssignmentTrial } from "@amends/core/desk/contract-assignment";
import type { LoadBySeverity } from "@amends/core/desk/load";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { titleOf } from "@amends/core/desk/project";
import { placementOf, severityOf } from "@amends/core/desk/state";
import type { Standing } from "@amends/core/desk/vocabulary";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { categoriesOf, readRoot } from "../desk-settings.ts";
import { visibleTo } from "../policy.ts";
import { factsOf, type TeamRow } from "./facts.ts";
import { readPool, whoKnows } from "./pool-store.ts";

const looked = 20;

type Row = { doc: Complaint; standing: Standing | null };

/** The newest this viewer sees, and what each customer is to the company. */
async function newest(db: Db, viewer: Viewer): Promise<Row[]> {
  const { rows } = await sql<Row>`select c.doc, cu.standing from complaints c left join customers cu on cu.id = c.customer_id
    where ${visibleTo(scopeOf(viewer))} order by c.received_at desc, c.id desc limit ${looked}`.execute(db);
  return rows;
}

/** As it came in: where the intake put it and with nobody, the rest as it is now. */
const asItCame = (complaint: Complaint): Complaint => ({ ...complaint, placements: complaint.placements.slice(0, 1) });

/**
 * What the last complaints would have got by these rules, whatever the switches say; nothing is written. Begins with what everybody carries
 * now, and whoever is chosen for one carries it when the next is looked at, as it would be.
 */
export async function tryRules(db: Db, viewer: Viewer, settings: AssignmentSettings): Promise<AssignmentTrial> {
  const found = (await newest(db, viewer)).map((row) => ({ complaint: asItCame(readComplaint(row.doc)), standing: row.standing }));
  const root = await readRoot(db, viewer.companyId);
  const { rows: teams } = await sql<TeamRow>`select id, parent_id as "parentId" from teams where company_id = ${viewer.companyId}::uuid`.execute(db);
  const hereIds = found.map(({ complaint }) => placementOf(complaint).teamId);
  const pool = await readPool(db, viewer.companyId, settings.rules, hereIds);
  const customerIds = found.flatMap(({ complaint }) => complaint.customerId ?? []);
  const ids = found.map(({ complaint }) => complaint.id);
  const knowing = await whoKnows(db, customerIds, pool, ids);
  const more = new Map<string, LoadBySeverity>();
  const tried = found.reverse().map(({ complaint, standing }) => {
    const facts = factsOf(complaint, { tree: categoriesOf(root), teams, standing });
    const rule = ruleFor(settings.rules, facts);
    const people = knowing(complaint.customerId).map((person) => ({ ...person, load: more.get(person.id) ?? person.load }));
    const choice: AssignmentChoice | null = rule && chooseBy(rule, facts, people);
    const chosen = people.find((person) => person.id === choice?.personId);
    const severity = severityOf(complaint);
    if (chosen) more.set(chosen.id, { ...chosen.load, [severity]: chosen.load[severity] + 1 });
    return { complaintId: complaint.id, number: complaint.number, title: titleOf(complaint), mode: modeOf(settings, facts.teamPath), choice };
  });
  return { tried: tried.reverse() };
}
