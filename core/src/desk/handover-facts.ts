import { type Instant, standing } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import type { TimelineItem } from "./contract-view.ts";
import { openErrands } from "./errand-state.ts";
import { phaseOf } from "./phase.ts";
import { currentAgreement, openWait, severityOf } from "./state.ts";
import type { Phase, Severity } from "./vocabulary.ts";

type Owed = { readonly text: string; readonly personId: string; readonly dueAt: Instant };

/** What the next one must know, as far as the records tell: where it stands, what is owed, what the customer was told last. */
export type HandoverFacts = {
  readonly severity: Severity;
  readonly phase: Phase;
  readonly waitingUntil: Instant | null;
  readonly feeling: string;
  readonly agreed: string;
  readonly promises: readonly Owed[];
  readonly steps: readonly Owed[];
  /** What others were asked to do; `personId` is the team's while nobody has taken it. */
  readonly errands: readonly Owed[];
  readonly told: { readonly at: Instant; readonly text: string } | null;
};

const byDue = (a: Owed, b: Owed) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0);
const longestTold = 200;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...line];
  return letters.length > longestTold ? `${letters.slice(0, longestTold).join("")}…` : line;
}

/** What a person of the team last told the customer: a message or letter that went out, a call that reached them. */
function toldLast(timeline: readonly TimelineItem[]): HandoverFacts["told"] {
  const item = timeline.findLast(
    (each) =>
      each.type === "message" &&
      each.by.type === "person" &&
      (each.kind === "call" ? each.call?.reached === true : each.direction === "outbound" && each.kind !== "note"),
  );
  return item?.type === "message" ? { at: item.at, text: shortened(item.text) } : null;
}

/** The facts of a hand-over note; `timeline`: what is known of what was said, oldest first. */
export function handoverFacts(complaint: Complaint, timeline: readonly TimelineItem[]): HandoverFacts {
  const promises = standing(complaint.promises).filter((p) => !p.kept && !p.broken);
  const steps = standing(complaint.steps).filter((s) => !s.done);
  return {
    severity: severityOf(complaint),
    phase: phaseOf(complaint),
    waitingUntil: openWait(complaint)?.reviewAt ?? null,
    feeling: complaint.mood.feeling?.text ?? "",
    agreed: shortened(currentAgreement(complaint)?.text ?? ""),
    promises: promises.map((p) => ({ text: p.what, personId: p.personId, dueAt: p.dueAt })).sort(byDue),
    steps: steps.map((s) => ({ text: s.text, personId: s.ownerId, dueAt: s.dueAt })).sort(byDue),
    errands: openErrands(complaint)
      .map((e) => ({ text: e.title, personId: e.ownerId ?? e.teamId ?? "", dueAt: e.dueAt }))
      .sort(byDue),
    told: toldLast(timeline),
  };
}
