import type { ClockFacts } from "../shared/clock-facts.ts";
import { type Instant, standing } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import { kindOf } from "./state.ts";

const times = (records: readonly { readonly at: Instant }[]): Instant[] => records.map((record) => record.at);

/** Of two moments the later; as text they compare as in time. */
const later = (a: Instant, b: Instant): Instant => [a, b].sort()[1] ?? a;

/** Suspensions, and waits, each until it ended, the next one took its place or the complaint was closed. */
function pausesOf(complaint: Complaint): ClockFacts["pauses"] {
  const waits = standing(complaint.waits);
  const closings = times(standing(complaint.closures));
  const waited = waits.map((wait, i): ClockFacts["pauses"][number] => {
    const ends = [wait.ended?.at, waits[i + 1]?.at, closings.find((at) => at >= wait.at)].filter((at): at is Instant => at !== undefined);
    return { from: wait.at, to: ends.sort()[0] ?? null, reason: "waitingForCustomer" };
  });
  const suspended = standing(complaint.suspensions).map((each): ClockFacts["pauses"][number] => {
    const ends = [each.ended?.at, closings.find((at) => at >= each.at)].filter((at): at is Instant => at !== undefined);
    return { from: each.at, to: ends.sort()[0] ?? null, reason: "suspended" };
  });
  return [...waited, ...suspended];
}

/** The ladder as it was climbed; what is filed as a complaint counts as ordinary at least (state.ts). */
function severitiesOf(complaint: Complaint): ClockFacts["severities"] {
  const filed = kindOf(complaint) === "complaint";
  const history = standing(complaint.severities).map(
    ({ at, severity }) => ({ at, severity: filed && severity === "potential" ? "ordinary" : severity }) as const,
  );
  return history.length > 0 ? history : [{ at: complaint.created.at, severity: "ordinary" }];
}

/** What was granted for clocks of rules; how much that is, the pack says. */
function extensionsOf(complaint: Complaint): ClockFacts["extensions"] {
  return standing(complaint.extensions).flatMap(({ of, decided }) =>
    of.kind === "clock" && decided?.approved ? [{ packId: of.packId, ruleId: of.ruleId, extensionId: of.extensionId, at: decided.at }] : [],
  );
}

/**
 * What deadlines need to know of a complaint (core/deadline); `customerStanding` is the customer's, null when nobody asks. Told is
 * the customer by messages and calls, but also by a contact that reached them, an option put before them, a result or final answer.
 */
export function clockFactsOf(complaint: Complaint, customerStanding: string | null): ClockFacts {
  const { intake, contact } = complaint;
  // Years of a past that another system answered for would drown what is late here: an import's clocks begin when it came in.
  const begun = intake.imported ? complaint.created.at : intake.receivedAt;
  const result = complaint.resultReported ? [complaint.resultReported] : [];
  const answers = standing(complaint.finalAnswers);
  const reached = standing(complaint.contactTries).filter((each) => each.reached);
  const offered = standing(complaint.options).flatMap((option) => option.offered ?? []);
  const closures = standing(complaint.closures);
  return {
    receivedAt: begun,
    channel: intake.channel,
    standing: customerStanding,
    referral: intake.referral ? { body: intake.referral.body, at: begun } : null,
    severities: severitiesOf(complaint),
    acknowledgedAt: complaint.acknowledgement?.at ?? null,
    toldAt: [...contact.told, ...times(reached), ...times(offered), ...times(answers), ...times(result)].map((at) => later(at, begun)).sort(),
    customerWroteAt: contact.wroteAt,
    decidedAt: [...times(standing(complaint.agreements)), ...times(answers), ...times(result)].sort(),
    followedUpAt: closures.flatMap((closure) => times(standing(closure.followUps))).sort(),
    closings: closures.map((closure) => ({ at: closure.at, merged: closure.outcome === "merged" })),
    reopenings: times(standing(complaint.reopenings)),
    pauses: pausesOf(complaint),
    extensions: extensionsOf(complaint),
  };
}
