import { type Instant, standing } from "../shared/record.ts";
import type { Complaint, Placement } from "./complaint.ts";
import { remindAt } from "./due-time.ts";
import { groundsInWords, type Heard } from "./heard.ts";
import { type DueKind, duesOf } from "./next-due.ts";
import type { Ground } from "./severity-record.ts";
import { ruleOf, type SeverityRule } from "./severity-rules.ts";
import { specialsOf } from "./state.ts";

/** What somebody outside or the house has set a time for; what the team plans for itself, and the house's routine on the way, is none. */
const deadlineKinds: ReadonlySet<DueKind> = new Set(["referral", "firstResponse", "regulator", "decision"]);
/** What it is grave to come close to; the others warn by their reminder. */
const graveKinds: ReadonlySet<DueKind> = new Set(["referral", "regulator", "decision"]);

function promiseGrounds(complaint: Complaint, now: Instant): Ground[] {
  return standing(complaint.promises).flatMap((p): Ground[] => {
    const overdue = !p.kept && p.dueAt <= now;
    if (!p.broken && !overdue) return [];
    const since = p.broken && p.broken.at < p.dueAt ? p.broken.at : p.dueAt;
    return [{ rule: "promiseBroken", key: `promiseBroken:${p.id}`, since, phrases: [p.what.slice(0, 120)], recordId: p.id }];
  });
}

function deadlineGrounds(complaint: Complaint, now: Instant): Ground[] {
  return duesOf(complaint)
    .filter((due) => deadlineKinds.has(due.kind))
    .flatMap((due): Ground[] => {
      const near = due.remindAt === undefined ? remindAt(due) : due.remindAt;
      // A rule's clock moves when severity rises: that is no new ground.
      const name = due.clock ? `${due.kind}:${due.clock.packId}/${due.clock.ruleId}` : `${due.kind}:${due.at}`;
      if (due.at <= now) return [{ rule: "deadlineBreached", key: `deadlineBreached:${name}`, since: due.at, phrases: [], due: due.kind }];
      if (near === null || near > now || !graveKinds.has(due.kind)) return [];
      return [{ rule: "deadlineNear", key: `deadlineNear:${name}`, since: near, phrases: [], due: due.kind }];
    });
}

function reworkGrounds(complaint: Complaint, rule: SeverityRule | undefined): Ground[] {
  const reworks = standing(complaint.reworks);
  const enough = reworks[(rule?.count ?? Number.POSITIVE_INFINITY) - 1];
  if (!enough) return [];
  return [{ rule: "reworked", key: `reworked:${enough.id}`, since: enough.at, phrases: [], recordId: enough.id, count: reworks.length }];
}

/** Moves in a row after which nobody had it: each to another team, or back. */
function ownerlessMoves(complaint: Complaint): Placement[] {
  const placements = standing(complaint.placements);
  const run = placements.slice(placements.findLastIndex((p) => p.assigneeId !== null) + 1);
  return run.filter((p) => p.kind !== "assignment");
}

function transferGrounds(complaint: Complaint, rule: SeverityRule | undefined): Ground[] {
  const moves = ownerlessMoves(complaint);
  const [first] = moves;
  const last = moves[(rule?.count ?? Number.POSITIVE_INFINITY) - 1];
  return first && last ? [{ rule: "transferred", key: `transferred:${first.id}`, since: last.at, phrases: [], recordId: last.id, count: moves.length }] : [];
}

const flagRules = { media: "press", regulator: "regulator", safety: "safety", group: "group" } as const;

/** What somebody marked by hand: risks of the intake, special kinds. */
function markedGrounds(complaint: Complaint, flagsAt: Instant): Ground[] {
  const flags = complaint.intake.riskFlags.flatMap((flag): Ground[] => {
    const rule = flag in flagRules ? flagRules[flag as keyof typeof flagRules] : undefined;
    return rule ? [{ rule, key: rule, since: flagsAt, phrases: [] }] : [];
  });
  const marked = specialsOf(complaint);
  const specials = (["safety", "forceful"] as const)
    .filter((special) => marked.includes(special))
    .map((rule): Ground => {
      const record = standing(complaint.specials).find((s) => s.special === rule);
      return { rule, key: rule, since: record?.at ?? complaint.created.at, phrases: [] };
    });
  return [...flags, ...specials];
}

/** How many make it a matter of many, where a company's rule does not say. */
const groupFrom = 3;

/** Many customers with one matter: what carries several complaints rises once there are enough of them. */
function groupGrounds(rule: SeverityRule | undefined, group: Looked["group"]): Ground[] {
  if (!group || group.size < (rule?.count ?? groupFrom)) return [];
  return [{ rule: "group", key: "group:size", since: group.since, phrases: [], count: group.size }];
}

export type Looked = {
  readonly now: Instant;
  readonly rules: readonly SeverityRule[];
  /** What went between the customer and the team, oldest first. */
  readonly heard: readonly Heard[];
  /** When the risks of the intake were marked, where that is known to be later than the intake. */
  readonly flagsAt?: Instant | undefined;
  /** Of a collective complaint: how many it carries, and when the last one came. */
  readonly group?: { readonly size: number; readonly since: Instant } | undefined;
};

/** Everything in a complaint that a rule speaks of, in the order of the rules; of the same ground the earliest. */
export function groundsOf(complaint: Complaint, { now, rules, heard, flagsAt, group }: Looked): Ground[] {
  const all = [
    ...markedGrounds(complaint, flagsAt ?? complaint.created.at),
    ...groupGrounds(ruleOf(rules, "group"), group),
    ...groundsInWords(complaint, heard, rules),
    ...transferGrounds(complaint, ruleOf(rules, "transferred")),
    ...reworkGrounds(complaint, ruleOf(rules, "reworked")),
    ...promiseGrounds(complaint, now),
    ...deadlineGrounds(complaint, now),
  ];
  const first = new Map<string, Ground>();
  for (const ground of all) {
    const known = first.get(ground.key);
    if (!known || ground.since < known.since) first.set(ground.key, ground);
  }
  return rules.filter((rule) => rule.on).flatMap((rule) => [...first.values()].filter((ground) => ground.rule === rule.id));
}

/** When a person last said how grave it is, by setting or by undoing: whatever was there by then, they have seen. */
export function lookedAt(complaint: Complaint): Instant | null {
  const times = complaint.severities.flatMap((r) => [
    ...(r.by.type === "person" ? [r.at] : []),
    ...(r.withdrawn?.by.type === "person" ? [r.withdrawn.at] : []),
  ]);
  return times.sort().at(-1) ?? null;
}
