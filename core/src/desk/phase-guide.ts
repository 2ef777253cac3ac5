import { latest, standing } from "../shared/record.ts";
import { approvalGap } from "./approval-gap.ts";
import { boardOf } from "./board.ts";
import type { Complaint } from "./complaint.ts";
import { openErrands } from "./errand-state.ts";
import { isGoodwill } from "./option.ts";
import { hasActivity, phaseOf } from "./phase.ts";
import { resultOf } from "./result.ts";
import { currentAgreement, placementOf } from "./state.ts";
import { isChangeTold } from "./step.ts";
import { toCompleteOf } from "./to-complete.ts";
import { boardFields, type IntakeMust, type Phase, phases } from "./vocabulary.ts";

export const askKeys = [
  "heard",
  "feeling",
  "owner",
  "contact",
  "board",
  "feelings",
  "need",
  "expectation",
  "reachAndGravity",
  "evidence",
  "ownSide",
  "limits",
  "facts",
  "demand",
  "category",
  "respondent",
  "occurredAt",
  "twoOptions",
  "solvingOption",
  "approvals",
  "offered",
  "theirProposal",
  "agreement",
  "plan",
  "expectedResult",
  "confirmation",
  "stepsDone",
  "changesTold",
  "promisesKept",
  "errandsEnded",
  "resultReported",
] as const;
export type AskKey = (typeof askKeys)[number];

/** Something a phase asks for. `missing` names the parts that lack: fields, or ids of records; empty when it is one whole. */
export type Ask = { readonly key: AskKey; readonly done: boolean; readonly missing: readonly string[] };
export type PhaseGuide = {
  readonly phase: Phase;
  /** The furthest phase with something done. */
  readonly current: boolean;
  readonly started: boolean;
  /** Everything it asks for is there. */
  readonly complete: boolean;
  readonly asks: readonly Ask[];
};

const ask = (key: AskKey, done: boolean, missing: readonly string[] = []): Ask => ({ key, done, missing });
const listed = (key: AskKey, missing: readonly string[]): Ask => ask(key, missing.length === 0, missing);
const ids = (records: readonly { readonly id: string }[]) => records.map((r) => r.id);

/** What an import left out is asked for in its phase; a whole intake is not asked about again. */
function intakeAsks(complaint: Complaint, phase: Phase): Ask[] {
  return toCompleteOf(complaint)
    .filter((m) => m.phase === phase)
    .map(({ field }: { field: IntakeMust }) => ask(field, false));
}

function diagnoseAsks(complaint: Complaint): Ask[] {
  const { diagnosis } = complaint;
  const board = boardOf(complaint);
  return [
    listed(
      "board",
      boardFields.filter((field) => board[field].from === "nothing"),
    ),
    ask("feelings", diagnosis.feelings !== ""),
    ask("need", diagnosis.need !== ""),
    ask("expectation", diagnosis.expectation !== ""),
    listed(
      "reachAndGravity",
      (["reach", "gravity"] as const).filter((field) => diagnosis[field] === ""),
    ),
    ask("evidence", diagnosis.evidence !== ""),
    ask("ownSide", diagnosis.ownSide !== ""),
    ask("limits", diagnosis.limits !== ""),
  ];
}

function optionAsks(complaint: Complaint): Ask[] {
  const options = standing(complaint.options);
  const waiting = options.filter((o) => approvalGap(o) === "approvalMissing");
  const declinedAt = options
    .flatMap((o) => (o.answer && !o.answer.accepted ? [o.answer.at] : []))
    .sort()
    .at(-1);
  const accepted = options.some((o) => o.answer?.accepted);
  const asks = [
    ask("twoOptions", options.length >= 2),
    ask(
      "solvingOption",
      options.some((o) => !isGoodwill(o)),
    ),
    ask(
      "offered",
      options.some((o) => o.offered),
    ),
  ];
  if (waiting.length > 0) asks.push(ask("approvals", false, ids(waiting)));
  // After a refusal one asks what they would propose themselves; another option is the answer to that.
  if (declinedAt && !accepted)
    asks.push(
      ask(
        "theirProposal",
        options.some((o) => o.at > declinedAt),
      ),
    );
  return asks;
}

function agreeAsks(complaint: Complaint): Ask[] {
  const agreement = currentAgreement(complaint);
  const last = latest(complaint.agreements);
  const waiting = last && approvalGap(last) === "approvalMissing" ? [last] : [];
  return [
    ask("agreement", agreement !== undefined),
    ...(waiting.length > 0 ? [ask("approvals", false, ids(waiting))] : []),
    ask("plan", standing(complaint.steps).length > 0),
    ask("expectedResult", Boolean(agreement?.expectedResult)),
    ask("confirmation", Boolean(agreement?.confirmation)),
  ];
}

function carryOutAsks(complaint: Complaint): Ask[] {
  const steps = standing(complaint.steps);
  const openPromises = standing(complaint.promises).filter((p) => !p.kept && !p.broken);
  return [
    ask("stepsDone", steps.length > 0 && steps.every((s) => s.done), ids(steps.filter((s) => !s.done))),
    listed("changesTold", ids(steps.filter((s) => !isChangeTold(s)))),
    listed("promisesKept", ids(openPromises)),
    ...(standing(complaint.errands).length > 0 ? [listed("errandsEnded", ids(openErrands(complaint)))] : []),
    ask("resultReported", resultOf(complaint) !== null),
  ];
}

function asksOf(complaint: Complaint, phase: Phase): Ask[] {
  switch (phase) {
    case "mood":
      return [
        ask("heard", complaint.mood.heard !== null),
        ask("feeling", complaint.mood.feeling !== null),
        ask("owner", placementOf(complaint).assigneeId !== null),
      ];
    case "diagnose":
      return diagnoseAsks(complaint);
    case "options":
      return optionAsks(complaint);
    case "agree":
      return agreeAsks(complaint);
    case "carryOut":
      return carryOutAsks(complaint);
  }
}

/** The five phases, what each asks for and what is still missing. It shows, it never bars: any phase can be worked on at any time. */
export function phaseGuide(complaint: Complaint): PhaseGuide[] {
  const current = phaseOf(complaint);
  return phases.map((phase) => {
    const asks = [...asksOf(complaint, phase), ...intakeAsks(complaint, phase)];
    return { phase, current: phase === current, started: hasActivity(complaint, phase), complete: asks.every((a) => a.done), asks };
  });
}
