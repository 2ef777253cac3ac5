import type { Complaint } from "./complaint.ts";
import type { ComplaintEvent } from "./decision.ts";
import { type DueTime, dueTimesOf } from "./due-time.ts";
import { event } from "./stamp.ts";

/**
 * What happened when the clock reached these moments of a complaint. What is no longer so (kept meanwhile, moved, closed)
 * happened to nothing; a reminder is not given when the thing itself is due in the same look.
 */
export function dueReached(complaint: Complaint, reached: readonly Pick<DueTime, "key" | "at">[]): ComplaintEvent[] {
  const standing = new Map(dueTimesOf(complaint).map((time) => [time.key, time]));
  const times = reached.flatMap((each) => {
    const time = standing.get(each.key);
    return time && time.at === each.at ? [time] : [];
  });
  const thing = ({ kind, recordId, clock }: DueTime) => `${kind}:${clock ? `${clock.packId}/${clock.ruleId}` : recordId}`;
  const due = new Set(times.filter((time) => time.stage === "due").map(thing));
  return times
    .filter((time) => time.stage === "due" || !due.has(thing(time)))
    .map((time) => {
      const data = {
        kind: time.kind,
        about: time.recordId,
        dueAt: time.dueAt,
        ...(time.who ? { who: time.who } : {}),
        ...time.clock,
        ...(time.labels ? { labels: time.labels } : {}),
      };
      return event(time.stage === "due" ? "complaint.dueReached" : "complaint.dueSoon", data);
    });
}
