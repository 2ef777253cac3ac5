import type { Instant } from "../shared/record.ts";
import type { Role } from "../shared/role.ts";
import type { AssignmentConditions, AssignmentMode, AssignmentRule, AssignmentSettings } from "./contract-assignment.ts";
import { type LoadBySeverity, weightOf } from "./load.ts";
import { type SkillNeeds, type SkillPart, type Skills, skillFit } from "./skills.ts";
import type { Channel, Standing } from "./vocabulary.ts";

/** What the rules look at. Paths begin with the nearest: a category or team itself, then what is above it. */
export type AssignmentFacts = {
  readonly categoryPath: readonly string[];
  readonly teamPath: readonly string[];
  readonly channel: Channel;
  readonly standing: Standing | null;
  readonly respondentId: string | null;
  readonly needs: SkillNeeds;
};

/** Somebody a rule may choose. `knows`: earlier complaints of this customer that lay with them; `lastAt`: when the newest they have came in. */
export type PoolPerson = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly teamId: string;
  readonly away: boolean;
  readonly skills: Skills | null;
  readonly load: LoadBySeverity;
  readonly knows: number;
  readonly lastAt: Instant | null;
};

/** Why somebody could not be chosen, or what the one who was had before them. */
export const passedReasons = ["respondent", "away", "severity", "language", "category", "knows", "load", "turn", "name"] as const;
export type PassedReason = (typeof passedReasons)[number];

/** What a rule gives, kept with the complaint. `because`: what decided against the next one, "only" when there was no other. */
export type AssignmentChoice = {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly teamId: string;
  readonly personId: string | null;
  readonly because: "only" | "knows" | "load" | "turn" | "name" | "noPeople" | "nobodyFits";
  readonly knows: number;
  readonly weight: number;
  readonly passed: readonly { readonly personId: string; readonly why: PassedReason }[];
};

/** What is asked of whoever takes one by a rule; the rest of what is written down speaks for people where one chooses by hand. */
const mustHave: readonly SkillPart[] = ["severity", "language", "category"];
/** A record names so many who were not chosen; the pool of a large team is not copied into each complaint. */
const named = 20;

function fits(when: AssignmentConditions, { categoryPath, teamPath, channel, standing, needs }: AssignmentFacts): boolean {
  const among = <T>(list: readonly T[], ...values: readonly T[]) => list.length === 0 || values.some((value) => list.includes(value));
  return (
    among(when.categoryIds, ...categoryPath) &&
    among(when.severities, needs.severity) &&
    among(when.channels, channel) &&
    among(when.languages, needs.language) &&
    among(when.standings, ...(standing ? [standing] : [])) &&
    among(when.specials, ...needs.specials) &&
    among(when.teamIds, ...teamPath)
  );
}

/** The first rule that fits; null when none does. */
export function ruleFor(rules: readonly AssignmentRule[], facts: AssignmentFacts): AssignmentRule | null {
  return rules.find((rule) => fits(rule.when, facts)) ?? null;
}

/** The switch of a team: its own, else that of the nearest above it that has one; off when none has. */
export function modeOf({ switches }: AssignmentSettings, teamPath: readonly string[]): AssignmentMode {
  for (const teamId of teamPath) {
    const own = switches.find((each) => each.teamId === teamId);
    if (own) return own.mode;
  }
  return "off";
}

/** Does anything happen by rule anywhere in this company? */
export const assignsAnywhere = ({ rules, switches }: AssignmentSettings): boolean => rules.length > 0 && switches.some((each) => each.mode !== "off");

/** Those a rule chooses from: the agents of a team, for what an agent can take is an agent's; or the one it names. */
export function poolOf(rule: AssignmentRule, teamId: string, people: readonly PoolPerson[]): PoolPerson[] {
  const { to } = rule;
  if (to.kind === "person") return people.filter((person) => person.id === to.personId);
  const from = to.kind === "team" ? to.teamId : teamId;
  return people.filter((person) => person.role === "agent" && person.teamId === from);
}

function unable(person: PoolPerson, { respondentId, needs }: AssignmentFacts): PassedReason | null {
  if (person.id === respondentId) return "respondent";
  if (person.away) return "away";
  const { lacks } = skillFit(person.skills, needs);
  const lack = mustHave.find((part) => lacks.includes(part));
  return (lack as PassedReason | undefined) ?? null;
}

type Before = { readonly order: number; readonly by: "knows" | "load" | "turn" | "name" };

/** Who comes first of two who could, and by what: who knows the customer, who carries less, who has been longest without a new one, the name. */
function compare(a: PoolPerson, b: PoolPerson): Before {
  const knows = Number(b.knows > 0) - Number(a.knows > 0);
  if (knows !== 0) return { order: knows, by: "knows" };
  const load = weightOf(a.load) - weightOf(b.load);
  if (load !== 0) return { order: load, by: "load" };
  const [x, y] = [a.lastAt ?? "", b.lastAt ?? ""];
  if (x !== y) return { order: x < y ? -1 : 1, by: "turn" };
  return { order: a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1, by: "name" };
}

/**
 * Whom a rule gives a complaint to, why them, and why not the others. Never the person complained about, never who is away, never who
 * is written down for other languages, categories or lesser levels. With nobody left it stays with the team where it lies.
 */
export function chooseBy(rule: AssignmentRule, facts: AssignmentFacts, people: readonly PoolPerson[]): AssignmentChoice {
  const here = facts.teamPath[0] ?? "";
  const pool = poolOf(rule, here, people);
  const no = pool.flatMap((person) => {
    const why = unable(person, facts);
    return why ? [{ personId: person.id, name: person.name, why }] : [];
  });
  no.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.personId < b.personId ? -1 : 1));
  const able = pool.filter((person) => !no.some((each) => each.personId === person.id)).sort((a, b) => compare(a, b).order);
  const [first, second] = able;
  const after = first ? able.slice(1).map((person) => ({ personId: person.id, why: compare(first, person).by })) : [];
  const passed = [...after, ...no.map(({ personId, why }) => ({ personId, why }))].slice(0, named);
  const of = { ruleId: rule.id, ruleName: rule.name, passed };
  if (!first) return { ...of, teamId: here, personId: null, because: pool.length === 0 ? "noPeople" : "nobodyFits", knows: 0, weight: 0 };
  return {
    ...of,
    teamId: first.role === "agent" ? first.teamId : here,
    personId: first.id,
    because: second ? compare(first, second).by : "only",
    knows: first.knows,
    weight: weightOf(first.load),
  };
}
