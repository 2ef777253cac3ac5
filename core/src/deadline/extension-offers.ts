import type { ClockFacts } from "../shared/clock-facts.ts";
import type { RuleClock } from "../shared/clock-words.ts";
import type { Instant } from "../shared/record.ts";
import { clocksOf } from "./clocks-of.ts";
import type { Texts } from "./policy-pack.ts";
import type { Policy } from "./prepare-policy.ts";

/** More time that a pack allows for a clock which still runs, and until when it would run then. */
export type ExtensionOffer = {
  readonly packId: string;
  readonly ruleId: string;
  readonly extensionId: string;
  readonly kind: RuleClock;
  /** What the clock is called where its kind does not say enough. */
  readonly clockLabels: Texts | null;
  readonly labels: Texts;
  readonly legal: boolean;
  readonly fromDueAt: Instant;
  readonly toDueAt: Instant;
};

/**
 * Every extension that could be granted at `now`: of clocks that run and are not late, each once, as long as the pack says.
 * The new end is counted by the clocks themselves, so that what is asked for is what comes out.
 */
export function extensionOffers(facts: ClockFacts, policy: Policy, now: Instant): ExtensionOffer[] {
  const packs = policy.lines.flat();
  return clocksOf(facts, policy).flatMap((clock) => {
    const { packId, packVersion, ruleId, kind, dueAt, legal, basis } = clock;
    if (clock.state !== "active" || dueAt === null || dueAt <= now) return [];
    const ready = packs.find(({ pack }) => pack.id === packId && pack.version === packVersion);
    const rule = ready?.rules.find((each) => each.id === ruleId);
    return (rule?.extensions ?? []).flatMap(({ id, labels }): ExtensionOffer[] => {
      if (basis.extended.includes(id)) return [];
      const granted = { packId, ruleId, extensionId: id, at: now };
      const then = clocksOf({ ...facts, extensions: [...facts.extensions, granted] }, policy).find((each) => each.packId === packId && each.ruleId === ruleId);
      if (!then?.dueAt || then.dueAt <= dueAt) return [];
      return [{ packId, ruleId, extensionId: id, kind, clockLabels: rule?.labels ?? null, labels, legal, fromDueAt: dueAt, toDueAt: then.dueAt }];
    });
  });
}
