import { defaultAuthority } from "@amends/core/desk/authority";
import type { Complaint, Language } from "@amends/core/desk/complaint";
import { minorDigits } from "@amends/core/shared/money";
import { formatNumber, saveFinishedCase, takeNumbers, yearIn } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { tellPastSurveys } from "../survey/index.ts";
import { type DemoCustomer, drawCustomer } from "./complainant.ts";
import { saveDemoAbsences } from "./demo-absences.ts";
import { saveDemoReplies } from "./demo-replies.ts";
import { saveDemoSkills } from "./demo-skills.ts";
import { intakeForm } from "./intake-form.ts";
import { planCases } from "./plan-cases.ts";
import { CaseInPlay } from "./play-case.ts";
import { type Chance, seeded } from "./seeded.ts";
import { buildStage, demoNumberPrefix, type Stage } from "./stage.ts";
import { type DemoCast, readDemo } from "./story.ts";
import { demoAnswer } from "./survey-answers.ts";
import { type Cast, tellCase } from "./tell-case.ts";
import { tellStory } from "./tell-story.ts";

/**
 * Fills an installation with the demo company: three teams, twelve people, 400 complaints over six months up to `now`,
 * each decided by the core as in daily work. Runs inside the caller's transaction. Gives the id of the company.
 */
export async function loadDemo(tx: Db, context: { readonly now: string; readonly newId: () => string }): Promise<{ readonly companyId: string }> {
  const cast = readDemo<DemoCast>("people.json");
  const chance = seeded(20_261);
  const stage = await buildStage(tx, cast, context);
  await saveDemoReplies(tx, stage, context);
  await saveDemoSkills(tx, cast, stage, context);
  await saveDemoAbsences(tx, cast, stage, context);
  const customers = new Map<string, DemoCustomer>();
  const told: Complaint[] = [];
  const now = Date.parse(context.now);
  for (const plan of planCases(now, chance)) {
    const team = stage.teams[plan.shop];
    if (!team) continue;
    const story = chance.pick(team.shop.stories);
    const people = castOf(stage, team.key, team.shop.currency, team.shop.names[story.language] ?? team.shop.names[team.shop.language] ?? "", chance);
    const telling = tellStory(team.shop, story, chance, new Date(plan.receivedAt), { name: people.agent.name, staffNo: people.staffNo });
    const name = chance.pick(cast.customers[story.language]);
    const known = customers.get(`${team.key}/${name}`);
    const customer = known ?? drawCustomer(context.newId(), name, story.language, chance);
    customers.set(`${team.key}/${name}`, customer);

    const play = new CaseInPlay(plan.receivedAt, now, knownTo(stage, team.shop.currency, team.shop.timeZone, context.newId));
    const year = yearIn(team.shop.timeZone, play.now);
    const number = formatNumber(demoNumberPrefix, year, await takeNumbers(tx, stage.companyId, year));
    const assigneeId = plan.fate === "untouched" ? null : people.agent.id;
    const form = intakeForm({ telling, customer, receivedAt: new Date(plan.receivedAt), unit: people.shop, teamId: team.id, assigneeId });
    const facts = { id: context.newId(), number, companyId: stage.companyId, customerId: customer.id, language: story.language as Language, teamId: team.id };
    play.create(form, facts, { type: "person", id: people.agent.id }, people.agent.role);
    tellCase(play, telling, people, plan.fate, chance);
    await saveFinishedCase(tx, {
      complaint: play.complaint,
      events: play.events,
      messages: play.messages,
      newId: context.newId,
      now: context.now,
      customer: { id: customer.id, name: customer.name, contacts: customer.contacts, isNew: !known },
    });
    told.push(play.complaint);
  }
  const answering = seeded(20_262);
  const answer = (closure: Complaint["closures"][number], questions: Parameters<typeof demoAnswer>[1]) => demoAnswer(closure, questions, answering);
  await tellPastSurveys(tx, told, { companyId: stage.companyId, timeZone: cast.company.timeZone, ...context, answer });
  return { companyId: stage.companyId };
}

function castOf(stage: Stage, teamKey: string, currency: string, shop: string, chance: Chance): Cast & { readonly staffNo: string } {
  const member = (team: string, role: string) => stage.people.filter((p) => p.team === team && p.role === role);
  const [supervisor] = member(teamKey, "supervisor");
  const [manager] = member("company", "manager");
  if (!supervisor || !manager) throw new Error(`demo: no supervisor or manager for ${teamKey}`);
  const agent = chance.pick(member(teamKey, "agent"));
  return { agent, supervisor, manager, shop, currency, staffNo: agent.staffNo };
}

function knownTo(stage: Stage, currency: string, timeZone: string, newId: () => string) {
  return {
    newId,
    timeZone,
    complaints: {},
    authority: defaultAuthority(currency, 10 ** minorDigits(currency)),
    teamIds: [stage.companyId, ...stage.teams.map((t) => t.id)],
    people: Object.fromEntries(stage.people.map((p) => [p.id, { id: p.id, role: p.role, teamId: p.teamId, left: false }])),
  };
}
