import type { Complaint } from "./complaint.ts";
import type { ComplaintEvent, Decision, DecisionContext } from "./decision.ts";
import { groundsOf, type Looked, lookedAt } from "./severity-grounds.ts";
import type { Ground, SeverityGround, SeverityRecord } from "./severity-record.ts";
import type { SeverityRule } from "./severity-rules.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";
import { isClosed, severityOf } from "./state.ts";
import { type Severity, severities } from "./vocabulary.ts";

/** One rise and what it stands on. */
export type Rise = { readonly from: Severity; readonly to: Severity; readonly grounds: readonly Ground[] };

const rung = (severity: Severity) => severities.indexOf(severity);

/** Grounds that have not raised it yet and came up after a person last said how grave it is. */
function freshGrounds(complaint: Complaint, looked: Looked): Ground[] {
  const spent = new Set(complaint.severities.flatMap((r) => (r.grounds ?? []).map((g) => g.key)));
  const seen = lookedAt(complaint);
  return groundsOf(complaint, looked).filter((g) => !spent.has(g.key) && (seen === null || g.since > seen));
}

/**
 * How a complaint rises now, by the company's rules: first to where what was said or marked puts it, in one go; then a rung
 * for each further ground. Nothing falls, nothing rises twice for the same ground, and what a person has judged stands
 * until something new happens. A closed complaint does not rise.
 */
export function risesOf(complaint: Complaint, looked: Looked): Rise[] {
  if (isClosed(complaint)) return [];
  const rules = new Map<string, SeverityRule>(looked.rules.map((rule) => [rule.id, rule]));
  const fresh = freshGrounds(complaint, looked).map((ground) => ({ ground, rule: rules.get(ground.rule) as SeverityRule }));
  const rises: Rise[] = [];
  let now = severityOf(complaint);
  const placing = fresh.filter(({ rule }) => rule.rise === "to" && rung(rule.level) > rung(now));
  const highest = Math.max(-1, ...placing.map(({ rule }) => rung(rule.level)));
  const to = severities[highest];
  if (to) {
    rises.push({ from: now, to, grounds: placing.map(({ ground }) => ground) });
    now = to;
  }
  for (const { ground, rule } of fresh.filter((f) => f.rule.rise === "step")) {
    const next = severities[rung(now) + 1];
    if (!next || rung(next) > rung(rule.level)) continue;
    rises.push({ from: now, to: next, grounds: [ground] });
    now = next;
  }
  return rises;
}

function recordOf({ to, grounds }: Rise, context: DecisionContext): SeverityRecord {
  const kept = grounds.map(({ since: _, ...ground }): SeverityGround => ground);
  return { ...newStamp(context), severity: to, proposed: null, grounds: kept };
}

/** Raises it by the rules, a record for each rise; nothing when there is no ground. */
export function decideRises(complaint: Complaint, looked: Looked, context: DecisionContext): Decision {
  const rises = risesOf(complaint, looked);
  if (rises.length === 0) return unchanged(complaint);
  const records = rises.map((rise) => recordOf(rise, context));
  const events = rises.map(
    ({ from, to, grounds }, i): ComplaintEvent =>
      event("complaint.severityRaised", { recordId: records[i]?.id, from, to, rules: [...new Set(grounds.map((g) => g.rule))] }),
  );
  return changed(complaint, { severities: [...complaint.severities, ...records] }, ...events);
}
