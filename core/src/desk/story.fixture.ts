import type { Actor, Instant } from "../shared/record.ts";
import type { Role } from "../shared/role.ts";
import { defaultAuthority } from "./authority.ts";
import { decideCommand } from "./commands.ts";
import type { Complaint } from "./complaint.ts";
import { type Command, type CommandName, commandSchemas } from "./contract-commands.ts";
import { createComplaintSchema } from "./contract-intake.ts";
import { decideCreate } from "./create-complaint.ts";
import type { ComplaintEvent, Decision, DeskContext, PersonFact } from "./decision.ts";

/** For tests: a small house of people, and a complaint that commands are carried out on, one after the other. */

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

export const team = { sales: uuid(0xa1), repair: uuid(0xa2) } as const;
export const otherComplaint = uuid(0xc2);

const roleOf = {
  ann: "agent",
  ben: "agent",
  lee: "agent",
  sue: "supervisor",
  tom: "supervisor",
  max: "manager",
  eve: "manager",
  qin: "quality",
  ray: "trainer",
  adi: "admin",
} as const satisfies Record<string, Role>;
export type Who = keyof typeof roleOf;
export const names = Object.keys(roleOf) as Who[];
export const idOf = Object.fromEntries(names.map((name, i) => [name, uuid(0xb0 + i)])) as Record<Who, string>;

/** lee has left; ben works in the repair team. */
export const people: Record<string, PersonFact> = Object.fromEntries(
  names.map((name) => [idOf[name], { id: idOf[name], role: roleOf[name], teamId: name === "ben" ? team.repair : team.sales, left: name === "lee" }]),
);

export const start: Instant = "2026-11-23T01:00:00.000Z";

/** "+2h", "+3d", "-30m" from a moment. */
export function shift(from: Instant, by: string): Instant {
  const [, sign, amount, unit] = /^([+-])(\d+)([mhd])$/.exec(by) ?? [];
  const ms = Number(amount) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[unit as "m" | "h" | "d"];
  return new Date(Date.parse(from) + (sign === "-" ? -ms : ms)).toISOString();
}

export const wholeForm = {
  complainant: { name: "王小明", contacts: [{ kind: "phone", value: "13800138000" }] },
  intake: {
    channel: "phone",
    facts: "The car does not start after I buy vanilla ice cream",
    demand: { types: ["repair"], text: "A car that starts" },
    categoryId: "productQuality",
    occurredAt: "2026-11-20T10:00:00.000Z",
    respondent: { unit: "Workshop" },
  },
} as const;

export function contextOf(who: Who | "customer" | "system", now: Instant, newId: () => string): DeskContext {
  const actor: Actor = who === "customer" || who === "system" ? { type: who } : { type: "person", id: idOf[who] };
  return {
    actor,
    now,
    newId,
    role: actor.type === "person" ? roleOf[who as Who] : null,
    authority: defaultAuthority("CNY", 100),
    people,
    teamIds: Object.values(team),
    complaints: { [otherComplaint]: "AM-2" },
    timeZone: "Asia/Shanghai",
  };
}

type Input = Record<string, unknown>;

/** A complaint recorded by ann on Monday morning in Shanghai; `run` answers "ok" or the refusal's code and moves the clock a minute on. */
export function newStory(form: Record<string, unknown> = {}, by: Who = "ann") {
  let ids = 0x1000;
  const newId = () => uuid(ids++);
  let now = start;
  const input = createComplaintSchema.parse({ ...wholeForm, ...form });
  const facts = { id: uuid(0xc1), number: "AM-1", companyId: uuid(0xaa), customerId: uuid(0xdd), language: "en" as const, teamId: team.sales };
  const created = decideCreate(input, facts, contextOf(by, now, newId));
  if (!created.ok) throw new Error(created.refusal.code);
  let complaint: Complaint = created.complaint;
  let events: readonly ComplaintEvent[] = created.events;
  const story = {
    get complaint() {
      return complaint;
    },
    get events() {
      return events;
    },
    get now() {
      return now;
    },
    newId,
    later(by_: string) {
      now = shift(now, by_);
      return story;
    },
    take(next: Complaint) {
      complaint = next;
      return story;
    },
    context: (who: Who | "customer" | "system" = "ann") => contextOf(who, now, newId),
    try<N extends CommandName>(name: N, body: Input, who: Who | "customer" | "system" = "ann"): Decision {
      const command = { recordId: body["recordId"], ...commandSchemas[name].parse(body) } as unknown as Command<N>;
      return decideCommand(name, complaint, command, contextOf(who, now, newId));
    },
    run<N extends CommandName>(name: N, body: Input = {}, who: Who | "customer" | "system" = "ann"): string {
      const decision = story.try(name, body, who);
      now = shift(now, "+1m");
      if (!decision.ok) return decision.refusal.code;
      complaint = decision.complaint;
      events = decision.events;
      return "ok";
    },
    /** Id of the record the last command made. */
    get made(): string {
      return String(events.at(-1)?.data["recordId"]);
    },
  };
  return story;
}
export type Story = ReturnType<typeof newStory>;
