import { decideByRule, waitsForRule } from "@amends/core/desk/assign-by-rule";
import { assignsAnywhere, chooseBy, modeOf, ruleFor } from "@amends/core/desk/assignment-rule";
import type { DeskContext } from "@amends/core/desk/decision";
import type { Standing } from "@amends/core/desk/vocabulary";
import { sql } from "kysely";
import type { Tx } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import type { Reaction, ReactionTools } from "../../platform/reaction.ts";
import { type Company, categoriesOf, companyOf } from "../desk-settings.ts";
import { acceptBy } from "../people/accept-by.ts";
import { saveDecision } from "../save-decision.ts";
import { lockStored, readStored } from "../store.ts";
import { factsOf, type TeamRow } from "./facts.ts";
import { type Pool, readPool, whoKnows } from "./pool-store.ts";

/** What is told of longer ago (a demo, an import with a past) is given to nobody today. */
const longAgo = 24 * 3_600_000;

type Ground = Parameters<typeof companyOf>[0] & { teams: TeamRow[]; standing: Standing | null };

async function readGround(tx: Tx, companyId: string, customerId: string | null): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`${sql.raw(prepared)}
    select t.id, t.name, t.language, t.time_zone, t.currency, t.settings, (select cu.standing from customers cu where cu.id = ${customerId}::uuid) as standing,
      (select json_agg(json_build_object('id', o.id, 'parentId', o.parent_id)) from teams o where o.company_id = t.id and o.archived_at is null) as teams
    from teams t where t.id = ${companyId}::uuid`.execute(tx);
  return rows[0];
}

/** What the product may know when it gives something out: the people it chooses from and the company's teams. */
async function contextFor(tx: Tx, company: Company, pool: Pool, teams: readonly TeamRow[], { now, newId }: ReactionTools): Promise<DeskContext> {
  return {
    actor: { type: "system" },
    now,
    newId,
    role: null,
    authority: company.desk.authority,
    levelPlans: company.plans,
    acceptBy: await acceptBy(tx, company, now),
    people: Object.fromEntries(pool.map(({ id, role, teamId }) => [id, { id, role, teamId, left: false }])),
    teamIds: teams.map((team) => team.id),
    complaints: {},
    timeZone: company.timeZone,
  };
}

/**
 * A complaint that came in with nobody goes where the company's rules say, or is proposed there. Reactions run one after the other,
 * and the company is locked besides (a failure may be repeated at any time): whoever got the last one carries it when the next is given.
 */
export const assignByRule: Reaction = {
  name: "assignByRule",
  on: ["complaint.created"],
  wants: ({ complaintId, at, data }, now) =>
    complaintId !== null &&
    data["assigneeId"] === null &&
    data["assign"] !== false &&
    data["imported"] !== true &&
    data["collective"] !== true &&
    Date.parse(now) - Date.parse(at) <= longAgo,
  async handle(tx, event, tools) {
    if (event.complaintId === null) return;
    const seen = await readStored(tx, event.complaintId);
    if (!seen || !waitsForRule(seen.complaint) || seen.placed.restrictedTo) return;
    const ground = await readGround(tx, event.companyId, seen.complaint.customerId);
    if (!ground) return;
    const company = companyOf(ground);
    if (!assignsAnywhere(company.assignment)) return;
    const facts = factsOf(seen.complaint, { tree: categoriesOf(ground), teams: ground.teams, standing: ground.standing });
    const mode = modeOf(company.assignment, facts.teamPath);
    const rule = mode === "off" ? null : ruleFor(company.assignment.rules, facts);
    if (!rule) return;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`assignment ${event.companyId}`}, 0))`.execute(tx);
    const stored = await lockStored(tx, event.complaintId);
    if (!stored || !waitsForRule(stored.complaint)) return;
    const pool = await readPool(tx, event.companyId, [rule], facts.teamPath.slice(0, 1));
    const { customerId } = stored.complaint;
    const people = (await whoKnows(tx, customerId ? [customerId] : [], pool, [event.complaintId]))(customerId);
    const context = await contextFor(tx, company, pool, ground.teams, tools);
    const choice = chooseBy(rule, facts, people);
    await saveDecision(tx, stored, decideByRule(stored.complaint, choice, mode, context), { actor: context.actor, now: tools.now, newId: tools.newId });
  },
};
