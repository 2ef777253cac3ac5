import builtIn from "../../../content/desk/load/load.json" with { type: "json" };
import type { Role } from "../shared/role.ts";
import { type SkillFit, type SkillNeeds, type Skills, skillFit } from "./skills.ts";
import type { Severity } from "./vocabulary.ts";

/** How many open complaints of each level somebody has; those that wait for the customer are not counted. */
export type LoadBySeverity = Readonly<Record<Severity, number>>;

export const noLoad: LoadBySeverity = { potential: 0, ordinary: 0, serious: 0, crisis: 0 };

/** What a complaint of a level weighs (content/desk/load); a rule of thumb of ours, shown as such. */
export const loadWeights: LoadBySeverity = builtIn.weights;

/** Load weighted by severity: two serious ones are as much as four ordinary ones. */
export function weightOf(load: LoadBySeverity): number {
  return (Object.keys(loadWeights) as Severity[]).reduce((sum, severity) => sum + load[severity] * loadWeights[severity], 0);
}

/** Somebody who could take a complaint. `knows`: earlier complaints of this customer that lay with them. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly teamId: string;
  readonly knows: number;
  readonly load: LoadBySeverity;
  /** The last day of an absence that has begun; null = is here. */
  readonly awayUntil?: string | null;
  /** What a superior wrote down about them; null = nothing. */
  readonly skills?: Skills | null;
};

/** GET /api/complaints/:id/assignees: who might take it, the best first, with what speaks for and against each. */
export type Assignee = Omit<Candidate, "skills"> & SkillFit & { readonly weight: number };
export type AssigneeList = { readonly people: readonly Assignee[] };

const shown = 8;
/** Superiors are there when nobody else is: what an agent can take is an agent's. */
const rank: Readonly<Partial<Record<Role, number>>> = { agent: 0, supervisor: 1, manager: 2 };

/**
 * Orders people for one complaint: who is here before who is away (they are named so that nobody wonders); agents before superiors;
 * who lacks nothing it needs before who does; among them whoever has least to carry, where knowing the customer, and each skill
 * that fits, counts like so much less of a load (content/desk/load). Ties by name, so that the same question has the same answer.
 */
export function rankAssignees(candidates: readonly Candidate[], needs: SkillNeeds): Assignee[] {
  const place = ({ knows, weight, fits }: Assignee) => weight - (knows > 0 ? builtIn.knowsCustomer : 0) - fits.length * builtIn.skillFits;
  return candidates
    .map(({ skills, ...each }) => ({ ...each, ...skillFit(skills, needs), weight: weightOf(each.load) }))
    .sort(
      (a, b) =>
        Number(!!a.awayUntil) - Number(!!b.awayUntil) ||
        (rank[a.role] ?? 3) - (rank[b.role] ?? 3) ||
        a.lacks.length - b.lacks.length ||
        place(a) - place(b) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    )
    .slice(0, shown);
}
